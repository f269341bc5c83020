package io.abtpro.report;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.abtpro.tuning.TunedParameters;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Tuned parameters as the parameter file that freqtrade keeps beside a strategy.
///
/// The strategy's own parameters go to `buy`; stop, target and trailing stop to freqtrade's own
/// fields, as fractions.
public final class FreqtradeJson {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSSxxx", Locale.ROOT);

    private FreqtradeJson() {}

    /// The document, indented, ended by a line feed.
    public static String write(TunedParameters tuned) {
        ObjectNode node = Documents.object();
        node.put("strategy_name", className(tuned.strategyId()));
        ObjectNode params = node.putObject("params");
        ObjectNode buy = params.putObject("buy");
        params.putObject("sell");
        for (TunedParameters.Parameter p : tuned.parameters()) {
            switch (p.name()) {
                case "stopLoss" -> stop(params, p.value());
                case "takeProfit" -> target(params, p.value());
                case "trailingStop" -> trailing(params, p.value());
                default -> ExecutionJson.put(buy, p.name(), p.value());
            }
        }
        node.put("ft_stratparam_v", 1);
        node.put("export_time", TIME.format(tuned.exportedAt().atOffset(ZoneOffset.UTC)));
        return node.toPrettyString() + "\n";
    }

    private static void stop(ObjectNode params, double percent) {
        if (percent > 0) {
            params.putObject("stoploss").put("stoploss", -percent / 100);
        }
    }

    private static void target(ObjectNode params, double percent) {
        if (percent > 0) {
            params.putObject("roi").put("0", percent / 100);
        }
    }

    private static void trailing(ObjectNode params, double percent) {
        if (percent > 0) {
            params.putObject("trailing")
                    .put("trailing_stop", true)
                    .put("trailing_stop_positive", percent / 100)
                    .put("trailing_stop_positive_offset", 0.0)
                    .put("trailing_only_offset_is_reached", false);
        }
    }

    /// A strategy's id as a Python class name, such as SmaCross.
    static String className(String id) {
        var name = new StringBuilder();
        for (String word : id.split("[^A-Za-z0-9]+", 0)) {
            if (!word.isEmpty()) {
                name.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
            }
        }
        return name.toString();
    }
}
