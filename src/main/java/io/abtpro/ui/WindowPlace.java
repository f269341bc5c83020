package io.abtpro.ui;

import javafx.geometry.Rectangle2D;

/// Where a window stands on its screen, frame and title bar counted.
public record WindowPlace(double x, double y, double width, double height) {
    /// The place nearest to this one that is wholly in `screen`; a window that is larger than it is
    /// as large as the screen.
    ///
    /// @param screen what is free of the desktop's bars
    public WindowPlace within(Rectangle2D screen) {
        double wide = Math.min(width, screen.getWidth());
        double high = Math.min(height, screen.getHeight());
        return new WindowPlace(
                Math.clamp(x, screen.getMinX(), screen.getMaxX() - wide),
                Math.clamp(y, screen.getMinY(), screen.getMaxY() - high),
                wide,
                high);
    }
}
