package io.abtpro.ui.chart;

import io.abtpro.chart.Exported;

import javafx.scene.Scene;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.stage.FileChooser;

import java.io.File;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/// What a right click on the chart offers.
final class ChartMenu {
    private record Item(String text, IntConsumer action) {}

    private final List<Item> items = new ArrayList<>();
    private Consumer<RuntimeException> onFailure =
            failure -> {
                throw failure;
            };

    /// Adds an item above the others; its action is told the bar that was clicked.
    void add(String text, IntConsumer action) {
        items.add(new Item(text, action));
    }

    void onFailure(Consumer<RuntimeException> listener) {
        onFailure = listener;
    }

    ContextMenu of(Exported chart, int bar, Scene scene) {
        var menu = new ContextMenu();
        for (Item item : items) {
            var entry = new MenuItem(item.text());
            entry.setOnAction(_ -> item.action().accept(bar));
            menu.getItems().addAll(entry, new SeparatorMenuItem());
        }
        var copy = new MenuItem("Copy as CSV");
        copy.setOnAction(_ -> copy(chart.csv()));
        menu.getItems()
                .addAll(
                        copy,
                        save("Save as PNG\u2026", "chart.png", scene, chart, Exported::png),
                        save("Save as SVG\u2026", "chart.svg", scene, chart, Exported::svg));
        return menu;
    }

    private static void copy(String text) {
        var content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    private MenuItem save(
            String text,
            String name,
            Scene scene,
            Exported chart,
            BiConsumer<Exported, Path> writer) {
        var item = new MenuItem(text);
        item.setOnAction(
                _ ->
                        choose(name, scene)
                                .ifPresent(
                                        file -> {
                                            try {
                                                writer.accept(chart, file.toPath());
                                            } catch (UncheckedIOException failure) {
                                                onFailure.accept(failure);
                                            }
                                        }));
        return item;
    }

    private static Optional<File> choose(String name, Scene scene) {
        var chooser = new FileChooser();
        chooser.setInitialFileName(name);
        return Optional.ofNullable(chooser.showSaveDialog(scene.getWindow()));
    }
}
