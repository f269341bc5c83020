package io.abtpro.bench;

import io.abtpro.formula.Functions;
import io.abtpro.strategies.FormulaStrategy;
import io.abtpro.strategies.StrategyCatalog;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/// Texts that are formulas, nearly formulas, or none.
final class MadeFormulas {
    private static final String OWN =
            """
            strategy "RSI pullback in an uptrend"
            about "Buys weakness."
            param trend = 200 in 50..400 step 10 bars "Trend average"
            param dip = 30 in 5..50 step 1 "RSI below"
            require dip < 50 and (trend > 60 or not dip = 4)
            let up = close > sma(trend) and close > at 1d (sma(3))
            let spread = if(up, close / ema(close - open, 9) - 1, value_when(not up, close[3]))
            enter long when up and rsi(14) crosses below dip and quantile(volume, 20, 0.5) < volume
            exit long when rsi(14) > 60 or not up or bars_since(close < low[1]) between 3 and 9
            enter short when if(hour = 9, slope(close, 9), -1) > 2 ^ 0.5 * correlation(high, low, 7)
            exit short when count(rising(close, 2), 10) >= 5 or spread != beta(open, close, 12)
            stop 2%
            target 9.5 %
            """;

    private static final List<String> VALID =
            Stream.concat(
                            Stream.of(OWN),
                            StrategyCatalog.all().stream()
                                    .map(strategy -> FormulaStrategy.shipped(strategy.id())))
                    .toList();

    private static final List<String> WORDS = words();

    private final SplittableRandom random;

    MadeFormulas(long seed) {
        random = new SplittableRandom(seed);
    }

    static List<String> valid() {
        return VALID;
    }

    private static List<String> words() {
        List<String> words = new ArrayList<>();
        Functions.catalogue().forEach(function -> words.add(function.name()));
        words.addAll(
                List.of(
                        ("strategy about param require let enter exit long short when stop target"
                             + " trail hold and or not crosses above below between in step bars at"
                             + " of ( ) [ ] , = < > <= >= != .. + - * / ^ % 0 1 2 5 14 0.5 .5 1e9"
                             + " 1e308 1e-320 99999999999999999999 1d 1h 15m 1w x n a b")
                                .split(" ")));
        words.addAll(
                List.of(
                        "\n",
                        "\n",
                        "\r\n",
                        "\t",
                        "#",
                        "\"",
                        "\"x\"",
                        "\u00e9",
                        "\0",
                        "\ud83d\ude00",
                        "\ud83d",
                        "\ufeff",
                        "\u2028",
                        "let x = close\n",
                        "param n = 5 in 2..9 bars\n",
                        "enter long when ",
                        "close > "));
        return List.copyOf(words);
    }

    /// Any string: of words of the language, an expression, any characters, or long.
    String random() {
        return switch (random.nextInt(20)) {
            case 0 -> characters(0x20, 0x7f);
            case 1 -> characters(0, Character.MAX_VALUE + 1);
            case 2 -> repeated();
            case 3, 4, 5, 6, 7 ->
                    "param n = 5 in 2..9 bars\nlet x = close\nenter long when "
                            + condition(random.nextInt(5))
                            + "\n";
            default -> someWords(1 + random.nextInt(60));
        };
    }

    /// A valid text with a few faults.
    String mutated() {
        var text = new StringBuilder(VALID.get(random.nextInt(VALID.size())));
        for (int i = random.nextInt(5); i >= 0 && !text.isEmpty(); i--) {
            mutate(text);
        }
        return text.toString();
    }

