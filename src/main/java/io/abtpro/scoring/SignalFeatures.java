package io.abtpro.scoring;

import io.abtpro.failures.RefusedException;
import io.abtpro.indicators.IndicatorCatalog;
import io.abtpro.indicators.IndicatorSpec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Every feature a scorer can use: the eight of the original, two of the calendar, and each
/// indicator of the catalogue.
///
/// The audit and the tests run over this list.
public final class SignalFeatures {
    /// Features that every scorer starts with, in their order.
    public static final List<String> ORIGINAL =
            List.of(
                    "rsi",
                    "volume_ratio",
                    "momentum",
                    "volatility_pct",
                    "trend_strength",
                    "hour_of_day",
                    "recent_win_rate",
                    "risk_reward");

    private static final Pattern CALL = Pattern.compile("([a-z][a-z0-9-]*)\\s*(?:\\(([^)]*)\\))?");
    private static final Map<String, SignalFeature> BUILT_IN = builtIn();

    private SignalFeatures() {}

    /// The eight of the original, then those of the calendar, then each indicator with its default
    /// parameters.
    public static List<SignalFeature> all() {
        List<SignalFeature> features = new ArrayList<>(BUILT_IN.values());
        for (IndicatorSpec spec : IndicatorCatalog.all()) {
            if (!BUILT_IN.containsKey(spec.id())) {
                features.add(indicator(spec, defaults(spec)));
            }
        }
        return List.copyOf(features);
    }

    /// The features of these names, in order.
    ///
    /// @throws IllegalArgumentException if one is unknown or named twice, or there is none
    public static List<SignalFeature> of(List<String> names) {
        if (names.isEmpty()) {
            throw new RefusedException("a scorer needs at least one feature, had none");
        }
        List<SignalFeature> features = new ArrayList<>();
        for (String name : names) {
            SignalFeature feature = of(name);
            if (features.stream().anyMatch(other -> other.name().equals(feature.name()))) {
                throw new RefusedException(
                        "feature '%s' is named twice; name it once".formatted(name));
            }
            features.add(feature);
        }
        return List.copyOf(features);
    }

    /// The feature of this name: "rsi", "day_of_week", "cci", "ema(50)", "bollinger-upper(20, 2)".
    ///
    /// @throws IllegalArgumentException that says what is wrong with `name`
    public static SignalFeature of(String name) {
        SignalFeature known = BUILT_IN.get(name.strip());
        if (known != null) {
            return known;
        }
        Matcher call = CALL.matcher(name.strip());
        if (!call.matches()) {
            throw new RefusedException(
                    "feature '%s' is no name; write %s, or an indicator such as cci or ema(50)"
                            .formatted(name, String.join(", ", BUILT_IN.keySet())));
        }
        IndicatorSpec spec = IndicatorCatalog.get(call.group(1));
        return indicator(
                spec,
                call.group(2) == null ? defaults(spec) : parameters(name, spec, call.group(2)));
    }

    private static List<Double> defaults(IndicatorSpec spec) {
        return spec.parameters().stream().map(IndicatorSpec.Parameter::defaultValue).toList();
    }

    private static List<Double> parameters(String name, IndicatorSpec spec, String text) {
        String[] parts = text.isBlank() ? new String[0] : text.split(",");
        if (parts.length != spec.parameters().size()) {
            throw new RefusedException(
                    "feature '%s' needs %d numbers (%s), had %d"
                            .formatted(
                                    name,
                                    spec.parameters().size(),
                                    spec.parameters().stream()
                                            .map(IndicatorSpec.Parameter::name)
                                            .toList(),
                                    parts.length));
        }
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < parts.length; i++) {
            values.add(number(name, parts[i].strip(), spec.parameters().get(i)));
        }
        return values;
    }

    private static double number(String name, String text, IndicatorSpec.Parameter parameter) {
        double value;
        try {
            value = Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new RefusedException(
                    "%s of feature '%s' must be a number, was '%s'"
                            .formatted(parameter.name(), name, text),
                    e);
        }
        if (!(value >= parameter.min() && value <= parameter.max())) {
            throw new RefusedException(
                    "%s of feature '%s' must be in [%s, %s], was %s"
                            .formatted(
                                    parameter.name(),
                                    name,
                                    parameter.min(),
                                    parameter.max(),
                                    text));
        }
        return value;
    }

    private static SignalFeature indicator(IndicatorSpec spec, List<Double> parameters) {
        String name =
                parameters.isEmpty()
                        ? spec.id()
                        : spec.id()
                                + "("
                                + String.join(
                                        ",",
                                        parameters.stream().map(SignalFeatures::plain).toList())
                                + ")";
        if (spec.overlay()) {
            return new SignalFeature(
                    name,
                    "close over "
                            + spec.name()
                            + " - 1, in %: a price level itself would only date a signal",
                    signals -> FeatureColumns.distance(signals, spec.id(), parameters));
        }
        return new SignalFeature(
                name,
                spec.name() + ": " + spec.formula(),
                signals -> signals.columns().column(spec.id(), parameters));
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    private static Map<String, SignalFeature> builtIn() {
        Map<String, SignalFeature> features = new LinkedHashMap<>();
        List.of(
                        new SignalFeature(
                                "rsi",
                                "relative strength index of 14 bars, 0 to 100, started as ta4j"
                                        + " does; none before the close has changed",
                                signals -> signals.columns().column("rsi", List.of(14.0))),
                        new SignalFeature(
                                "volume_ratio",
                                "volume over its mean of 20 bars",
                                FeatureColumns::volumeRatio),
                        new SignalFeature(
                                "momentum",
                                "change of the close over 10 bars, %",
                                signals -> signals.columns().column("roc", List.of(10.0))),
                        new SignalFeature(
                                "volatility_pct",
                                "percent rank of the 20-bar realised volatility in its last 252"
                                        + " values, 0 to 1",
                                FeatureColumns::volatilityRank),
                        new SignalFeature(
                                "trend_strength",
                                "average directional index of 14 bars, 0 to 100",
                                signals -> signals.columns().column("adx", List.of(14.0))),
                        new SignalFeature(
                                "hour_of_day",
                                "hour at which the bar opened, in the exchange's zone",
                                FeatureColumns::hourOfDay),
                        new SignalFeature(
                                "recent_win_rate",
                                "won share of the strategy's last 20 trades closed by then; 0.5"
                                        + " before there are 5",
                                FeatureColumns::recentWinRate),
                        new SignalFeature(
                                "risk_reward",
                                "target over stop distance; 2 ATR where there is no target, 1 ATR"
                                        + " where there is no stop",
                                FeatureColumns::riskReward),
                        new SignalFeature(
                                "day_of_week",
                                "1 Monday to 7 Sunday, in the exchange's zone",
                                FeatureColumns::dayOfWeek),
                        new SignalFeature(
                                "month",
                                "1 January to 12 December, in the exchange's zone",
                                FeatureColumns::month))
                .forEach(feature -> features.put(feature.name(), feature));
        return features;
    }
}
