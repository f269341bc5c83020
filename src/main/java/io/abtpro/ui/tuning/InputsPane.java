package io.abtpro.ui.tuning;

import io.abtpro.strategies.Strategy;
import io.abtpro.strategies.StrategyCatalog;
import io.abtpro.tuning.Method;
import io.abtpro.tuning.Objective;
import io.abtpro.tuning.ParameterRange;
import io.abtpro.tuning.TuningOptions;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// The left side: strategy, ranges with their cells, method, budget, goal and limits; locked while it runs.
final class InputsPane extends BorderPane {
    private final TuningViewModel model;
    private final VBox rows = new VBox();
    private final Label cells = Nodes.label("", "muted");
    private final Label problem = Nodes.label("", "input-problem");

    InputsPane(TuningViewModel model) {
        this.model = model;
        getStyleClass().addAll("panel", "inputs");
        cells.setId("cells");
        problem.setId("tuning-problem");
        problem.textProperty().bind(model.problemProperty());
        problem.setWrapText(true);
        rows.disableProperty().bind(model.runningProperty());
        var content = new VBox(rows, problem);
        content.getStyleClass().add("inputs-content");
        var scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        setCenter(scroll);
        setBottom(buttons());
        model.setupProperty().subscribe(setup -> setup.ifPresentOrElse(this::show, rows.getChildren()::clear));
    }

    private void show(Setup setup) {
        rows.getChildren().setAll(Nodes.row("title-row", Nodes.label("What to tune", "title")));
        rows.getChildren().add(row("Strategy", strategies(setup)));
        for (ParameterRange range : setup.ranges()) {
            rows.getChildren().add(range(range));
        }
        cells.setText(cells(setup));
        TuningOptions o = setup.options();
        rows.getChildren().addAll(cells, row("Method", methods(o)));
        rows.getChildren().add(o.method() == Method.RL
                ? row("Episodes", number("episodes", o.episodes(),
                        n -> model.setOptions(o.withSearch((int) n, o.budget(), o.seed()))))
                : row("Backtests", number("budget", o.budget(),
                        n -> model.setOptions(o.withSearch(o.episodes(), (int) n, o.seed())))));
        rows.getChildren().addAll(
                row("Seed", number("seed", o.seed(),
                        n -> model.setOptions(o.withSearch(o.episodes(), o.budget(), (long) n)))),
                row("Objective", objectives(o)),
                row("At least, trades", number("min-trades", o.limits().minTrades(),
                        n -> goal(o, o.objective(), new Objective.Limits((int) n, o.limits().maxDrawdown())))),
                row("At most, % drawdown", number("max-drawdown", 100 * o.limits().maxDrawdown(),
                        n -> goal(o, o.objective(), new Objective.Limits(o.limits().minTrades(), n / 100)))));
    }

    private void goal(TuningOptions o, Objective objective, Objective.Limits limits) {
        model.setOptions(o.withGoal(objective, limits, o.execution()));
    }

    private static String cells(Setup setup) {
        try {
            return "%,d cells that keep the strategy's rules".formatted(setup.cells());
        } catch (IllegalArgumentException none) {
            return "";
        }
    }

    private static HBox row(String name, Node control) {
        return Nodes.row("form-row", Nodes.label(name, "muted"), Nodes.gap(), control);
    }

    private HBox range(ParameterRange r) {
        return row(r.name(), Nodes.row("range",
                number(r.name() + "-from", r.from(), v -> model.setRange(new ParameterRange(r.name(), v, r.to(), r.step()))),
                number(r.name() + "-to", r.to(), v -> model.setRange(new ParameterRange(r.name(), r.from(), v, r.step()))),
                number(r.name() + "-step", r.step(), v -> model.setRange(new ParameterRange(r.name(), r.from(), r.to(), v)))));
    }

    private ComboBox<String> strategies(Setup setup) {
        var box = new ComboBox<String>();
        box.setId("tuning-strategy");
        box.getStyleClass().add("form-combo");
        box.getItems().setAll(StrategyCatalog.all().stream().map(Strategy::id).toList());
        box.setValue(setup.strategy().id());
        box.setOnAction(_ -> model.choose(StrategyCatalog.get(box.getValue())));
        return box;
    }

    private ComboBox<Method> methods(TuningOptions o) {
        var box = new ComboBox<Method>();
        box.setId("tuning-method");
        box.getStyleClass().add("form-combo");
        box.getItems().setAll(Method.values());
        box.setConverter(words(Method::label));
        box.setValue(o.method());
        box.setOnAction(_ -> model.setMethod(box.getValue()));
        return box;
    }

    private ComboBox<Objective> objectives(TuningOptions o) {
        var box = new ComboBox<Objective>();
        box.setId("tuning-objective");
        box.getStyleClass().add("form-combo");
        box.getItems().setAll(Objective.values());
        box.setConverter(words(InputsPane::name));
        box.setValue(o.objective());
        box.setOnAction(_ -> goal(o, box.getValue(), o.limits()));
        return box;
    }

    private static String name(Objective objective) {
        String word = objective.word().replace('-', ' ');
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    private static <T> StringConverter<T> words(Function<T, String> text) {
        return new StringConverter<>() {
            @Override
            public String toString(@Nullable T value) {
                return value == null ? "" : text.apply(value);
            }

            @Override
            public T fromString(String typed) {
                throw new UnsupportedOperationException("items are chosen, not typed: " + typed);
            }
        };
    }

    /// What cannot be is said, and the old value stays.
    private TextField number(String id, double value, DoubleConsumer taken) {
        String shown = value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
        var field = new TextField(shown);
        field.setId(id);
        field.getStyleClass().add("tuning-number");
        Runnable commit = () -> {
            if (field.getText().equals(shown)) {
                return;
            }
            try {
                taken.accept(Double.parseDouble(field.getText().strip().replace(",", "")));
            } catch (IllegalArgumentException cannot) {
                model.refuse("%s: %s".formatted(id, Optional.ofNullable(cannot.getMessage()).orElse("no number")));
                field.setText(shown);
            }
        };
        field.setOnAction(_ -> commit.run());
        field.focusedProperty().subscribe((_, focused) -> {
            if (!focused && field.getScene() != null) {
                commit.run();
            }
        });
        return field;
    }

    private VBox buttons() {
        var start = new Button();
        start.setId("start-tuning");
        start.getStyleClass().add("accent");
        start.setMaxWidth(Double.MAX_VALUE);
        start.textProperty().bind(model.reportProperty().map(r -> r.isPresent() ? "Tune again" : "Start tuning"));
        start.disableProperty().bind(model.problemProperty().isNotEmpty());
        start.setOnAction(_ -> model.start());
        start.visibleProperty().bind(model.runningProperty().not());
        start.managedProperty().bind(start.visibleProperty());
        var pause = new Button();
        pause.setId("pause-tuning");
        pause.getStyleClass().add("accent");
        pause.setMaxWidth(Double.MAX_VALUE);
        pause.textProperty().bind(model.pausedProperty().map(p -> p ? "Resume" : "Pause"));
        pause.setOnAction(_ -> model.pauseOrResume());
        pause.visibleProperty().bind(model.runningProperty());
        pause.managedProperty().bind(pause.visibleProperty());
        var buttons = new VBox(start, pause);
        buttons.getStyleClass().add("inputs-buttons");
        return buttons;
    }
}
