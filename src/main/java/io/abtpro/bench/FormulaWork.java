package io.abtpro.bench;

import io.abtpro.formula.FormulaText;

import java.util.List;

/// The reading of a formula.
final class FormulaWork {
    private static final int LINES = 50;

    private FormulaWork() {}

    static List<Workload> all() {
        return List.of(new Workload("formula-read", "ms", Goal.atMost(5), FormulaWork::reading));
    }

    private static Prepared reading(Setting setting) {
        String text = text(LINES);
        return new Prepared(
                "a formula of %d lines, %,d characters, from text to what is computed"
                        .formatted(LINES, text.length()),
                "",
                setting.rounds(Rounds.ofShort()),
                Sample.time(1000, () -> FormulaText.read(text).orRefuse().parameters().size()));
    }

    /// A formula of so many lines, each of which uses one before it.
    private static String text(int lines) {
        var text =
                new StringBuilder(
                        "param n = 20 in 5..50 step 1 bars \"Average\"\nlet x0 = close\n");
        for (int i = 1; i <= lines - 4; i++) {
            text.append(
                    ("let x%d = if(sma(x%d, n) crosses above x%d and rsi(14) < %d,"
                                    + " highest(high, %d) - 2 * atr(14), x%d / ema(close, n))\n")
                            .formatted(i, i - 1, i / 2, 20 + i, 10 + i, i - 1));
        }
        return text.append("enter long when close > x%d\n".formatted(lines - 4))
                .append("exit long when close < x%d\n".formatted(lines - 4))
                .toString();
    }
}
