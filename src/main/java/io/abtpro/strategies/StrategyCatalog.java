package io.abtpro.strategies;

import io.abtpro.failures.RefusedException;
import io.abtpro.indicators.Spelling;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Every strategy of the workbench; the audit and the tests run over this list.
public final class StrategyCatalog {
    private static final List<Strategy> ALL =
            Stream.of(AverageStrategies.all(), ReversionStrategies.all(), BreakoutStrategies.all())
                    .<Strategy>flatMap(List::stream)
                    .toList();

    private StrategyCatalog() {}

    public static List<Strategy> all() {
        return ALL;
    }

    /// The strategy of this id, or the formula or ta4j strategy JSON in the file of this path; a
    /// formula's file is named NAME.strategy.
    ///
    /// @throws IllegalArgumentException "unknown strategy 'x'; did you mean 'y'?"
    public static Strategy get(String idOrFile) {
        for (Strategy strategy : ALL) {
            if (strategy.id().equals(idOrFile)) {
                return strategy;
            }
        }
        Optional<Path> file = file(idOrFile);
        if (file.isPresent()) {
            return idOrFile.endsWith(FormulaStrategy.SUFFIX)
                    ? fromFormula(file.get())
                    : fromTa4jJson(file.get());
        }
        throw new RefusedException(
                Spelling.unknown("strategy", idOrFile, ALL.stream().map(Strategy::id).toList()));
    }

    /// The strategy of this id as it was kept: what its formula's text says where one was kept with
    /// it, whatever became of its file.
    ///
    /// @throws IllegalArgumentException if a text was kept with the id of a built-in strategy, or
    ///   has a problem; else as [#get(String)]
    public static Strategy get(String idOrFile, Optional<String> formulaText) {
        if (formulaText.isEmpty()) {
            return get(idOrFile);
        }
        if (ALL.stream().anyMatch(s -> s.id().equals(idOrFile))) {
            throw new RefusedException(
                    ("strategy '%s' is built in, so no formula can stand in for it; give the"
                                    + " formula's strategy another id")
                            .formatted(idOrFile));
        }
        return FormulaStrategy.of(idOrFile, formulaText.get());
    }

    /// True where a strategy of this id was read from a file, which may be gone: its id is a path.
    public static boolean isOfFile(String id) {
        return ALL.stream().noneMatch(s -> s.id().equals(id))
                && path(id).filter(p -> p.isAbsolute() || Files.isRegularFile(p)).isPresent();
    }

    private static Optional<Path> path(String name) {
        try {
            return Optional.of(Path.of(name));
        } catch (InvalidPathException noPath) {
            return Optional.empty();
        }
    }

    private static Optional<Path> file(String name) {
        return path(name).filter(Files::isRegularFile);
    }

    /// The strategy that the text of a file says; its id is the file's real path.
    ///
    /// @throws IllegalArgumentException that says file, line, column and what is wrong
    public static FormulaStrategy fromFormula(Path file) {
        try {
            return FormulaStrategy.read(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + file, unreadable);
        }
    }

    /// The strategy in a ta4j strategy JSON file (ta4j's own serialised form); its id is the file's
    /// real path.
    ///
    /// @throws IllegalArgumentException if ta4j cannot read it
    public static Strategy fromTa4jJson(Path file) {
        try {
            return Ta4jFileStrategy.read(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + file, unreadable);
        } catch (IllegalArgumentException refused) {
            throw new RefusedException(file + ": " + refused.getMessage(), refused);
        }
    }

    /// The long side of `strategy` at `parameters` as ta4j strategy JSON; warm-up as on `columns`.
    ///
    /// @throws IllegalArgumentException if the strategy has none, or has a stop or target switched
    ///   on
    public static String ta4jJson(
            Strategy strategy, io.abtpro.indicators.Columns columns, ParameterSet parameters) {
        if (!strategy.protection(parameters).equals(Protection.NONE)) {
            throw new RefusedException(
                    ("ta4j strategy JSON has no stops within a bar, and with %s it would trade"
                         + " otherwise; set stops and targets to 0, or choose another export")
                            .formatted(parameters.values()));
        }
        return switch (strategy) {
            case RuleStrategy rules -> rules.ta4jJson(columns, parameters);
            case Ta4jFileStrategy file -> file.json().text();
            default ->
                    throw new RefusedException(
                            "strategy '" + strategy.id() + "' has no ta4j rules");
        };
    }
}
