package io.abtpro.formula;

import io.abtpro.failures.RefusedException;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// A text, and what reading it gave. Reading never fails: what is wrong is listed, in the order of
/// the text.
///
/// @param formula present where there is no problem
public record FormulaText(String text, Optional<Formula> formula, List<Problem> problems) {
    /// The longest text, in bytes of UTF-8.
    public static final int LONGEST = 64 * 1024;

    /// No more are listed of one text.
    static final int MOST_PROBLEMS = 50;

    public FormulaText {
        problems = List.copyOf(problems);
    }

    /// Reads the text of a strategy.
    public static FormulaText read(String text) {
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > LONGEST) {
            return refused(text, "a text may have %,d bytes, has %,d".formatted(LONGEST, bytes));
        }
        List<Problem> problems = new ArrayList<>();
        var reader = new Reader(new Lexer(text, problems).tokens());
        FormulaParts parts = new Statements(reader, problems).read();
        if (problems.isEmpty()) {
            return new FormulaText(text, Optional.of(new Formula(parts)), List.of());
        }
        List<Problem> sorted =
                problems.stream()
                        .sorted(
                                Comparator.comparingInt(Problem::line)
                                        .thenComparingInt(Problem::column))
                        .limit(MOST_PROBLEMS)
                        .toList();
        return new FormulaText(text, Optional.empty(), sorted);
    }

    private static FormulaText refused(String text, String message) {
        return new FormulaText(text, Optional.empty(), List.of(new Problem(1, 1, 1, message, "")));
    }

    /// The formula.
    ///
    /// @throws IllegalArgumentException that says the first problem, if there is one
    public Formula orRefuse() {
        return formula.orElseThrow(
                () ->
                        new RefusedException(
                                problems.getFirst().sentence()
                                        + (problems.size() == 1
                                                ? ""
                                                : " (and %d more)"
                                                        .formatted(problems.size() - 1))));
    }
}
