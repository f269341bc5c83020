package io.abtpro.indicators;

import io.abtpro.bars.BarSeries;
import io.abtpro.failures.RefusedException;

import org.ta4j.core.BaseStrategy;
import org.ta4j.core.Indicator;
import org.ta4j.core.Position;
import org.ta4j.core.Rule;
import org.ta4j.core.Trade.TradeType;
import org.ta4j.core.backtest.BarSeriesManager;
import org.ta4j.core.backtest.TradeOnCurrentCloseModel;
import org.ta4j.core.indicators.helpers.ConstantIndicator;
import org.ta4j.core.indicators.helpers.PreviousValueIndicator;
import org.ta4j.core.num.Num;
import org.ta4j.core.rules.AndRule;
import org.ta4j.core.rules.CrossedDownIndicatorRule;
import org.ta4j.core.rules.CrossedUpIndicatorRule;
import org.ta4j.core.rules.NotRule;
import org.ta4j.core.rules.OrRule;
import org.ta4j.core.rules.OverIndicatorRule;
import org.ta4j.core.rules.UnderIndicatorRule;

import java.util.ArrayList;
import java.util.List;

/// The same conditions as ta4j rules, run and written by ta4j itself: the independent check of our
/// signals.
public final class Ta4jTwin {
    /// A position of ta4j's; `exitBar` is -1 where it is still open at the end.
    public record Span(int entryBar, int exitBar) {}

    private final org.ta4j.core.BarSeries series;
    private final int size;
    private final boolean forJson;
    private final List<Indicator<Num>> operands = new ArrayList<>();

    /// @param forJson ta4j 0.22.2 reads a CrossedDownIndicatorRule back with its operands
    ///   exchanged; the same crossing upwards survives
    private Ta4jTwin(BarSeries bars, boolean forJson) {
        this.forJson = forJson;
        series = Ta4jSeries.of(bars);
        size = bars.size();
    }

    /// The positions that ta4j's BarSeriesManager takes with these rules, filled at the close of
    /// the signal's bar.
    ///
    /// @param warmup ta4j does not operate before this bar
    public static List<Span> run(
            BarSeries bars, Condition entry, Condition exit, int warmup, boolean isShort) {
        Ta4jTwin twin = new Ta4jTwin(bars, false);
        BaseStrategy strategy = twin.strategy("twin", entry, exit, warmup, isShort);
        // Running sums in ta4j depend on the order of the questions: ask as a column does.
        twin.operands.forEach(operand -> Columns.values(operand, twin.size));
        var record =
                new BarSeriesManager(twin.series, new TradeOnCurrentCloseModel()).run(strategy);
        List<Span> spans = new ArrayList<>();
        for (Position position : record.getPositions()) {
            spans.add(new Span(position.getEntry().getIndex(), position.getExit().getIndex()));
        }
        if (record.getCurrentPosition().isOpened()) {
            spans.add(new Span(record.getCurrentPosition().getEntry().getIndex(), -1));
        }
        return spans;
    }

    /// ta4j over `bars`, made once for several runs: the peer that speed is measured beside.
    public static Ta4jTwin of(BarSeries bars) {
        return new Ta4jTwin(bars, false);
    }

    /// How many positions ta4j's BarSeriesManager takes with these rules, each run with indicators
    /// of its own.
    public int trades(Condition entry, Condition exit, int warmup) {
        operands.clear();
        BaseStrategy strategy = strategy("peer", entry, exit, warmup, false);
        return new BarSeriesManager(series).run(strategy).getPositionCount();
    }

    /// The rules as ta4j's own strategy JSON.
    ///
    /// @param ours where the strategy enters and leaves on `bars`
    /// @throws IllegalArgumentException if ta4j cannot write one of the indicators, or trades
    ///   another way by what it reads back
    public static String json(
            BarSeries bars,
            String name,
            Condition entry,
            Condition exit,
            int warmup,
            Ta4jJson.Marks ours) {
        Ta4jTwin twin = new Ta4jTwin(bars, true);
        Ta4jJson json;
        try {
            json = new Ta4jJson(twin.strategy(name, entry, exit, warmup, false).toJson());
        } catch (RuntimeException refused) {
            throw new RefusedException(
                    "ta4j 0.22.2 cannot write and read back strategy '"
                            + name
                            + "'; choose another export",
                    refused);
        }
        if (!json.run(bars).equals(ours)) {
            throw new RefusedException(
                    ("ta4j 0.22.2 would trade otherwise on these bars by what it reads back of"
                         + " strategy '%s', as with an indicator in a window without any range, or"
                         + " with two averages that tie but for ta4j's rounding; choose another"
                         + " export, or longer bars")
                            .formatted(name));
        }
        return json.text();
    }

    private BaseStrategy strategy(
            String name, Condition entry, Condition exit, int warmup, boolean isShort) {
        return new BaseStrategy(
                name, rule(entry), rule(exit), warmup, isShort ? TradeType.SELL : TradeType.BUY);
    }

    private Rule rule(Condition condition) {
        return switch (condition) {
            case Condition.Over(Operand left, Operand right) ->
                    new OverIndicatorRule(indicator(left), indicator(right));
            case Condition.Under(Operand left, Operand right) ->
                    new UnderIndicatorRule(indicator(left), indicator(right));
            case Condition.CrossedUp(Operand left, Operand right) ->
                    new CrossedUpIndicatorRule(indicator(left), indicator(right));
            case Condition.CrossedDown(Operand left, Operand right) ->
                    forJson
                            ? new CrossedUpIndicatorRule(indicator(right), indicator(left))
                            : new CrossedDownIndicatorRule(indicator(left), indicator(right));
            case Condition.And(Condition first, Condition second) ->
                    new AndRule(rule(first), rule(second));
            case Condition.Or(Condition first, Condition second) ->
                    new OrRule(rule(first), rule(second));
            case Condition.Not(Condition inner) -> new NotRule(rule(inner));
        };
    }

    private Indicator<Num> indicator(Operand operand) {
        Indicator<Num> indicator =
                switch (operand) {
                    case Operand.Constant(double value) ->
                            new ConstantIndicator<>(series, series.numFactory().numOf(value));
                    case Operand.Column(var id, var parameters, int ago) -> {
                        CatalogEntry entry = IndicatorCatalog.entry(id);
                        var form =
                                (forJson ? entry.readable().or(entry::ta4j) : entry.ta4j())
                                        .orElseThrow(
                                                () ->
                                                        new IllegalArgumentException(
                                                                "ta4j 0.22.2 has no indicator that"
                                                                        + " is the same as '"
                                                                        + id
                                                                        + "'"));
                        Indicator<Num> now = form.apply(series, entry.complete(parameters));
                        yield ago == 0 ? now : new PreviousValueIndicator(now, ago);
                    }
                };
        operands.add(indicator);
        return indicator;
    }
}
