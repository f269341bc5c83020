package io.abtpro.formula;

import io.abtpro.indicators.IndicatorCatalog;
import io.abtpro.indicators.IndicatorSpec;
import io.abtpro.indicators.Unit;
import io.abtpro.math.EditDistance;
import io.abtpro.math.PlainNumber;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The catalogue of the language: every name that a formula may use beside its own.
public final class Functions {
    /// Indicators that read nothing but closes, so another column can stand in for them.
    static final Set<String> OF_A_COLUMN =
            Set.of(
                    "sma",
                    "ema",
                    "wma",
                    "hma",
                    "macd",
                    "macd-signal",
                    "macd-histogram",
                    "rsi",
                    "rsi-wilder",
                    "zscore",
                    "roc",
                    "standard-deviation",
                    "bollinger-upper",
                    "bollinger-middle",
                    "bollinger-lower");

    private static final Map<String, String> ALIASES = aliases();
    private static final Map<String, Op> OWN = own();
    private static final Map<String, Function> ALL = all(OWN);

    /// No name is as long, and to compare with one takes as long as it is.
    private static final int LONGEST_MEANT = 60;

    private Functions() {}

    /// Every name in order: prices, indicators, functions, then other spellings.
    public static List<Function> catalogue() {
        return List.copyOf(ALL.values());
    }

    /// What `name` is; empty where the language has no such name.
    public static Optional<Function> of(String name) {
        return Optional.ofNullable(ALL.get(name));
    }

    /// The indicator that `name` or what it stands for means.
    static Optional<IndicatorSpec> indicator(String name) {
        String id = ALIASES.getOrDefault(name, name).replace('_', '-');
        return IndicatorCatalog.all().stream().filter(spec -> spec.id().equals(id)).findFirst();
    }

    /// The function of the language itself that `name` means.
    static Optional<Op> function(String name) {
        return Optional.ofNullable(OWN.get(name));
    }

    /// The one of `names` that was probably meant by `name`; empty where none is near.
    static String nearest(String name, Collection<String> names) {
        if (name.length() > LONGEST_MEANT) {
            return "";
        }
        String nearest = "";
        int best = Integer.MAX_VALUE;
        for (String candidate : names) {
            int distance = EditDistance.between(name.toLowerCase(Locale.ROOT), candidate);
            if (distance < best) {
                best = distance;
                nearest = candidate;
            }
        }
        return best <= Math.max(1, Math.min(name.length(), nearest.length()) / 3) ? nearest : "";
    }

    private static Map<String, String> aliases() {
        Map<String, String> aliases = new LinkedHashMap<>();
        aliases.put("sar", "parabolic_sar");
        aliases.put("stdev", "standard_deviation");
        aliases.put("mean", "sma");
        aliases.put("bb_upper", "bollinger_upper");
        aliases.put("bb_middle", "bollinger_middle");
        aliases.put("bb_lower", "bollinger_lower");
        aliases.put("stoch_k", "stochastic_k");
        aliases.put("stoch_d", "stochastic_d");
        aliases.put("willr", "williams_r");
        aliases.put("macd_hist", "macd_histogram");
        return aliases;
    }

    private static Map<String, Op> own() {
        Map<String, Op> own = new LinkedHashMap<>();
        for (Op op :
                List.of(
                        Op.ABS,
                        Op.SQRT,
                        Op.LOG,
                        Op.EXP,
                        Op.SIGN,
                        Op.ROUND,
                        Op.MIN,
                        Op.MAX,
                        Op.HIGHEST,
                        Op.LOWEST,
                        Op.SUM,
                        Op.MEDIAN,
                        Op.QUANTILE,
                        Op.SLOPE,
                        Op.CORRELATION,
                        Op.BETA,
                        Op.IF,
                        Op.BARS_SINCE,
                        Op.VALUE_WHEN,
                        Op.COUNT,
                        Op.RISING,
                        Op.FALLING)) {
            own.put(op.name().toLowerCase(Locale.ROOT), op);
        }
        own.put("percentrank", Op.PERCENT_RANK);
        own.put("change", Op.SUBTRACT);
        return own;
    }

