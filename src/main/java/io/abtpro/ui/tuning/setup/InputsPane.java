package io.abtpro.ui.tuning.setup;

import io.abtpro.strategies.Strategy;
import io.abtpro.strategies.StrategyCatalog;
import io.abtpro.tuning.ParameterRange;
import io.abtpro.ui.kit.CommittedField;
import io.abtpro.ui.kit.InputsColumn;
import io.abtpro.ui.kit.Nodes;
import io.abtpro.ui.session.ResearchBlock;
import io.abtpro.ui.tuning.setup.TypedRange.Bound;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.Locale;
import java.util.Optional;

/// The left side: strategy, ranges with their cells, method, budget, goal and limits; locked while
/// it runs.
public final class InputsPane extends InputsColumn {
    private final SetupViewModel model;
    private final VBox rows = new VBox();
    private final Label cells = Nodes.label("", "muted");
    private final Label problem = Nodes.label("", "input-problem");
    private final Label fault = refusals().place("tuning-fault");

    /// @param buttons what begins and pauses the search
    /// @param stale says of what the result shown is where that is another research; else empty
    /// @param tune begins a tuning of the research
    public InputsPane(
            SetupViewModel model, Region buttons, ObservableValue<String> stale, Runnable tune) {
        this.model = model;
        cells.setId("cells");
        problem.setId("tuning-problem");
        problem.textProperty().bind(model.problemProperty());
        problem.setWrapText(true);
        // With a strategy set up the line of the cells says it, beside the ranges.
        problem.visibleProperty().bind(model.setupProperty().map(Optional::isEmpty));
        problem.managedProperty().bind(problem.visibleProperty());
        rows.disableProperty().bind(model.lockedProperty());
        fill(
                buttons,
                ResearchBlock.read(
                        model.research(),
                        stale,
                        Nodes.button("tune-research", "Tune this research", tune)),
                rows,
                problem);
        model.setupProperty().subscribe(_ -> show());
        model.typed().faultyProperty().subscribe((_, _) -> show());
        model.problemProperty().subscribe(_ -> showCells());
    }

    private void show() {
        model.setupProperty().get().ifPresentOrElse(this::show, rows.getChildren()::clear);
    }

    /// How many cells there are, or why none can be searched: the fields keep their place.
    private void showCells() {
        String said = model.problemProperty().get();
        Optional<SearchSetup> setup = model.setupProperty().get();
        fault.setText(setup.isPresent() ? said : "");
        cells.setText(said.isEmpty() ? setup.map(InputsPane::cells).orElse("") : " ");
    }

    private void show(SearchSetup setup) {
        Optional<String> focused = focused();
        rows.getChildren().setAll(title("What to tune"));
        rows.getChildren().add(SearchFields.row("Strategy", strategies(setup)));
        rows.getChildren().add(heads());
        for (ParameterRange range : setup.ranges()) {
            rows.getChildren().add(range(setup.strategy(), range));
        }
        showCells();
        rows.getChildren().add(cells);
        var fields = new SearchFields(model, setup.options());
        rows.getChildren().addAll(fields.search());
        rows.getChildren().add(title("Beside it"));
        rows.getChildren().addAll(fields.beside());
        rows.getChildren().add(title("Trading"));
        rows.getChildren().addAll(fields.execution());
        focused.ifPresent(this::focus);
    }

    private static HBox title(String text) {
        return Nodes.row("title-row", Nodes.label(text, "title"));
    }

    /// The field that has the focus is made anew with the others; the one in its place takes it
    /// over.
    private Optional<String> focused() {
        return Optional.ofNullable(getScene())
                .flatMap(scene -> Optional.ofNullable(scene.getFocusOwner()))
                .filter(owner -> rows.lookupAll("#" + owner.getId()).contains(owner))
                .map(Node::getId);
    }

    private void focus(String id) {
        Optional.ofNullable(rows.lookup("#" + id)).ifPresent(Node::requestFocus);
    }

    private static String cells(SearchSetup setup) {
        try {
            return "%,d cells that keep the strategy's rules".formatted(setup.cells());
        } catch (IllegalArgumentException none) {
            return "";
        }
    }

    private static HBox heads() {
        HBox columns = Nodes.row("range", head("From"), head("To"), head("Step"));
        return SearchFields.row("Parameter", columns);
    }

    private static Label head(String text) {
        return Nodes.label(text, "muted", "range-head");
    }

    private HBox range(Strategy strategy, ParameterRange r) {
        TypedRange now =
                Optional.ofNullable(model.typed().faultyProperty().get().get(r.name()))
                        .orElseGet(
                                () ->
                                        TypedRange.of(
                                                strategy.space().parameters().stream()
                                                        .filter(p -> p.name().equals(r.name()))
                                                        .findFirst()
                                                        .orElseThrow(),
                                                r));
        return SearchFields.row(
                r.name(),
                Nodes.row(
                        "range",
                        bound(now, Bound.FROM),
                        bound(now, Bound.TO),
                        bound(now, Bound.STEP)));
    }

    private CommittedField bound(TypedRange range, Bound bound) {
        String name = range.parameter().name();
        String what = bound.name().toLowerCase(Locale.ROOT);
        var field =
                NumberField.of(
                        name + "-" + what,
                        name + " " + what,
                        range.value(bound),
                        v -> model.type(range.with(bound, v)),
                        model::refuse);
        field.pseudoClassStateChanged(
                Nodes.REJECTED,
                model.typed().faultyProperty().get().containsValue(range)
                        && range.fault().filter(fault -> fault.bound() == bound).isPresent());
        return field;
    }

    private ComboBox<String> strategies(SearchSetup setup) {
        String[] ids = StrategyCatalog.all().stream().map(Strategy::id).toArray(String[]::new);
        return SearchFields.choice(
                "tuning-strategy",
                ids,
                id -> id,
                setup.strategy().id(),
                id -> model.choose(StrategyCatalog.get(id)));
    }
}
