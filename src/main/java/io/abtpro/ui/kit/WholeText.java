package io.abtpro.ui.kit;

import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/// The whole text of a label, a cell or a list's choice as its tooltip, while it is shown cut. A
/// tooltip that it has of its own is said below it.
public final class WholeText {
    private static final double WIDTH = 480;

    private final Labeled labeled;
    private final Control control;
    private Optional<Tooltip> whole = Optional.empty();
    private Optional<Tooltip> own = Optional.empty();
    private boolean setting;

    /// @param control that has the tooltip
    private WholeText(Labeled labeled, Control control) {
        this.labeled = labeled;
        this.control = control;
        control.tooltipProperty().subscribe(this::taken);
        labeled.textProperty().subscribe(_ -> say());
        labeled.textTruncatedProperty().subscribe(_ -> say());
    }

    /// `labeled`, which says all of its text from now on.
    public static <L extends Labeled> L of(L labeled) {
        var _ = new WholeText(labeled, labeled);
        return labeled;
    }

    /// Makes `list` say all of what is chosen.
    public static <T> void ofChoice(ComboBox<T> list) {
        var cell = new Chosen<>(list);
        var _ = new WholeText(cell, list);
        list.setButtonCell(cell);
    }

    private void taken(@Nullable Tooltip tip) {
        if (!setting) {
            own = Optional.ofNullable(tip);
            say();
        }
    }

    /// Most labels are never cut, so the tooltip is made when it is first needed.
    private void say() {
        setting = true;
        if (labeled.isTextTruncated()) {
            Tooltip tip = whole.orElseGet(WholeText::tooltip);
            whole = Optional.of(tip);
            tip.setText(
                    labeled.getText() + own.map(Tooltip::getText).map(t -> "\n" + t).orElse(""));
            control.setTooltip(tip);
        } else if (whole.isPresent()) {
            control.setTooltip(own.orElse(null));
        }
        setting = false;
    }

    private static Tooltip tooltip() {
        var tip = new Tooltip();
        tip.setWrapText(true);
        tip.setMaxWidth(WIDTH);
        return tip;
    }

    /// The cell of a closed list.
    private static final class Chosen<T> extends ListCell<T> {
        private final ComboBox<T> list;

        Chosen(ComboBox<T> list) {
            this.list = list;
        }

        @Override
        protected void updateItem(@Nullable T item, boolean empty) {
            super.updateItem(item, empty);
            boolean none = empty || item == null;
            setText(none ? list.getPromptText() : list.getConverter().toString(item));
        }
    }
}