    private static Map<String, Function> all(Map<String, Op> own) {
        Map<String, Function> all = new LinkedHashMap<>();
        IndicatorCatalog.all().stream().map(Functions::of).forEach(f -> all.put(f.name(), f));
        add(all, "hl2", "hl2", "price", "(high + low) / 2", "");
        add(all, "hlc3", "hlc3", "price", "(high + low + close) / 3", "");
        add(all, "ohlc4", "ohlc4", "price", "(open + high + low + close) / 4", "");
        add(all, "hour", "hour", "Hour of the bar's opening, 0 to 23, in the exchange's zone", "");
        add(all, "minute", "minute", "Minute of the bar's opening, 0 to 59", "");
        add(all, "weekday", "weekday", "Day of the week, 1 for Monday to 7 for Sunday", "");
        add(all, "day", "day", "Day of the month, 1 to 31", "");
        add(all, "month", "month", "Month, 1 to 12", "");
        add(all, "abs", "abs(x)", "Without its sign", "");
        add(all, "sqrt", "sqrt(x)", "Square root; none of what is below 0", "");
        add(all, "log", "log(x)", "Natural logarithm; none of what is not above 0", "");
        add(all, "exp", "exp(x)", "e to the power of x", "");
        add(all, "sign", "sign(x)", "-1, 0 or 1", "");
        add(all, "round", "round(x)", "The nearest whole number, the even one of two", "");
        add(all, "min", "min(a, b, ...)", "The least of several", "");
        add(all, "max", "max(a, b, ...)", "The largest of several", "");
        add(all, "highest", "highest(x, n)", "Highest of the last n bars, this one included", N);
        add(all, "lowest", "lowest(x, n)", "Lowest of the last n bars, this one included", N);
        add(all, "sum", "sum(x, n)", "Sum of the last n bars", N);
        add(all, "median", "median(x, n)", "Middle value of the last n bars", N);
        add(all, "quantile", "quantile(x, n, q)", "Quantile q in 0 to 1, linear between values", N);
        add(
                all,
                "percentrank",
                "percentrank(x, n)",
                "Share of the n bars before that are below, in %",
                "n bars");
        add(all, "slope", "slope(x, n)", "Slope a bar of the line of least squares", N);
        add(
                all,
                "correlation",
                "correlation(x, y, n)",
                "Pearson's correlation; none of a flat window",
                N);
        add(all, "beta", "beta(x, y, n)", "Covariance of x and y over the variance of y", N);
        add(all, "change", "change(x, n = 1)", "x less x n bars ago", "n bars");
        add(
                all,
                "if",
                "if(condition, a, b)",
                "a where the condition holds, b where it does not",
                "");
        add(
                all,
                "bars_since",
                "bars_since(condition)",
                "Bars since it last held, 0 where it holds",
                "until it first held");
        add(
                all,
                "value_when",
                "value_when(condition, x)",
                "x where the condition last held",
                "until it first held");
        add(all, "count", "count(condition, n)", "How many of the last n bars it held at", N);
        add(
                all,
                "rising",
                "rising(x, n)",
                "condition",
                "Higher at each of the last n bars",
                "n bars");
        add(
                all,
                "falling",
                "falling(x, n)",
                "condition",
                "Lower at each of the last n bars",
                "n bars");
        ALIASES.forEach(
                (alias, name) -> {
                    Function meant = all.get(name);
                    if (meant == null) {
                        throw new IllegalStateException(alias + " stands for nothing");
                    }
                    all.put(
                            alias,
                            new Function(
                                    /* name= */ alias,
                                    alias + meant.signature().substring(name.length()),
                                    meant.line(),
                                    meant.unit(),
                                    meant.warmup(),
                                    /* alias= */ name));
                });
        if (!all.keySet().containsAll(own.keySet())) {
            throw new IllegalStateException("a function is not in the catalogue");
        }
        return all;
    }

    private static final String N = "n - 1 bars";

    private static void add(
            Map<String, Function> all, String name, String signature, String line, String warmup) {
        add(all, name, signature, "number", line, warmup);
    }

    private static void add(
            Map<String, Function> all,
            String name,
            String signature,
            String unit,
            String line,
            String warmup) {
        all.put(name, new Function(name, signature, line, unit, warmup, ""));
    }

    private static Function of(IndicatorSpec spec) {
        String name = spec.id().replace('-', '_');
        List<String> parts = new ArrayList<>();
        spec.parameters()
                .forEach(p -> parts.add(p.name() + " = " + PlainNumber.exact(p.defaultValue())));
        int warmup = IndicatorCatalog.warmup(spec.id(), List.of());
        Unit unit = IndicatorCatalog.unit(spec.id());
        return new Function(
                name,
                parts.isEmpty() ? name : name + "(" + String.join(", ", parts) + ")",
                spec.name() + ": " + spec.formula(),
                unit.name().toLowerCase(Locale.ROOT),
                warmup == 0 ? "" : warmup + " bars at its defaults",
                "");
    }
}
