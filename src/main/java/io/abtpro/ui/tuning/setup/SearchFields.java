package io.abtpro.ui.tuning.setup;

import io.abtpro.backtest.Execution;
import io.abtpro.failures.RefusedException;
import io.abtpro.tuning.Method;
import io.abtpro.tuning.NoiseNull;
import io.abtpro.tuning.Objective;
import io.abtpro.tuning.TuningOptions;
import io.abtpro.ui.kit.Choice;
import io.abtpro.ui.kit.CommittedField;
import io.abtpro.ui.kit.Nodes;

import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import java.util.function.Function;

/// The rows of inputs that say how is searched, what runs beside it, and how a trade is costed.
final class SearchFields {
    private static final TuningOptions DEFAULTS = TuningOptions.defaults(Method.RL);

    private final SetupViewModel model;
    private final TuningOptions o;

    SearchFields(SetupViewModel model, TuningOptions options) {
        this.model = model;
        o = options;
    }

    /// Method, length, learning, seed, goal and limits.
    List<Node> search() {
        List<Node> rows = new ArrayList<>();
        rows.add(
                row(
                        "Method",
                        choice(
                                "tuning-method",
                                Method.values(),
                                Method::label,
                                o.method(),
                                model::setMethod)));
        if (o.method() == Method.RL) {
            rows.add(
                    row(
                            "Episodes",
                            number(
                                    "episodes",
                                    "episodes",
                                    o.episodes(),
                                    n ->
                                            model.setOptions(
                                                    o.withSearch(
                                                            NumberField.whole("episodes", n),
                                                            o.budget(),
                                                            o.seed())))));
            rows.add(
                    row(
                            "Learning rate",
                            number(
                                    "learning-rate",
                                    "learning rate",
                                    o.learningRate(),
                                    v -> learn(v, o.discount(), o.barsPerStep())),
                            Nodes.whole("discount", "muted"),
                            number(
                                    "discount",
                                    "discount",
                                    o.discount(),
                                    v -> learn(o.learningRate(), v, o.barsPerStep()))));
            rows.add(
                    row(
                            "Bars per step",
                            number(
                                    "bars-per-step",
                                    "bars per step",
                                    o.barsPerStep(),
                                    n ->
                                            learn(
                                                    o.learningRate(),
                                                    o.discount(),
                                                    NumberField.whole("bars per step", n)))));
        } else {
            HBox budget =
                    row(
                            "Backtests",
                            number(
                                    "budget",
                                    "backtests",
                                    o.budget(),
                                    n ->
                                            model.setOptions(
                                                    o.withSearch(
                                                            o.episodes(),
                                                            NumberField.whole("backtests", n),
                                                            o.seed()))));
            Tooltip.install(
                    budget,
                    new Tooltip(
                            "Most distinct backtests of the search; 0 is as many as the method"
                                    + " wants"));
            rows.add(budget);
        }
        rows.add(
                row(
                        "Seed",
                        NumberField.ofLong(
                                "seed",
                                "seed",
                                o.seed(),
                                seed ->
                                        model.setOptions(
                                                o.withSearch(o.episodes(), o.budget(), seed)),
                                model::refuse)));
        rows.add(
                row(
                        "Objective",
                        choice(
                                "tuning-objective",
                                Objective.values(),
                                SearchFields::name,
                                o.objective(),
                                chosen -> goal(chosen, o.limits()))));
        rows.add(
                row(
                        "At least",
                        number(
                                "min-trades",
                                "minimum trades",
                                o.limits().minTrades(),
                                n ->
                                        goal(
                                                o.objective(),
                                                new Objective.Limits(
                                                        NumberField.whole("minimum trades", n),
                                                        o.limits().maxDrawdown()))),
                        unit("trades")));
        rows.add(
                row(
                        "At most",
                        number(
                                "max-drawdown",
                                "maximum drawdown",
                                percent(o.limits().maxDrawdown()),
                                n ->
                                        goal(
                                                o.objective(),
                                                new Objective.Limits(
                                                        o.limits().minTrades(), drawdown(n)))),
                        unit("% drawdown")));
        return rows;
    }

    private static double percent(double fraction) {
        return Math.rint(1e8 * fraction) / 1e6;
    }

    private static double drawdown(double percent) {
        if (!(percent > 0 && percent <= 100)) {
            throw new RefusedException("maximum drawdown must be in (0, 100] %, was " + percent);
        }
        return percent / 100;
    }

    /// The random searches and the noise twins, each with its count.
    List<Node> beside() {
        HBox random =
                Nodes.row(
                        "form-row",
                        on(
                                "beside-random",
                                "Random search",
                                o.randomRuns() > 0,
                                yes -> beside(yes ? DEFAULTS.randomRuns() : 0, o.twins())),
                        Nodes.gap());
        if (o.randomRuns() > 0) {
            random.getChildren()
                    .addAll(
                            number(
                                    "random-runs",
                                    "random searches",
                                    o.randomRuns(),
                                    n -> beside(some("random searches", n), o.twins())),
                            unit("seeds"));
        }
        HBox twins =
                Nodes.row(
                        "form-row",
                        on(
                                "beside-twins",
                                "Noise twins",
                                o.twins() > 0,
                                yes -> beside(o.randomRuns(), yes ? DEFAULTS.twins() : 0)),
                        Nodes.gap());
        var meaning = new Tooltip(NoiseNull.MIRRORED.sentence());
        meaning.setWrapText(true);
        meaning.setMaxWidth(420);
        Tooltip.install(twins, meaning);
        List<Node> rows = new ArrayList<>(List.of(random, twins));
        if (o.twins() > 0) {
            twins.getChildren()
                    .addAll(
                            number(
                                    "twins",
                                    "noise twins",
                                    o.twins(),
                                    n -> beside(o.randomRuns(), some("noise twins", n))),
                            unit("twins"));
        } else {
            rows.add(warning("Without twins nothing says what luck alone would reach."));
        }
        return rows;
    }

