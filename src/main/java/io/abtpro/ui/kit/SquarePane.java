package io.abtpro.ui.kit;

import javafx.scene.layout.Region;

/// Shows its content as high as wide, in the middle of the room there is.
public final class SquarePane extends Region {
    private final Region content;

    public SquarePane(Region content) {
        this.content = content;
        getChildren().setAll(content);
        setMinSize(0, 0);
    }

    @Override
    protected void layoutChildren() {
        double side = Math.floor(Math.min(getWidth(), getHeight()));
        content.resizeRelocate(
                Math.floor((getWidth() - side) / 2),
                Math.floor((getHeight() - side) / 2),
                side,
                side);
    }
}
