package io.abtpro.ui.backtest.compare;

import io.abtpro.backtest.BacktestResult;
import io.abtpro.backtest.Execution;
import io.abtpro.backtest.Statistic;
import io.abtpro.chart.Layer;
import io.abtpro.report.Figures;
import io.abtpro.strategies.ParameterSpace.Parameter;
import io.abtpro.ui.backtest.inputs.ParameterText;
import io.abtpro.ui.backtest.result.ShownRun;
import io.abtpro.ui.backtest.result.StatisticRow;
import io.abtpro.ui.kit.Tone;
import io.abtpro.ui.session.Research;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;

/// Runs side by side, with only the parameters in which they differ.
///
/// @param columns headings between the name and the figures
record CompareTable(List<String> columns, List<Row> rows) {
    private static final String STRATEGY = "Strategy";
    private static final StatisticRow SEALED =
            new StatisticRow(Figures.ABSENT, "muted", "The run reaches into a sealed holdout.");

    /// @param run the saved run; empty for the present one
    /// @param cells one for each column
    /// @param dash how its equity curve is drawn, as in the legend
    record Row(
            String name,
            String dash,
            Optional<Compared> run,
            List<String> cells,
            StatisticRow net,
            StatisticRow sharpe,
            StatisticRow drawdown) {
        private Row withoutFigures() {
            return new Row(name, dash, run, cells, SEALED, SEALED, SEALED);
        }
    }

    CompareTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /// The present run first, then `saved` in their order; no row where there is nothing.
    ///
    /// @param isSealed says of which saved runs no figure may be told
    static CompareTable of(
            Optional<ShownRun> present, List<Compared> saved, Predicate<Compared> isSealed) {
        var outcomes = new ArrayList<ShownRun>();
        present.ifPresent(outcomes::add);
        saved.forEach(run -> outcomes.add(run.outcome()));
        List<String> columns = differing(outcomes);
        var rows = new ArrayList<Row>();
        present.ifPresent(o -> rows.add(row("this", "\u2501\u2501", Optional.empty(), o, columns)));
        for (Compared run : saved) {
            var row = row(run.name(), dash(run.style()), Optional.of(run), run.outcome(), columns);
            rows.add(isSealed.test(run) ? row.withoutFigures() : row);
        }
        return new CompareTable(columns, rows);
    }

    private static String dash(Layer.Style style) {
        return switch (style) {
            case COMPARISON_1 -> "\u2508\u2508";
            case COMPARISON_2 -> "\u2504\u2504";
            default -> "\u2574\u2574";
        };
    }

    private static List<String> differing(List<ShownRun> outcomes) {
        var values = new LinkedHashMap<String, List<String>>();
        for (ShownRun outcome : outcomes) {
            described(outcome.inputs())
                    .forEach(
                            (name, value) ->
                                    values.computeIfAbsent(name, _ -> new ArrayList<>())
                                            .add(value));
        }
        return values.entrySet().stream()
                .filter(
                        e ->
                                e.getValue().size() < outcomes.size()
                                        || e.getValue().stream().distinct().count() > 1)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Map<String, String> described(Research inputs) {
        var described = new LinkedHashMap<String, String>();
        described.put(STRATEGY, inputs.strategy().id());
        for (Parameter parameter : inputs.strategy().space().parameters()) {
            double value = inputs.parameters().get(parameter.name());
            described.put(heading(parameter), ParameterText.of(parameter, value));
        }
        var execution = inputs.execution();
        described.put("Side", word(execution.side()));
        described.put("Fill", word(execution.fill()));
        described.put("Fee", Figures.plain(execution.feeBps(), 1));
        described.put("Slip", Figures.plain(execution.slippageBps(), 1));
        described.put("Capital", Figures.plain(execution.capital(), 0));
        described.put("Size", sizing(execution.sizing()));
        described.put(
                "Volatility",
                inputs.target()
                        .map(
                                t ->
                                        "%s %%, \u2264 %s\u00d7"
                                                .formatted(
                                                        Figures.plain(100 * t.annualised(), 1),
                                                        Figures.plain(t.cap(), 1)))
                        .orElse("unsized"));
        described.put("From", inputs.from().map(Object::toString).orElse("first"));
        described.put("To", inputs.to().map(Object::toString).orElse("last"));
        return described;
    }

    private static String heading(Parameter parameter) {
        String name = parameter.name();
        return name.isEmpty() ? name : Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    private static String sizing(Execution.Sizing sizing) {
        return switch (sizing) {
            case Execution.Sizing.FractionOfEquity f -> Figures.plain(100 * f.fraction(), 0) + " %";
            case Execution.Sizing.FixedQuantity q -> Figures.plain(q.quantity(), 2);
            case Execution.Sizing.FixedCash c -> Figures.plain(c.cash(), 0) + " cash";
        };
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static Row row(
            String name,
            String dash,
            Optional<Compared> run,
            ShownRun outcome,
            List<String> columns) {
        Map<String, String> described = described(outcome.inputs());
        List<String> cells =
                columns.stream().map(c -> described.getOrDefault(c, Figures.ABSENT)).toList();
        BacktestResult result = outcome.result();
        var sharpe = StatisticRow.of(Statistic.SHARPE, result.statistics());
        return new Row(
                name,
                dash,
                run,
                cells,
                whole(result, Statistic.NET_RETURN),
                sharpe,
                whole(result, Statistic.MAX_DRAWDOWN));
    }

    private static StatisticRow whole(BacktestResult result, Statistic statistic) {
        OptionalDouble value = result.statistics().value(statistic);
        if (value.isEmpty()) {
            return StatisticRow.of(statistic, result.statistics());
        }
        double percent = 100 * value.getAsDouble();
        return statistic == Statistic.NET_RETURN
                ? new StatisticRow(Figures.signed(percent, 0), Tone.of(percent), "")
                : new StatisticRow(Figures.plain(-Math.abs(percent), 0), "number", "");
    }
}
