package io.abtpro.ui;

import io.abtpro.ui.kit.InputsColumn;
import io.abtpro.ui.session.ModalLayer;
import io.abtpro.ui.session.Tab;
import io.abtpro.ui.theme.Theme;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.transform.Scale;

import org.jspecify.annotations.Nullable;

import java.util.BitSet;
import java.util.List;
import java.util.Map;

/// The window's content: header, tab in front, status bar, and a layer for dialogs.
public final class Shell extends StackPane {
    private static final KeyCombination THEME =
            new KeyCodeCombination(
                    KeyCode.L, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);

    private static final KeyCombination UNDO = ctrl(KeyCode.Z);
    private static final KeyCombination REDO =
            new KeyCodeCombination(
                    KeyCode.Z, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);

    private final ShellViewModel model;
    private final List<Tab> tabs;
    private final ModalLayer layer;
    private final Map<KeyCombination, Runnable> shortcuts;
    private final StackPane content = new StackPane();
    private final BitSet shown = new BitSet();
    private final Scale scaled = new Scale();

    /// @param tabs in order, the titles being those of the model; the node of each is asked for
    ///   when it is first shown
    /// @param layer where tabs show their dialogs
    /// @param importFiles what Ctrl+O does, by the first tab
    public Shell(ShellViewModel model, List<Tab> tabs, ModalLayer layer, Runnable importFiles) {
        this.model = model;
        this.tabs = List.copyOf(tabs);
        this.layer = layer;
        var palette = new CommandPalette(model, layer);
        var settings = new SettingsDialog(model, layer);
        content.setId("content");
        model.tabProperty().subscribe(at -> ready(at.intValue()));
        var failure = new FailureBar(model, () -> FailureDialog.open(model, layer));
        // Over the end of the centre: no field and no button moves when a failure comes.
        StackPane.setAlignment(failure, Pos.BOTTOM_CENTER);
        StackPane.setMargin(failure, new Insets(0, 0, 0, InputsColumn.WIDTH));
        var frame = new BorderPane(new StackPane(content, failure));
        frame.setTop(new HeaderBar(model, palette::open, settings::open));
        frame.setBottom(new StatusBar(model));
        getChildren().setAll(frame, layer);
        getChildren().forEach(part -> part.getTransforms().add(scaled));
        model.scaleProperty().subscribe(_ -> requestLayout());
        shortcuts =
                Map.of(
                        THEME,
                        model::toggleTheme,
                        REDO,
                        model::redo,
                        UNDO,
                        model::undo,
                        ctrl(KeyCode.O),
                        () -> importBy(importFiles),
                        ctrl(KeyCode.K),
                        palette::open,
                        ctrl(KeyCode.ENTER),
                        this::primaryAction);
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        sceneProperty().subscribe(scene -> bindShortcuts(scene));
        model.darkProperty().subscribe(_ -> bindShortcuts(getScene()));
    }

    /// Lays the window out in units of the interface's scale.
    @Override
    protected void layoutChildren() {
        double scale = InterfaceScale.of(model.scaleProperty().get(), getWidth(), getHeight());
        scaled.setX(scale);
        scaled.setY(scale);
        getChildren()
                .forEach(
                        part -> part.resizeRelocate(0, 0, getWidth() / scale, getHeight() / scale));
    }

    /// Makes the tab part of the window, unseen where it is not in front, unless it is one already.
    private void ready(int index) {
        if (shown.get(index)) {
            return;
        }
        shown.set(index);
        Node node = tabs.get(index).node();
        node.visibleProperty().bind(model.tabProperty().isEqualTo(index));
        node.managedProperty().bind(node.visibleProperty());
        content.getChildren().add(node);
    }

    /// Imports by the first tab, which asks for the files and so has to have a window.
    private void importBy(Runnable importFiles) {
        ready(0);
        importFiles.run();
    }

    private void bindShortcuts(@Nullable Scene scene) {
        if (scene != null) {
            Theme.of(model.darkProperty().get()).apply(scene);
        }
    }

    private static KeyCombination ctrl(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN);
    }

    private void primaryAction() {
        tabs.get(model.tabProperty().get()).primaryAction();
    }

    private void key(KeyEvent event) {
        if (layer.openProperty().get() && !THEME.match(event)) {
            return;
        }
        for (var shortcut : shortcuts.entrySet()) {
            if (shortcut.getKey().match(event)) {
                shortcut.getValue().run();
                event.consume();
                return;
            }
        }
        int digit = event.getCode().ordinal() - KeyCode.DIGIT1.ordinal();
        if (event.isShortcutDown() && digit >= 0 && digit < tabs.size()) {
            model.show(digit);
            event.consume();
        }
    }
}
