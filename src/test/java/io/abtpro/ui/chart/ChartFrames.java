package io.abtpro.ui.chart;

import javafx.application.Application;

/// Prints frame times of three panes while zooming at the mouse, dragging, moving the crosshair and
/// taking new results, for each number of bars. Arguments: width, height, numbers of bars. Run with
/// `-Djavafx.animation.fullspeed=true`, else a frame is never seen to take less than the display's
/// period.
final class ChartFrames {
    private ChartFrames() {}

    public static void main(String[] arguments) {
        Application.launch(FramesWindow.class, arguments);
    }
}
