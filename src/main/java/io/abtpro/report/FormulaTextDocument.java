package io.abtpro.report;

import io.abtpro.strategies.FormulaStrategy;

/// A strategy as text.
///
/// @param sha256 of the text, which is the version of the strategy
public record FormulaTextDocument(String id, String name, String sha256, String text)
        implements Document {
    public static FormulaTextDocument of(FormulaStrategy strategy) {
        return new FormulaTextDocument(
                strategy.id(), strategy.name(), strategy.version(), strategy.text());
    }
}
