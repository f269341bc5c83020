package io.abtpro.bench;

import io.abtpro.bars.GeneratedBars;
import io.abtpro.bars.Timeframe;
import io.abtpro.failures.RefusedException;
import io.abtpro.formula.Formula;
import io.abtpro.formula.FormulaText;
import io.abtpro.formula.Parameter;
import io.abtpro.formula.Problem;
import io.abtpro.indicators.Columns;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/// Random texts and mutations of valid ones against the reader of formulas: each gives a formula,
/// or problems with places within the text, never an exception, and soon. What reads as a formula
/// is computed on a few bars, which gives signals or a refusal that names a line.
final class FormulaTexts {
    private static final double BOUND_MS = 100;
    private static final int MUTATED = 10;
    private static final int TRIES = 5;
    private static final int MOST_TOLD = 20;
    private static final int SHOWN = 300;

    private final Function<String, FormulaText> reader;
    private final Columns columns =
            new Columns(GeneratedBars.of(new GeneratedBars.Options(200, 1, Timeframe.parse("1h"))));
    private final List<String> faults = new ArrayList<>();
    private int texts;
    private int formulas;
    private int refused;
    private double slowest;
    private String slowestText = "";

    /// @param reader of formulas
    FormulaTexts(Function<String, FormulaText> reader) {
        this.reader = reader;
    }

    static Check check() {
        return new Check(
                "formula-texts",
                "texts that the reader of formulas fails at, or takes over 100 ms for",
                List.of(
                        new Check.Argument("seed", "1", "1"),
                        new Check.Argument("texts", "100000", "300")),
                FormulaTexts::run);
    }

    private static boolean run(Given given) {
        var run = new FormulaTexts(FormulaText::read);
        int random = given.count("texts");
        int mutated = Math.max(1, random / MUTATED);
        var made = new MadeFormulas(given.number("seed"));
        run.read(MadeFormulas.valid().getFirst()); // its first text waits for the catalogue
        run.slowest = 0;
        for (int i = 0; i < random; i++) {
            run.read(made.random());
        }
        for (int i = 0; i < mutated; i++) {
            run.read(made.mutated());
        }
        given.line(
                "%,d random texts, %,d mutations: %,d formulas, %,d of them refused when computed,"
                        + " %,d with problems; faults %d",
                random,
                mutated,
                run.formulas,
                run.refused,
                run.texts - run.formulas,
                run.faults.size());
        given.line("slowest %.1f ms: %s", run.slowest, shown(run.slowestText));
        run.faults.stream().limit(MOST_TOLD).forEach(fault -> given.line("%s", fault));
        return run.faults.isEmpty();
    }

    List<String> faults() {
        return List.copyOf(faults);
    }

    /// Reads one text, and computes what it says.
    void read(String text) {
        texts++;
        try {
            double took = Double.POSITIVE_INFINITY;
            // Other work on the machine slows one try, a slow text all.
            for (int i = 0; i < TRIES && took > BOUND_MS; i++) {
                long begun = System.nanoTime();
                FormulaText read = reader.apply(text);
                String refusal = computed(read);
                took = Math.min(took, (System.nanoTime() - begun) / 1e6);
                if (i == 0) {
                    judge(read, refusal);
                }
            }
            if (took > slowest) {
                slowest = took;
                slowestText = text;
            }
            if (took > BOUND_MS) {
                faults.add("%.0f ms: %s".formatted(took, shown(text)));
            }
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError failure) {
            faults.add("%s: %s".formatted(failure, shown(text)));
        }
    }

    private void judge(FormulaText read, String refusal) {
        if (read.formula().isPresent() != read.problems().isEmpty()) {
            faults.add("neither formula nor problem: " + shown(read.text()));
        }
        String[] lines = read.text().split("\n", -1);
        for (Problem problem : read.problems()) {
            if (!isWithin(problem, lines)) {
                faults.add("%s is no place of: %s".formatted(problem, shown(read.text())));
            }
        }
        formulas += read.formula().isPresent() ? 1 : 0;
        refused += refusal.isEmpty() ? 0 : 1;
        if (!refusal.isEmpty() && !refusal.contains("line ")) {
            faults.add("'%s' names no line of: %s".formatted(refusal, shown(read.text())));
        }
    }

    /// Computes the signals. Returns why they were refused, empty where they were not.
    private String computed(FormulaText read) {
        if (read.formula().isEmpty()) {
            return "";
        }
        try {
            Formula formula = read.formula().get();
            var _ = formula.signals(columns, usual(formula));
            return "";
        } catch (RefusedException said) {
            return String.valueOf(said.getMessage());
        }
    }

    private static Map<String, Double> usual(Formula formula) {
        Map<String, Double> values = new LinkedHashMap<>();
        for (Parameter parameter : formula.parameters()) {
            values.put(parameter.name(), parameter.usual());
        }
        return values;
    }

    /// The place where a text ends is within it.
    private static boolean isWithin(Problem problem, String[] lines) {
        return problem.line() >= 1
                && problem.line() <= lines.length
                && problem.column() >= 1
                && problem.column() <= lines[problem.line() - 1].length() + 1
                && problem.length() >= 1
                && !problem.message().isBlank();
    }

    private static String shown(String text) {
        var shown = new StringBuilder();
        text.chars()
                .limit(SHOWN)
                .forEach(
                        c ->
                                shown.append(
                                        c >= ' ' && c < 127
                                                ? Character.toString(c)
                                                : String.format(Locale.ENGLISH, "\\u%04x", c)));
        return text.length() > SHOWN
                ? "%s... (%,d characters)".formatted(shown, text.length())
                : shown.toString();
    }
}
