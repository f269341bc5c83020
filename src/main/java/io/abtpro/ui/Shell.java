package io.abtpro.ui;

import io.abtpro.ui.session.ModalLayer;
import io.abtpro.ui.session.Session;
import io.abtpro.ui.session.Tab;
import io.abtpro.ui.task.RunningJobs;
import io.abtpro.ui.theme.Theme;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The window's content: header, tab in front, status bar, and a layer for dialogs.
public final class Shell extends StackPane {
    private static final String STYLES = "io/abtpro/ui/shell.css";
    private static final KeyCombination THEME =
            new KeyCodeCombination(KeyCode.L, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);

    private final ShellViewModel model;
    private final List<Tab> tabs;
    private final ModalLayer layer;
    private final Map<KeyCombination, Runnable> shortcuts;

    /// @param tabs in order, the titles being those of the model
    /// @param layer where tabs show their dialogs
    /// @param importFiles what Ctrl+O does
    public Shell(ShellViewModel model, List<Tab> tabs, ModalLayer layer, Runnable importFiles) {
        this.model = model;
        this.tabs = List.copyOf(tabs);
        this.layer = layer;
        var palette = new CommandPalette(model, layer);
        var settings = new SettingsDialog(model.session(), layer);
        getStyleClass().add("shell");
        getStylesheets().add(STYLES);
        var frame = new BorderPane(content());
        frame.setTop(
                new VBox(
                        new HeaderBar(model, palette::open, settings::open),
                        new FailureBar(model.session())));
        frame.setBottom(new StatusBar(model));
        getChildren().setAll(frame, layer);
        shortcuts =
                Map.of(
                        THEME, model::toggleTheme,
                        ctrl(KeyCode.O), importFiles,
                        ctrl(KeyCode.K), palette::open,
                        ctrl(KeyCode.ENTER), this::primaryAction);
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        sceneProperty().subscribe(scene -> follow(scene));
        model.session().darkProperty().subscribe(_ -> follow(getScene()));
    }

    /// The tabs in their order, those still to come between them.
    public static List<Tab> tabs(
            Tab data, Tab backtest, Tab signals, Tab volatility, Tab models, RunningJobs jobs) {
        return List.of(
                data,
                backtest,
                signals,
                ComingTab.tuning(),
                volatility,
                models,
                new JobsTab(jobs));
    }

    private StackPane content() {
        var content = new StackPane();
        content.setId("content");
        List<Node> nodes = new ArrayList<>();
        for (int i = 0; i < tabs.size(); i++) {
            Node node = tabs.get(i).node();
            node.visibleProperty().bind(model.tabProperty().isEqualTo(i));
            node.managedProperty().bind(node.visibleProperty());
            nodes.add(node);
        }
        content.getChildren().setAll(nodes);
        return content;
    }

    private void follow(@Nullable Scene scene) {
        if (scene != null) {
            Session session = model.session();
            (session.darkProperty().get() ? Theme.DARK : Theme.LIGHT).apply(scene);
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
