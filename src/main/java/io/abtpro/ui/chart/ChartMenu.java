package io.abtpro.ui.chart;

import io.abtpro.chart.Exported;
import io.abtpro.ui.kit.Answers;
import io.abtpro.ui.kit.FileDialogs;
import io.abtpro.ui.kit.FileNames;

import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/// What a right click on the chart offers.
final class ChartMenu {
    private record Item(String text, IntConsumer action) {}

    private final FileDialogs files;
    private final List<Item> items = new ArrayList<>();
    private Consumer<RuntimeException> onFailure =
            failure -> {
                throw failure;
            };

    ChartMenu() {
        this(FileDialogs.ofPlatform());
    }

    ChartMenu(FileDialogs files) {
        this.files = files;
    }

    /// Adds an item above the others; its action is told the bar that was clicked.
    void add(String text, IntConsumer action) {
        items.add(new Item(text, action));
    }

    void onFailure(Consumer<RuntimeException> listener) {
        onFailure = listener;
    }

    /// @param name what the chart is called, also in the name of its file
    ContextMenu of(Exported chart, int bar, Node owner, String name) {
        var menu = new ContextMenu();
        for (Item item : items) {
            var entry = new MenuItem(item.text());
            entry.setOnAction(_ -> item.action().accept(bar));
            menu.getItems().addAll(entry, new SeparatorMenuItem());
        }
        var copy = new MenuItem("Copy as CSV");
        copy.setOnAction(_ -> Answers.copy(owner, "the chart as CSV: " + name, chart.csv()));
        menu.getItems()
                .addAll(
                        copy,
                        save("PNG", owner, name, file -> chart.png(file)),
                        save("SVG", owner, name, file -> chart.svg(file)));
        return menu;
    }

    private MenuItem save(String form, Node owner, String name, Answers.Writer writer) {
        var item = new MenuItem("Save as " + form + "\u2026");
        String ending = form.toLowerCase(Locale.ROOT);
        item.setOnAction(
                _ -> {
                    try {
                        Answers.save(
                                owner,
                                files,
                                "Save the chart as " + form,
                                FileNames.of(owner, name, ending),
                                writer);
                    } catch (UncheckedIOException failure) {
                        onFailure.accept(failure);
                    }
                });
        return item;
    }
}
