package io.abtpro.report;

import io.abtpro.formula.FormulaText;
import io.abtpro.math.Sha256;

import java.util.List;

/// What reading the text of a strategy gave.
///
/// @param sha256 of the text, which is the version of the strategy
public record FormulaCheckDocument(boolean ok, String sha256, List<Mistake> errors)
        implements Document {
    /// A problem and its place; lines and columns count from 1.
    public record Mistake(int line, int column, String message) {}

    public FormulaCheckDocument {
        errors = List.copyOf(errors);
    }

    public static FormulaCheckDocument of(FormulaText read) {
        return new FormulaCheckDocument(
                read.problems().isEmpty(),
                Sha256.hex(read.text()),
                read.problems().stream()
                        .map(p -> new Mistake(p.line(), p.column(), p.message()))
                        .toList());
    }
}