    private void mutate(StringBuilder text) {
        int at = random.nextInt(text.length());
        int to = Math.min(text.length(), at + 1 + random.nextInt(12));
        switch (random.nextInt(8)) {
            case 0 -> text.deleteCharAt(at);
            case 1 -> text.insert(at, word());
            case 2 -> text.setCharAt(at, (char) (32 + random.nextInt(95)));
            case 3 -> text.delete(at, to);
            case 4 -> text.insert(random.nextInt(text.length()), text.substring(at, to));
            case 5 -> text.insert(at, someWords(4));
            case 6 -> {
                List<String> lines = new ArrayList<>(text.toString().lines().toList());
                lines.add(
                        random.nextInt(lines.size() + 1), lines.get(random.nextInt(lines.size())));
                text.setLength(0);
                text.append(String.join("\n", lines));
            }
            default -> text.setLength(at);
        }
    }

    private String characters(int from, int to) {
        var text = new StringBuilder();
        for (int i = random.nextInt(200); i >= 0; i--) {
            text.append((char) random.nextInt(from, to));
        }
        return text.toString();
    }

    /// The same words over and over, up to the longest text and beyond.
    private String repeated() {
        String unit = someWords(1 + random.nextInt(3));
        int times = 1 << random.nextInt(13);
        String start = random.nextBoolean() ? "enter long when close > 1 " : "let x = ";
        return start + unit.repeat(Math.min(times, 70_000 / unit.length() + 1));
    }

    private String someWords(int count) {
        var text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(word()).append(random.nextInt(4) == 0 ? "" : " ");
        }
        return text.toString();
    }

    private String word() {
        return WORDS.get(random.nextInt(WORDS.size()));
    }

    /// A number at each bar; now and then a word that does not fit.
    private String number(int depth) {
        if (random.nextInt(40) == 0) {
            return word();
        }
        if (depth == 0) {
            return pick("close", "n", "3", "volume", "x", "0.5", "hl2", "rsi(14)", "hour", "sar");
        }
        String one = number(depth - 1);
        String other = number(random.nextInt(depth));
        String bars = pick("n", "5", "2", "20", "n + 1", "700", "1e6", "0");
        return switch (random.nextInt(12)) {
            case 0, 1 -> one + pick(" + ", " - ", " * ", " / ", " ^ ") + other;
            case 2 -> pick("-", "abs", "sqrt", "log", "exp", "sign", "round") + "(" + one + ")";
            case 3 -> pick("min", "max") + "(" + one + ", " + other + ")";
            case 4, 5 ->
                    pick("highest", "lowest", "sum", "mean", "median", "stdev", "slope", "change")
                            + "(%s, %s)".formatted(one, bars);
            case 6 -> pick("correlation", "beta") + "(%s, %s, %s)".formatted(one, other, bars);
            case 7 -> pick("ema", "sma", "rsi", "zscore", "roc") + "(%s, %s)".formatted(one, bars);
            case 8 -> "(" + one + ")[" + pick("1", "0", "n", "3", "-1") + "]";
            case 9 -> "at " + pick("1d", "4h", "1w", "1h") + " (" + one + ")";
            case 10 -> "if(" + condition(depth - 1) + ", " + one + ", " + other + ")";
            default ->
                    pick("bars_since(%s)", "count(%s, n)", "value_when(%s, x)")
                            .formatted(condition(depth - 1));
        };
    }

    private String condition(int depth) {
        if (depth == 0 || random.nextInt(3) == 0) {
            String left = number(depth);
            String sign = pick(">", "<", ">=", "<=", "=", "!=", "crosses above", "crosses below");
            return random.nextInt(6) == 0
                    ? "%s between %s and %s".formatted(left, number(0), number(0))
                    : "%s %s %s".formatted(left, sign, number(depth));
        }
        String one = condition(depth - 1);
        return switch (random.nextInt(4)) {
            case 0 -> "not (" + one + ")";
            case 1 -> "(" + one + pick(") and ", ") or ") + condition(depth - 1);
            case 2 -> pick("rising", "falling") + "(" + number(depth - 1) + ", n)";
            default -> one;
        };
    }

    private String pick(String... words) {
        return words[random.nextInt(words.length)];
    }
}
