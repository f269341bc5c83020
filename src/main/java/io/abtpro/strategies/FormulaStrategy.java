package io.abtpro.strategies;

import io.abtpro.failures.RefusedException;
import io.abtpro.formula.Formula;
import io.abtpro.formula.FormulaText;
import io.abtpro.indicators.Columns;
import io.abtpro.math.Sha256;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A strategy that a text says. Its version is the text's SHA-256: an edited text is another
/// strategy to whoever counts trials or goes on with a tuning.
///
/// @param id the real path of its file, or the id of the catalogue's strategy that it says again
/// @param space the text's parameters, then the protective ones with what the text says of them as
///   default
public record FormulaStrategy(
        String id, String text, String version, Formula formula, ParameterSpace space)
        implements Strategy {
    /// How the names of files with formulas end.
    public static final String SUFFIX = ".strategy";

    /// The strategy that `text` says.
    ///
    /// @throws IllegalArgumentException that says line, column and what is wrong
    public static FormulaStrategy of(String id, String text) {
        Formula formula = FormulaText.read(text).orRefuse();
        return new FormulaStrategy(id, text, Sha256.hex(text), formula, space(formula));
    }

    /// The strategy in a file.
    ///
    /// @throws IllegalArgumentException that says file, line, column and what is wrong
    static FormulaStrategy read(Path file) throws IOException {
        try {
            return of(file.toRealPath().toString(), text(file));
        } catch (IllegalArgumentException refused) {
            throw new RefusedException(file + ": " + refused.getMessage(), refused);
        }
    }

    /// The text of a file of UTF-8.
    ///
    /// @throws IllegalArgumentException if it is too long or has other bytes
    public static String text(Path file) throws IOException {
        if (Files.size(file) > FormulaText.LONGEST) {
            throw new RefusedException(
                    "a formula's file may have %,d bytes, has %,d"
                            .formatted(FormulaText.LONGEST, Files.size(file)));
        }
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (CharacterCodingException bytes) {
            throw new RefusedException("a formula's file must be UTF-8 text", bytes);
        }
    }

    /// The text of the catalogue's strategy of this id.
    ///
    /// @throws IllegalArgumentException if the catalogue has none of this id
    public static String shipped(String id) {
        try (InputStream in =
                FormulaStrategy.class.getResourceAsStream("formulas/" + id + SUFFIX)) {
            if (in == null) {
                throw new RefusedException("no strategy '" + id + "' is shipped as a formula");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public Optional<String> formulaText() {
        return Optional.of(text);
    }

    @Override
    public String name() {
        return formula.title().isEmpty() ? Path.of(id).getFileName().toString() : formula.title();
    }

    @Override
    public String description() {
        return formula.about().isEmpty()
                ? "Enters and leaves as the formula in %s says.".formatted(id)
                : formula.about();
    }

    private static ParameterSpace space(Formula formula) {
        List<ParameterSpace.Parameter> own = new ArrayList<>();
        formula.parameters()
                .forEach(
                        p ->
                                own.add(
                                        new ParameterSpace.Parameter(
                                                p.name(),
                                                p.label(),
                                                p.unit(),
                                                p.isWhole(),
                                                p.min(),
                                                p.max(),
                                                p.step(),
                                                p.usual(),
                                                false,
                                                p.label())));
        List<ParameterSpace.Parameter> all = new ArrayList<>();
        for (ParameterSpace.Parameter p : Parameters.space(own).parameters()) {
            all.add(
                    switch (p.name()) {
                        case "stopLoss" -> withDefault(p, formula.percent(Formula.Guard.STOP));
                        case "takeProfit" -> withDefault(p, formula.percent(Formula.Guard.TARGET));
                        case "trailingStop" -> withDefault(p, formula.percent(Formula.Guard.TRAIL));
                        default -> p;
                    });
        }
        return new ParameterSpace(all);
    }

    private static ParameterSpace.Parameter withDefault(ParameterSpace.Parameter p, double value) {
        return new ParameterSpace.Parameter(
                p.name(),
                p.label(),
                p.unit(),
                p.integer(),
                p.min(),
                p.max(),
                p.step(),
                value,
                p.offAtZero(),
                p.tip());
    }

    @Override
    public boolean allows(ParameterSet parameters) {
        return formula.broken(parameters.values()).isEmpty();
    }

    @Override
    public Signals signals(Columns columns, ParameterSet parameters) {
        Parameters.check(space, parameters);
        Map<Formula.Rule, BitSet> rules = formula.signals(columns, parameters.values());
        return new Signals(
                rules.getOrDefault(Formula.Rule.ENTER_LONG, new BitSet()),
                rules.getOrDefault(Formula.Rule.EXIT_LONG, new BitSet()),
                rules.getOrDefault(Formula.Rule.ENTER_SHORT, new BitSet()),
                rules.getOrDefault(Formula.Rule.EXIT_SHORT, new BitSet()),
                columns.series().size());
    }

    @Override
    public Protection protection(ParameterSet parameters) {
        return Parameters.protection(parameters);
    }
}
