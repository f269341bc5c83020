package io.abtpro.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// How large the interface is, and that a restart keeps it.
class InterfaceScaleTest {
    @Test
    void canBeChosenFromNinetyToAHundredAndFiftyInSteps() {
        assertThat(InterfaceScale.ALL).containsExactly(90, 100, 110, 120, 130, 140, 150);
        assertThat(InterfaceScale.nearest(87)).isEqualTo(90);
        assertThat(InterfaceScale.nearest(114)).isEqualTo(110);
        assertThat(InterfaceScale.nearest(500)).isEqualTo(150);
    }

    @Test
    void isAsChosenWhereTheWindowHasRoomAndLessWhereItHasNot() {
        assertThat(InterfaceScale.of(150, 2560, 1440)).isEqualTo(1.5);
        assertThat(InterfaceScale.of(150, 1440, 1440)).isEqualTo(1.2);
        assertThat(InterfaceScale.of(150, 1280, 720)).isEqualTo(1);
        assertThat(InterfaceScale.of(100, 1200, 690)).isEqualTo(1);
        assertThat(InterfaceScale.of(90, 1080, 648)).isEqualTo(0.9);
    }

    @Test
    void aSmallerInterfaceFitsASmallerWindow() {
        assertThat(InterfaceScale.leastWidth(90)).isEqualTo(1080);
        assertThat(InterfaceScale.leastHeight(90)).isEqualTo(648);
        assertThat(InterfaceScale.leastWidth(150)).isEqualTo(1200);
        assertThat(new WindowState(1100, 700, false, "Data", "", true, 90).width()).isEqualTo(1100);
        assertThat(new WindowState(1100, 700, false, "Data", "", true, 100).width())
                .isEqualTo(1200);
    }

    @Test
    void isKeptAndWhereItCannotBeReadItIsAHundred(@TempDir Path folder) throws IOException {
        new WindowState(1400, 900, false, "Data", "", true, 130).save(folder);
        assertThat(WindowState.load(folder).scale()).isEqualTo(130);
        Files.writeString(folder.resolve("ui-state.properties"), "width=1400\nscale=large\n");
        assertThat(WindowState.load(folder).scale()).isEqualTo(100);
        Files.writeString(folder.resolve("ui-state.properties"), "width=1400\n");
        assertThat(WindowState.load(folder).scale()).isEqualTo(100);
    }
}
