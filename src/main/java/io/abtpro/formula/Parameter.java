package io.abtpro.formula;

/// A number of a formula that a user or a tuner may choose.
///
/// @param label as shown; its name where the text gives none
/// @param unit "bars", "%" or ""
/// @param isWhole true where only whole numbers are allowed, as of bars
public record Parameter(
        String name,
        String label,
        String unit,
        boolean isWhole,
        double min,
        double max,
        double step,
        double usual) {}
