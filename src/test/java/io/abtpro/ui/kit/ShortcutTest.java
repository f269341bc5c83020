package io.abtpro.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.event.Event;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

@io.abtpro.ui.WindowTest
class ShortcutTest {
    private static KeyEvent pressed(KeyCode code, boolean control, boolean shift) {
        return new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, control, false, false);
    }

    @Test
    void noKeyDoesTwoThings() {
        for (KeyCode code : KeyCode.values()) {
            for (int held = 0; held < 4; held++) {
                var event = pressed(code, (held & 1) > 0, (held & 2) > 0);
                assertThat(Arrays.stream(Shortcut.values()).filter(s -> s.matches(event)))
                        .as(code + " " + held)
                        .hasSizeLessThan(2);
            }
        }
        assertThat(Arrays.stream(Shortcut.values()).map(Shortcut::keys)).doesNotHaveDuplicates();
        assertThat(Shortcut.THEME.keys()).isEqualTo("Ctrl+Shift+L");
    }

    @Test
    void aPlainKeyIsNoneWhileTextIsTypedAndOneWithControlIs() {
        var field = new TextField();
        Event space = pressed(KeyCode.SPACE, false, false).copyFor(field, field);
        Event undo = pressed(KeyCode.Z, true, false).copyFor(field, field);
        Event formula = pressed(KeyCode.F1, false, false).copyFor(field, field);
        assertThat(Shortcut.PAUSE.matches((KeyEvent) space)).isFalse();
        assertThat(Shortcut.UNDO.matches((KeyEvent) undo)).isTrue();
        assertThat(Shortcut.FORMULA.matches((KeyEvent) formula)).isTrue();
    }

    @Test
    void namesOfFilesSayWhatTheyAreOf() {
        assertThat(
                        FileNames.of(
                                List.of("sma-cross", "S&P 500"),
                                "trades",
                                LocalDate.of(2026, 12, 1),
                                "csv"))
                .isEqualTo("sma-cross-s-p-500-trades-2026-12-01.csv");
    }
}
