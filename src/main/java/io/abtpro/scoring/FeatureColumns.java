package io.abtpro.scoring;

import io.abtpro.backtest.Trade;
import io.abtpro.bars.BarSeries;
import io.abtpro.math.Significant;
import io.abtpro.strategies.Protection;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// The columns behind the features that are no indicator of the catalogue. Each is NaN until its
/// window is full.
final class FeatureColumns {
    static final int VOLUME_WINDOW = 20;
    static final int VOLATILITY_WINDOW = 20;
    static final int RANK_WINDOW = 252;
    static final int TRADES = 20;
    static final int FEWEST_TRADES = 5;
    static final double UNKNOWN_WIN_RATE = 0.5;
    private static final List<Double> ATR = List.of(14.0);
    private static final double TARGET_ATR = 2;

    private FeatureColumns() {}

    /// Volume over the mean of the last 20 volumes, its own among them; 1 where nothing was traded
    /// in all of them.
    static double[] volumeRatio(SignalSource signals) {
        BarSeries series = signals.series();
        double[] column = nan(series);
        for (int t = VOLUME_WINDOW - 1; t < column.length; t++) {
            double sum = 0;
            for (int i = t - VOLUME_WINDOW + 1; i <= t; i++) {
                sum += series.volume(i);
            }
            column[t] = sum > 0 ? series.volume(t) * VOLUME_WINDOW / sum : 1;
        }
        return column;
    }

    /// Share of the 251 values before that are below the root mean square return of the last 20
    /// bars; ties count half.
    ///
    /// Prices that bounce between a few ticks have many windows of the same moves, whose sums
    /// differ in the last bit: values that agree to seven digits tie.
    static double[] volatilityRank(SignalSource signals) {
        double[] volatility = realisedVolatility(signals.series());
        double[] column = nan(signals.series());
        for (int t = VOLATILITY_WINDOW + RANK_WINDOW - 1; t < column.length; t++) {
            double below = 0;
            for (int i = t - RANK_WINDOW + 1; i < t; i++) {
                below +=
                        volatility[i] < volatility[t]
                                ? 1
                                : volatility[i] == volatility[t] ? 0.5 : 0;
            }
            column[t] = below / (RANK_WINDOW - 1);
        }
        return column;
    }

    private static double[] realisedVolatility(BarSeries series) {
        double[] squares = new double[series.size()];
        for (int t = 1; t < squares.length; t++) {
            double move = Math.log(series.close(t) / series.close(t - 1));
            squares[t] = Double.isFinite(move) ? move * move : 0;
        }
        double[] volatility = nan(series);
        for (int t = VOLATILITY_WINDOW; t < squares.length; t++) {
            double sum = 0;
            for (int i = t - VOLATILITY_WINDOW + 1; i <= t; i++) {
                sum += squares[i];
            }
            volatility[t] = Significant.round(Math.sqrt(sum / VOLATILITY_WINDOW));
        }
        return volatility;
    }

    static double[] hourOfDay(SignalSource signals) {
        return ofOpening(signals.series(), ZonedDateTime::getHour);
    }

    static double[] dayOfWeek(SignalSource signals) {
        return ofOpening(signals.series(), time -> time.getDayOfWeek().getValue());
    }

    static double[] month(SignalSource signals) {
        return ofOpening(signals.series(), ZonedDateTime::getMonthValue);
    }

    private static double[] ofOpening(BarSeries series, ToDoubleFunction<ZonedDateTime> field) {
        double[] column = new double[series.size()];
        for (int t = 0; t < column.length; t++) {
            column[t] =
                    field.applyAsDouble(
                            Instant.ofEpochMilli(series.openTime(t)).atZone(series.zone()));
        }
        return column;
    }

    /// Won share of the last 20 trades whose exit filled by the close of the bar.
    static double[] recentWinRate(SignalSource signals) {
        List<Trade> trades = signals.closedTrades();
        double[] column = new double[signals.series().size()];
        int closed = 0;
        for (int t = 0; t < column.length; t++) {
            while (closed < trades.size() && trades.get(closed).exitBar() <= t) {
                closed++;
            }
            column[t] = closed < FEWEST_TRADES ? UNKNOWN_WIN_RATE : winRate(trades, closed);
        }
        return column;
    }

    private static double winRate(List<Trade> trades, int closed) {
        int from = Math.max(0, closed - TRADES);
        long won =
                trades.subList(from, closed).stream().filter(trade -> trade.netPnl() > 0).count();
        return (double) won / (closed - from);
    }

    /// Distance of the target over that of the stop, both from the close.
    ///
    /// A strategy without a target aims at 2 ATR(14), one without any stop risks 1 ATR(14), by
    /// convention; so one with neither has 2 at each bar.
    static double[] riskReward(SignalSource signals) {
        BarSeries series = signals.series();
        Protection protection = signals.strategy().protection(signals.parameters());
        double[] atr = signals.columns().column("atr", ATR);
        double stop = nearest(protection.stopLoss(), protection.trailingStop());
        double[] column = nan(series);
        for (int t = 0; t < column.length; t++) {
            double range = atr[t] / Math.abs(series.close(t));
            double aim = protection.takeProfit() > 0 ? protection.takeProfit() : TARGET_ATR * range;
            double risk = stop > 0 ? stop : range;
            boolean neither = protection.takeProfit() == 0 && stop == 0;
            column[t] =
                    Double.isNaN(range)
                            ? Double.NaN
                            : neither ? TARGET_ATR : risk > 0 ? aim / risk : Double.NaN;
        }
        return column;
    }

    private static double nearest(double stopLoss, double trailingStop) {
        if (stopLoss == 0 || trailingStop == 0) {
            return Math.max(stopLoss, trailingStop);
        }
        return Math.min(stopLoss, trailingStop);
    }

    /// Close over an overlay indicator - 1, in %.
    static double[] distance(SignalSource signals, String indicator, List<Double> parameters) {
        BarSeries series = signals.series();
        double[] level = signals.columns().column(indicator, parameters);
        double[] column = nan(series);
        for (int t = 0; t < column.length; t++) {
            double share = 100 * (series.close(t) / level[t] - 1);
            column[t] = Double.isFinite(share) ? share : Double.NaN;
        }
        return column;
    }

    private static double[] nan(BarSeries series) {
        double[] column = new double[series.size()];
        Arrays.fill(column, Double.NaN);
        return column;
    }
}
