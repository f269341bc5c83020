package io.abtpro.ui.backtest.result;

import io.abtpro.backtest.BacktestResult;
import io.abtpro.bars.BarSeries;
import io.abtpro.bars.QuoteCurrency;
import io.abtpro.chart.Layer;
import io.abtpro.chart.Pane;
import io.abtpro.ui.backtest.inputs.ParameterText;
import io.abtpro.ui.session.DrawnColumns;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/// Price, equity and drawdown of an outcome as panes over every bar of the series; bars outside the
/// period are NaN.
final class ChartPanes {
    private static final double YEAR_MILLIS = 365.25 * 86_400_000;
    private static final double LOG_YEARS = 10;
    private static final double[] NONE = {};

    private Optional<BarSeries> known = Optional.empty();
    private Layer.Candles candles = new Layer.Candles(NONE, NONE, NONE, NONE);
    private Held held = Held.NOTHING;
    private BitSet without = new BitSet();
    private boolean logarithmic;

    /// The panes from top to bottom.
    ///
    /// @param beside equity of other runs
    /// @param selected the trade whose span is shaded
    @SuppressWarnings("ReferenceEquality") // the same column, which was read already
    List<Pane> of(ShownRun outcome, List<Layer.Line> beside, Optional<TradeRow> selected) {
        read(outcome.series(), outcome.request().hidden());
        if (held.source() != outcome.result().buyAndHoldEquity()) {
            held = Held.of(outcome);
        }
        var panes = new ArrayList<Pane>();
        panes.add(price(outcome, selected));
        if (!outcome.overlays().oscillators().isEmpty()) {
            panes.add(oscillators(outcome.overlays(), selected));
        }
        panes.add(equity(outcome, beside, selected));
        panes.add(drawdown(outcome, selected));
        return panes;
    }

    /// Copies the prices once for each series, not for each result; without those of hidden bars.
    private void read(BarSeries series, BitSet hidden) {
        if (known.isEmpty() || known.get() != series || !without.equals(hidden)) {
            known = Optional.of(series);
            without = hidden;
            var shared = DrawnColumns.of(series);
            candles = hidden.isEmpty() ? shared.candles() : without(shared.candles(), hidden);
            logarithmic =
                    isLong(series)
                            && Arrays.stream(shared.candles().low()).allMatch(low -> low > 0);
        }
    }

    private static Layer.Candles without(Layer.Candles all, BitSet hidden) {
        return new Layer.Candles(
                Overlays.masked(all.open(), hidden),
                Overlays.masked(all.high(), hidden),
                Overlays.masked(all.low(), hidden),
                Overlays.masked(all.close(), hidden));
    }

    private Pane price(ShownRun outcome, Optional<TradeRow> selected) {
        BarSeries series = outcome.series();
        var layers = new ArrayList<Layer>(span(selected));
        layers.add(candles);
        layers.addAll(lines(outcome.overlays().overPrice()));
        layers.add(new Layer.Markers(outcome.drawn().marks()));
        return new Pane("Price", 3, logarithmic, pattern(series), layers);
    }

    private static List<Layer.Line> lines(List<Overlays.Overlay> overlays) {
        return overlays.stream().map(o -> new Layer.Line(o.name(), o.values(), o.style())).toList();
    }

    private static Pane oscillators(Overlays overlays, Optional<TradeRow> selected) {
        var layers = new ArrayList<Layer>(span(selected));
        for (double value : overlays.thresholds()) {
            layers.add(new Layer.Level(ParameterText.plain(value), value));
        }
        layers.addAll(lines(overlays.oscillators()));
        return new Pane("Signal", 1, false, "0.00", layers);
    }

    private static String pattern(BarSeries series) {
        double last = series.close(series.size() - 1);
        return Math.abs(last) < 10 ? "#,##0.0000" : "#,##0.00";
    }

    static boolean isLong(BarSeries series) {
        return series.openTime(series.size() - 1) - series.openTime(0) > LOG_YEARS * YEAR_MILLIS;
    }

    private Pane equity(ShownRun outcome, List<Layer.Line> beside, Optional<TradeRow> selected) {
        var layers = new ArrayList<Layer>(span(selected));
        layers.addAll(beside);
        layers.add(new Layer.Line("buy and hold", held.equity(), Layer.Style.BUY_AND_HOLD));
        String unsized = outcome.inputs().gate().isPresent() ? "ungated" : "unsized";
        outcome.drawn()
                .unsized()
                .ifPresent(
                        values ->
                                layers.add(
                                        new Layer.Line(unsized, values, Layer.Style.COMPARISON_2)));
        layers.add(new Layer.Line("this run", outcome.drawn().equity(), Layer.Style.OURS));
        return new Pane(
                QuoteCurrency.behind("Equity", outcome.series().currency()),
                2,
                false,
                "#,##0",
                layers);
    }

    private Pane drawdown(ShownRun outcome, Optional<TradeRow> selected) {
        var layers = new ArrayList<Layer>(span(selected));
        layers.add(new Layer.Line("buy and hold", held.drawdown(), Layer.Style.BUY_AND_HOLD));
        layers.add(new Layer.Area("this run", outcome.drawn().drawdown(), Layer.Style.OURS));
        return new Pane("Drawdown, %", 1, false, "0.0", layers);
    }

    private static List<Layer> span(Optional<TradeRow> selected) {
        return selected.<List<Layer>>map(
                        row ->
                                List.of(
                                        new Layer.Span(
                                                row.trade().entryBar(), row.trade().exitBar())))
                .orElse(List.of());
    }

    /// Buying and holding as it is drawn, computed once for as long as it is the same.
    private record Held(double[] source, double[] equity, double[] drawdown) {
        static final Held NOTHING = new Held(NONE, NONE, NONE);

        static Held of(ShownRun outcome) {
            BacktestResult result = outcome.result();
            int bars = outcome.series().size();
            double[] source = result.buyAndHoldEquity();
            double[] fall = DrawnRun.drawdownPercent(source, result.capital());
            return new Held(
                    source,
                    DrawnRun.padded(result, source, bars),
                    DrawnRun.padded(result, fall, bars));
        }
    }
}
