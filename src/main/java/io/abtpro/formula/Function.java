package io.abtpro.formula;

/// What completion and help show of one name of the language.
///
/// @param name as typed, such as "plus_di"
/// @param signature such as "sma(period = 20)" or "highest(x, n)"
/// @param line what it gives, in one line
/// @param unit "price", "volume", "number" or "condition"
/// @param warmup bars before it has a value, in words; empty where it has one at once
/// @param alias the name that this one stands for, empty for a name of its own
public record Function(
        String name, String signature, String line, String unit, String warmup, String alias) {}
