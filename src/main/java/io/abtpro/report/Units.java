package io.abtpro.report;

import io.abtpro.backtest.Statistic;
import io.abtpro.bars.QuoteCurrency;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The unit of each figure of a document, by its name there.
public final class Units {
    private static final String YEARLY = "fraction a year";
    private static final String FRACTION = "fraction";

    private Units() {}

    /// Of every statistic of a run.
    public static Map<String, Object> ofRun() {
        return ofRun(Optional.empty());
    }

    /// As [#ofRun()], of money in `currency` where it is known.
    public static Map<String, Object> ofRun(Optional<QuoteCurrency> currency) {
        var units = new LinkedHashMap<String, Object>();
        for (Statistic statistic : Statistic.values()) {
            units.put(statistic.key(), unit(statistic, currency));
        }
        return units;
    }

    /// Of a backtest: its statistics, costs and what is said of luck.
    public static Map<String, Object> ofBacktest(Optional<QuoteCurrency> currency) {
        Map<String, Object> units = ofRun(currency);
        units.put("feeBps", "basis points a leg");
        units.put("slippageBps", "basis points a leg");
        units.put("capital", money(currency));
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

    /// Of money: the currency's code, or that it is the quote currency where none is known.
    static String money(Optional<QuoteCurrency> currency) {
        return currency.map(QuoteCurrency::code).orElse("quote currency");
    }

    public static String unit(Statistic statistic) {
        return unit(statistic, Optional.empty());
    }

    private static String unit(Statistic statistic, Optional<QuoteCurrency> currency) {
        return switch (statistic.unit()) {
            case PERCENT -> FRACTION;
            case MONEY -> money(currency);
            case RATIO, BARS, DAYS, COUNT, TIMES ->
                    statistic.unit().name().toLowerCase(Locale.ROOT);
        };
    }
}
