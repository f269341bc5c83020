package io.abtpro.ui;

import io.abtpro.ui.chart.TimeChart;
import io.abtpro.ui.kit.Answers;
import io.abtpro.ui.kit.CommittedField;
import io.abtpro.ui.kit.FileNames;
import io.abtpro.ui.kit.Formula;
import io.abtpro.ui.kit.InputsColumn;
import io.abtpro.ui.kit.JobButtons;
import io.abtpro.ui.kit.Shortcut;
import io.abtpro.ui.session.Findable;
import io.abtpro.ui.session.ModalLayer;
import io.abtpro.ui.session.Tab;
import io.abtpro.ui.theme.Theme;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.transform.Scale;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The window's content: header, tab in front, status bar, and a layer for dialogs.
public final class Shell extends StackPane {
    private final ShellViewModel model;
    private final List<Tab> tabs;
    private final ModalLayer layer;
    private final Map<Shortcut, Runnable> shortcuts;
    private final StackPane content = new StackPane();
    private final JobKeys jobKeys;
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
        content.setId(JobButtons.FRONT);
        jobKeys = new JobKeys(model, content);
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
                        Shortcut.THEME,
                        model::toggleTheme,
                        Shortcut.UNDO,
                        model::undo,
                        Shortcut.REDO,
                        model::redo,
                        Shortcut.IMPORT,
                        () -> importBy(importFiles),
                        Shortcut.FIND,
                        palette::open,
                        Shortcut.PRIMARY,
                        this::primaryAction,
                        Shortcut.FORMULA,
                        () -> Formula.show(getScene().getFocusOwner()));
        model.findAmong(() -> findables(settings::open));
        addEventHandler(KeyEvent.KEY_PRESSED, this::afterTab);
        addEventHandler(DragEvent.DRAG_OVER, this::dragOver);
        addEventHandler(DragEvent.DRAG_DROPPED, this::dropped);
        Answers.hear(this, model::say);
        FileNames.subject(this, model::subject);
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        sceneProperty()
                .subscribe(
                        scene -> {
                            applyTheme(scene);
                            if (scene != null) {
                                jobKeys.follow(scene);
                            }
                        });
        model.darkProperty().subscribe(_ -> applyTheme(getScene()));
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

    private void dragOver(DragEvent event) {
        if (event.getDragboard().hasFiles() && !layer.openProperty().get()) {
            event.acceptTransferModes(TransferMode.COPY);
            event.consume();
        }
    }

    /// Files may be dropped wherever the window is; the first tab takes them.
    private void dropped(DragEvent event) {
        if (!event.isConsumed() && !layer.openProperty().get()) {
            ready(0);
            Node importing = tabs.getFirst().node();
            importing.fireEvent(event.copyFor(importing, importing));
            event.setDropCompleted(true);
            event.consume();
        }
    }

    /// Imports by the first tab, which asks for the files and so has to have a window.
    private void importBy(Runnable importFiles) {
        ready(0);
        importFiles.run();
    }

    private void applyTheme(@Nullable Scene scene) {
        if (scene != null) {
            Theme.of(model.darkProperty().get()).apply(scene);
        }
    }

    /// What the tabs offer, and what belongs to the window.
    private List<Findable> findables(Runnable settings) {
        List<Findable> all = new ArrayList<>();
        tabs.forEach(tab -> all.addAll(tab.findables()));
        String theme = model.darkProperty().get() ? "Light theme" : "Dark theme";
        String about = Shortcut.THEME.what() + ", " + Shortcut.THEME.keys();
        all.add(new Findable("Setting", theme, about, model::toggleTheme));
        all.add(new Findable("Setting", "Settings", "theme, workspace, shortcuts", settings));
        for (Shortcut shortcut : Shortcut.values()) {
            all.add(new Findable("Shortcut", shortcut.keys(), shortcut.what(), settings));
        }
        return all;
    }

    /// Of what stands in the fields: what is typed in one counts, and what it refuses begins
    /// nothing.
    private void primaryAction() {
        if (getScene().getFocusOwner() instanceof CommittedField field && !field.commit()) {
            return;
        }
        tabs.get(model.tabProperty().get()).primaryAction();
    }

    private void key(KeyEvent event) {
        boolean dialog = layer.openProperty().get();
        if (dialog && !Shortcut.THEME.matches(event) && !Shortcut.FORMULA.matches(event)) {
            return;
        }
        if (!dialog && jobKeys.take(event)) {
            event.consume();
            return;
        }
        for (var shortcut : shortcuts.entrySet()) {
            if (shortcut.getKey().matches(event)) {
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

    /// Shortcuts that nothing in the window wanted: those of the tab in front hold wherever the
    /// focus is, then Esc. Tab and the arrows move the focus in header and status bar.
    private void afterTab(KeyEvent event) {
        if (layer.openProperty().get() || event.isConsumed()) {
            return;
        }
        Node front = tabs.get(model.tabProperty().get()).node();
        if (event.getTarget() instanceof Node target && !JobButtons.isWithin(target, front)) {
            if (Arrays.stream(Shortcut.values()).noneMatch(s -> s.matches(event))
                    || event.getCode().isArrowKey()) {
                return;
            }
            KeyEvent again = event.copyFor(front, front);
            front.fireEvent(again);
            event.consume();
            return;
        }
        if (Shortcut.CLOSE.matches(event)) {
            model.unpin();
        } else if (isOfCharts(event)) {
            mainChart(front, event);
        }
    }

    private static boolean isOfCharts(KeyEvent event) {
        return Stream.of(
                        Shortcut.PAN_LEFT,
                        Shortcut.PAN_RIGHT,
                        Shortcut.ZOOM_IN,
                        Shortcut.ZOOM_OUT,
                        Shortcut.FIT)
                .anyMatch(shortcut -> shortcut.matches(event));
    }

    /// Hands a key of charts to the first chart of time in the tab, where none has the focus.
    private static void mainChart(Node front, KeyEvent event) {
        if (event.getTarget() instanceof TimeChart) {
            return;
        }
        TimeChart.firstIn(front).ifPresent(chart -> chart.fireEvent(event.copyFor(chart, chart)));
    }
}
