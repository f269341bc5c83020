package io.abtpro.report;

import io.abtpro.backtest.Statistic;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The unit of each figure of a document, by its name there.
public final class Units {
    private static final String YEARLY = "fraction a year";
    private static final String FRACTION = "fraction";

    private Units() {}

    /// Of every statistic of a run.
    public static Map<String, Object> ofRun() {
        var units = new LinkedHashMap<String, Object>();
        for (Statistic statistic : Statistic.values()) {
            units.put(statistic.key(), unit(statistic));
        }
        return units;
    }

    /// Of a backtest: its statistics, costs and what is said of luck.
    public static Map<String, Object> ofBacktest() {
        Map<String, Object> units = ofRun();
        units.put("feeBps", "basis points a leg");
        units.put("slippageBps", "basis points a leg");
        units.put("capital", "quote currency");
        units.put("riskFreeRate", YEARLY);
        units.put("probabilisticSharpe", "probability");
        units.put("deflatedSharpe", "probability");
        units.put("expectedBestSharpe", "ratio");
        units.put("barsPerYear", "bars a year of 365.25 days");
        return units;
    }

    /// Of a volatility forecast and its evaluation.
    public static Map<String, Object> ofVolatility() {
        var units = new LinkedHashMap<String, Object>();
        for (String yearly :
                List.of(
                        "predicted",
                        "range",
                        "band",
                        "bands",
                        "realisedUpToNow",
                        "baselines",
                        "rmse",
                        "mae",
                        "pinball",
                        "width")) {
            units.put(yearly, YEARLY);
        }
        for (String share : List.of("nominal", "coverage", "openShare", "confidence")) {
            units.put(share, FRACTION);
        }
        units.put("qlike", "loss of the variance, 0 where exact");
        units.put("horizon", "bars");
        units.put("barsPerYear", "bars a year of 365.25 days");
        return units;
    }

    public static String unit(Statistic statistic) {
        return switch (statistic.unit()) {
            case PERCENT -> FRACTION;
            case MONEY -> "quote currency";
            case RATIO, BARS, DAYS, COUNT, TIMES ->
                    statistic.unit().name().toLowerCase(Locale.ROOT);
        };
    }
}
