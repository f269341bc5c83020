package io.abtpro.ui.backtest.result;

import io.abtpro.backtest.Statistic;
import io.abtpro.backtest.Statistics;
import io.abtpro.report.Figures;
import io.abtpro.ui.kit.Tone;

import java.util.OptionalDouble;

/// One figure of a run as shown.
///
/// @param text fixed decimals; an en dash where it cannot be computed
/// @param tone style class: gain, loss or number
/// @param absence why there is no figure; empty where there is one
public record StatisticRow(String text, String tone, String absence) {
    /// The figure of `statistic` in `statistics`.
    public static StatisticRow of(Statistic statistic, Statistics statistics) {
        OptionalDouble value = statistics.value(statistic);
        if (value.isEmpty()) {
            return new StatisticRow(Figures.ABSENT, "muted", reason(statistic));
        }
        return of(statistic, value.getAsDouble());
    }

    private static StatisticRow of(Statistic statistic, double value) {
        return switch (statistic) {
            case NET_RETURN -> signed(100 * value, 1);
            case CAGR, AVERAGE_TRADE -> signed(100 * value, 2);
            case EXPECTANCY -> signed(value, 0);
            case MAX_DRAWDOWN -> neutral(-Math.abs(100 * value), 1);
            default -> byUnit(statistic, value);
        };
    }

    private static StatisticRow byUnit(Statistic statistic, double value) {
        return switch (statistic.unit()) {
            case PERCENT -> neutral(100 * value, 1);
            case RATIO, TIMES -> neutral(value, 2);
            case BARS, COUNT, MONEY -> neutral(value, 0);
            case DAYS -> new StatisticRow(Figures.days(value), "number", "");
        };
    }

    private static StatisticRow signed(double value, int decimals) {
        return new StatisticRow(Figures.signed(value, decimals), Tone.of(value), "");
    }

    private static StatisticRow neutral(double value, int decimals) {
        return new StatisticRow(Figures.plain(value, decimals), "number", "");
    }

    /// The unit as shown after the label.
    static String unit(Statistic statistic) {
        return switch (statistic.unit()) {
            case PERCENT -> "%";
            case BARS -> "bars";
            case DAYS -> "days";
            case TIMES -> "\u00d7";
            case RATIO, COUNT, MONEY -> "";
        };
    }

    /// Formula and unit, for the tooltip.
    static String tip(Statistic statistic) {
        String unit =
                switch (statistic.unit()) {
                    case PERCENT -> "in percent";
                    case RATIO -> "a ratio";
                    case BARS -> "in bars";
                    case DAYS -> "in days";
                    case COUNT -> "a count";
                    case MONEY -> "in the quote currency";
                    case TIMES -> "times a year";
                };
        return statistic.label() + " = " + statistic.formula() + "; " + unit + ".";
    }

    private static String reason(Statistic statistic) {
        return switch (statistic) {
            case PROFIT_FACTOR -> "Not defined without a losing trade.";
            case SQN -> "Needs at least two trades with different results.";
            case WIN_RATE, EXPECTANCY, AVERAGE_TRADE -> "Not defined without a trade.";
            case SHARPE, SORTINO -> "Not defined where returns do not vary.";
            case CALMAR -> "Not defined without a drawdown.";
            default -> "Cannot be computed on this period.";
        };
    }
}
