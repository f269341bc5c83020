package io.abtpro.ui;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.geometry.Rectangle2D;

import org.junit.jupiter.api.Test;

/// A window opens wholly on its screen.
class WindowPlaceTest {
    private static final Rectangle2D SCREEN = new Rectangle2D(0, 0, 1280, 800);

    @Test
    void aTitleBarAboveTheScreenComesDown() {
        assertThat(new WindowPlace(0, -8, 1280, 790).within(SCREEN))
                .isEqualTo(new WindowPlace(0, 0, 1280, 790));
    }

    @Test
    void aWindowLargerThanTheScreenIsAsLargeAsIt() {
        assertThat(new WindowPlace(-4, -8, 1288, 836).within(SCREEN))
                .isEqualTo(new WindowPlace(0, 0, 1280, 800));
    }

    @Test
    void barsOfTheDesktopStayFree() {
        var free = new Rectangle2D(1920, 32, 1600, 868);
        assertThat(new WindowPlace(3000, 700, 1200, 720).within(free))
                .isEqualTo(new WindowPlace(2320, 180, 1200, 720));
        assertThat(new WindowPlace(1900, 0, 1200, 720).within(free))
                .isEqualTo(new WindowPlace(1920, 32, 1200, 720));
    }

    @Test
    void aWindowThatIsOnTheScreenStays() {
        var place = new WindowPlace(40, 40, 1200, 720);
        assertThat(place.within(SCREEN)).isEqualTo(place);
    }
}
