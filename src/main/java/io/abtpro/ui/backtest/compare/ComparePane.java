package io.abtpro.ui.backtest.compare;

import io.abtpro.ui.kit.Nodes;

import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The present run beside saved ones; a click shows or hides a saved run's equity.
public final class ComparePane extends VBox {
    private static final double NAME = 84;

    private final CompareViewModel model;
    private final GridPane grid = new GridPane();
    private final RunWordsPane words;
    private final Label count = Nodes.label("", "muted");
    private final Label hint = Nodes.label("", "muted", "compare-hint");

    public ComparePane(CompareViewModel model) {
        this.model = model;
        words = new RunWordsPane(model);
        getStyleClass().add("compare");
        setId("compare");
        grid.getStyleClass().add("compare-grid");
        hint.setWrapText(true);
        var scroll = new ScrollPane(grid);
        scroll.setFitToWidth(true);
        scroll.setVbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        getChildren()
                .setAll(
                        Nodes.row("title-row", Nodes.label("Compare", "title"), count),
                        scroll,
                        words,
                        hint,
                        sealed());
        model.tableProperty().subscribe(this::show);
    }

    /// What is not drawn is said.
    private Label sealed() {
        Label sealed = Nodes.label("", "muted", "compare-hint");
        sealed.setId("compare-sealed");
        sealed.setWrapText(true);
        sealed.textProperty().bind(model.sealedProperty());
        sealed.visibleProperty().bind(model.sealedProperty().isNotEmpty());
        sealed.managedProperty().bind(sealed.visibleProperty());
        return sealed;
    }

    private void show(CompareTable table) {
        grid.getChildren().clear();
        boolean alone = table.rows().size() < 2;
        count.setText(alone ? "" : table.rows().size() + " runs, only what differs");
        hint.setText(
                alone
                        ? "Save a run to see it beside the next ones."
                        : "Click a row to show or hide its curve.");
        int column = 0;
        head("Run", column++, false);
        for (String name : table.columns()) {
            head(name, column++, true);
        }
        head("Net, %", column++, true);
        head("Sharpe", column++, true);
        head("DD, %", column, true);
        int line = 1;
        for (CompareTable.Row row : table.rows()) {
            addRow(row, line++);
        }
    }

    private void head(String text, int column, boolean right) {
        add(Nodes.label(text, "muted"), column, 0, right);
    }

    private void addRow(CompareTable.Row row, int line) {
        int column = 0;
        String tone = row.run().isEmpty() ? "ours" : "muted";
        Label name = Nodes.label(row.dash() + " " + row.name(), shown(row) ? tone : "hidden-run");
        name.setId("compare-" + row.run().map(Compared::key).orElse(row.name()).replace(' ', '-'));
        add(name, column++, line, false);
        // A name is as long as the user likes; the figures keep their room.
        name.setMinWidth(Region.USE_COMPUTED_SIZE);
        name.setMaxWidth(NAME);
        name.setTooltip(new Tooltip(row.name()));
        for (String cell : row.cells()) {
            add(Nodes.label(cell, "number"), column++, line, true);
        }
        add(Nodes.label(row.net().text(), row.net().tone()), column++, line, true);
        add(Nodes.label(row.sharpe().text(), row.sharpe().tone()), column++, line, true);
        add(Nodes.label(row.drawdown().text(), row.drawdown().tone()), column++, line, true);
        int last = column;
        row.run()
                .ifPresent(
                        run -> {
                            toggleOnClick(run, line);
                            Nodes.pressable(
                                    name,
                                    "Show or hide the equity of " + run.name(),
                                    () -> model.toggle(run));
                            add(edit(run), last, line, true);
                            add(remove(run), last + 1, line, true);
                        });
    }

    private void toggleOnClick(Compared run, int line) {
        for (Node node : grid.getChildren()) {
            if (GridPane.getRowIndex(node) == line) {
                node.setOnMouseClicked(_ -> model.toggle(run));
                Tooltip.install(node, new Tooltip("Show or hide the equity of " + run.name()));
            }
        }
    }

    private static boolean shown(CompareTable.Row row) {
        return row.run().map(Compared::shown).orElse(true);
    }

    private Button edit(Compared run) {
        var button = new Button("", new FontIcon(Feather.EDIT_2));
        button.setId("edit-" + run.key().replace(' ', '-'));
        button.getStyleClass().addAll("flat", "remove-button");
        String said =
                Stream.of(String.join(", ", run.words().tags()), run.words().note())
                        .filter(text -> !text.isEmpty())
                        .collect(Collectors.joining("\n"));
        button.setTooltip(
                new Tooltip(said.isEmpty() ? "Name, note and tags of " + run.name() : said));
        button.setAccessibleText("Name, note and tags of " + run.name());
        button.addEventHandler(MouseEvent.MOUSE_CLICKED, MouseEvent::consume);
        button.setOnAction(_ -> words.edit(run));
        return button;
    }

    private Button remove(Compared run) {
        var button = new Button("\u00d7");
        button.setId("remove-" + run.key().replace(' ', '-'));
        button.getStyleClass().addAll("flat", "remove-button");
        button.setTooltip(new Tooltip("Remove " + run.name() + " from the saved runs"));
        button.setAccessibleText("Remove " + run.name());
        button.addEventHandler(MouseEvent.MOUSE_CLICKED, MouseEvent::consume);
        button.setOnAction(_ -> model.forget(run));
        return button;
    }

    private void add(Control node, int column, int line, boolean right) {
        node.setMinWidth(Region.USE_PREF_SIZE);
        GridPane.setHalignment(node, right ? HPos.RIGHT : HPos.LEFT);
        grid.add(node, column, line);
    }
}
