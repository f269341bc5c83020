package io.abtpro.ui.kit;

import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

import java.util.List;

/// Every key of the window with what it does: what is listed in the settings is what is pressed.
/// The tabs' own digits, Ctrl+1 to Ctrl+9, are the Shell's.
public enum Shortcut {
    FIND("find anything", ctrl(KeyCode.K)),
    IMPORT("import files", ctrl(KeyCode.O)),
    PRIMARY("the first action of the tab: import, save the run, train, start", ctrl(KeyCode.ENTER)),
    UNDO("take the newest change back", ctrl(KeyCode.Z)),
    REDO("make it again", ctrlShift(KeyCode.Z)),
    SAVE("save the run", ctrl(KeyCode.S)),
    EXPORT("export bars, trades or tuned parameters", ctrl(KeyCode.E)),
    COPY("copy the selected rows as CSV", ctrl(KeyCode.C)),
    PAUSE("pause the running job, or let it go on", key(KeyCode.SPACE)),
    CLOSE("close, unpin, clear", key(KeyCode.ESCAPE)),
    PAN_LEFT("move the chart left", key(KeyCode.LEFT), key(KeyCode.KP_LEFT)),
    PAN_RIGHT("move the chart right", key(KeyCode.RIGHT), key(KeyCode.KP_RIGHT)),
    ZOOM_IN(
            "zoom in",
            key(KeyCode.PLUS),
            key(KeyCode.ADD),
            key(KeyCode.EQUALS),
            new KeyCodeCombination(KeyCode.EQUALS, KeyCombination.SHIFT_DOWN)),
    ZOOM_OUT("zoom out", key(KeyCode.MINUS), key(KeyCode.SUBTRACT)),
    FIT("show every bar", key(KeyCode.DIGIT0), key(KeyCode.NUMPAD0)),
    PREVIOUS("previous trade, signal or finding", key(KeyCode.OPEN_BRACKET)),
    NEXT("next trade, signal or finding", key(KeyCode.CLOSE_BRACKET)),
    ZOOM("show the selected trade large, or what was seen before again", key(KeyCode.Z)),
    THEME("light or dark", ctrlShift(KeyCode.L)),
    FORMULA("formula or meaning of what has the focus", key(KeyCode.F1));

    private final String what;

    @SuppressWarnings("ImmutableEnumChecker") // List.of, of combinations that never change
    private final List<KeyCodeCombination> combinations;

    Shortcut(String what, KeyCodeCombination... combinations) {
        this.what = what;
        this.combinations = List.of(combinations);
    }

    private static KeyCodeCombination key(KeyCode code) {
        return new KeyCodeCombination(code);
    }

    private static KeyCodeCombination ctrl(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN);
    }

    private static KeyCodeCombination ctrlShift(KeyCode code) {
        return new KeyCodeCombination(
                code, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
    }

    /// What it does.
    public String what() {
        return what;
    }

    /// True for a key without Ctrl, which a text field takes for itself.
    public boolean isPlain() {
        return combinations.getFirst().getShortcut() == KeyCombination.ModifierValue.UP;
    }

    /// How it is pressed, such as "Ctrl+Shift+L".
    public String keys() {
        KeyCodeCombination first = combinations.getFirst();
        String code =
                switch (first.getCode()) {
                    case OPEN_BRACKET -> "[";
                    case CLOSE_BRACKET -> "]";
                    case PLUS -> "+";
                    case MINUS -> "\u2212";
                    default -> first.getCode().getName();
                };
        String ctrl = isPlain() ? "" : "Ctrl+";
        boolean shift = first.getShift() == KeyCombination.ModifierValue.DOWN;
        return ctrl + (shift ? "Shift+" : "") + code;
    }

    /// True where `event` is one of its keys; a plain one is none while text is typed.
    public boolean matches(KeyEvent event) {
        boolean typed = event.getTarget() instanceof TextInputControl;
        return !(typed && isPlain() && this != FORMULA)
                && combinations.stream().anyMatch(combination -> combination.match(event));
    }
}