    private static int some(String name, double n) {
        int count = NumberField.whole(name, n);
        if (count < 1) {
            throw new RefusedException(
                    name + " must be at least 1, was " + count + "; untick the box for none");
        }
        return count;
    }

    /// Side, fill, costs and capital.
    List<Node> execution() {
        Execution e = o.execution();
        List<Node> rows = new ArrayList<>();
        rows.add(
                row(
                        "Side",
                        choice(
                                "tuning-side",
                                Execution.Side.values(),
                                s -> sentence(s.name()),
                                e.side(),
                                side ->
                                        trade(
                                                e.fill(),
                                                e.feeBps(),
                                                e.slippageBps(),
                                                e.capital(),
                                                side))));
        rows.add(
                row(
                        "Fill",
                        choice(
                                "tuning-fill",
                                Execution.Fill.values(),
                                f -> sentence(f.name()),
                                e.fill(),
                                fill ->
                                        trade(
                                                fill,
                                                e.feeBps(),
                                                e.slippageBps(),
                                                e.capital(),
                                                e.side()))));
        if (e.fill() == Execution.Fill.SAME_CLOSE) {
            rows.add(
                    warning(
                            "The close is known only when it can no longer be traded: results are"
                                    + " too good."));
        }
        rows.add(
                row(
                        "Fee",
                        number(
                                "tuning-fee",
                                "fee",
                                e.feeBps(),
                                v -> trade(e.fill(), v, e.slippageBps(), e.capital(), e.side())),
                        unit("bp a leg")));
        rows.add(
                row(
                        "Slippage",
                        number(
                                "tuning-slippage",
                                "slippage",
                                e.slippageBps(),
                                v -> trade(e.fill(), e.feeBps(), v, e.capital(), e.side())),
                        unit("bp a leg")));
        var capital =
                number(
                        "tuning-capital",
                        "capital",
                        e.capital(),
                        v -> trade(e.fill(), e.feeBps(), e.slippageBps(), v, e.side()));
        capital.getStyleClass().add("wide-number");
        rows.add(row("Capital", capital));
        return rows;
    }

    private void learn(double rate, double discount, int barsPerStep) {
        model.setOptions(o.withLearning(rate, discount, barsPerStep));
    }

    private void goal(Objective objective, Objective.Limits limits) {
        model.setOptions(o.withGoal(objective, limits, o.execution()));
    }

    private void beside(int randomRuns, int twins) {
        model.setOptions(o.withBeside(randomRuns, twins));
    }

    private void trade(
            Execution.Fill fill, double fee, double slippage, double capital, Execution.Side side) {
        Execution e = o.execution();
        model.setOptions(
                o.withGoal(
                        o.objective(),
                        o.limits(),
                        new Execution(
                                fill, fee, slippage, capital, side, e.sizing(), e.riskFreeRate())));
    }

    private CommittedField number(String id, String name, double value, DoubleConsumer taken) {
        return NumberField.of(id, name, value, taken, model::refuse);
    }

    private static CheckBox on(String id, String text, boolean value, Consumer<Boolean> chosen) {
        var box = new CheckBox(text);
        box.setId(id);
        box.setMinWidth(CheckBox.USE_PREF_SIZE);
        box.setSelected(value);
        box.setOnAction(_ -> chosen.accept(box.isSelected()));
        return box;
    }

    private static Label unit(String text) {
        Label unit = Nodes.whole(text, "muted");
        unit.setMinWidth(72);
        return unit;
    }

    private static Label warning(String text) {
        Label said = Nodes.label(text, "input-problem");
        said.setWrapText(true);
        return said;
    }

    static HBox row(String name, Node... controls) {
        HBox row = Nodes.row("form-row", Nodes.whole(name, "muted"), Nodes.gap());
        row.getChildren().addAll(controls);
        return row;
    }

    private static String name(Objective objective) {
        return sentence(objective.word());
    }

    private static String sentence(String word) {
        String plain = word.replace('-', ' ').replace('_', ' ').toLowerCase(Locale.ROOT);
        return Character.toUpperCase(plain.charAt(0)) + plain.substring(1);
    }

    /// A choice among `values`, shown by `text`.
    static <T> Choice<T> choice(
            String id, T[] values, Function<T, String> text, T value, Consumer<T> chosen) {
        var box =
                new Choice<>(id, id.replace('-', ' '), List.of(values), text, chosen)
                        .styled("form-combo");
        box.show(value);
        return box;
    }
}
