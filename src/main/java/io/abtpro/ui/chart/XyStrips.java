package io.abtpro.ui.chart;

import io.abtpro.chart.Across;
import io.abtpro.chart.ChartColours;
import io.abtpro.chart.XyChange;
import io.abtpro.chart.XyPicture;

import javafx.scene.Group;

import java.awt.Rectangle;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The layers of an [XyChart] above its ground, in strips side by side of which those are drawn in
/// which something changed.
final class XyStrips extends Group {
    /// What strips begin and end at, so that they meet at whole pixels of the screen at every usual
    /// scale.
    private static final int SNAP = 4;

    private final int most;
    private final List<XyStrip> strips = new ArrayList<>();
    private Optional<Rectangle2D> covered = Optional.empty();
    private Optional<XyPicture> drawn = Optional.empty();

    private XyStrips(int most) {
        this.most = most;
        setManaged(false);
        setMouseTransparent(true);
    }

    /// One strip, for pictures that change everywhere.
    static XyStrips one() {
        return new XyStrips(Integer.MAX_VALUE);
    }

    /// Narrow strips, for lines that grow at their right end.
    static XyStrips narrow() {
        return new XyStrips(16 * SNAP);
    }

    /// To be empty, with nothing drawn.
    void clear() {
        strips.clear();
        getChildren().clear();
        covered = Optional.empty();
        drawn = Optional.empty();
    }

    /// To cover what layers can reach around a plot; what was drawn is drawn anew with the next
    /// picture.
    void cover(Rectangle2D reach) {
        if (!covered.equals(Optional.of(reach))) {
            clear();
            covered = Optional.of(reach);
            int left = SNAP * (int) Math.floor(reach.getMinX() / SNAP);
            int top = SNAP * (int) Math.floor(reach.getMinY() / SNAP);
            int right = SNAP * (int) Math.ceil(reach.getMaxX() / SNAP);
            int bottom = SNAP * (int) Math.ceil(reach.getMaxY() / SNAP);
            for (int x = left; x < right; x += strips.getLast().width()) {
                strips.add(
                        new XyStrip(
                                new Rectangle(x, top, Math.min(most, right - x), bottom - top)));
            }
            getChildren().setAll(strips.stream().map(XyStrip::canvas).toList());
        }
        drawn = Optional.empty();
    }

    /// Draws what differs from the picture before.
    ///
    /// @param area where the plot is in a picture of this `width`
    void draw(XyPicture picture, Rectangle2D area, double width, ChartColours colours) {
        Across changed =
                drawn.map(before -> XyChange.between(before, picture, area)).orElse(Across.ALL);
        for (XyStrip strip : strips) {
            if (strip.isIn(changed)) {
                strip.draw(picture, area, width, colours);
            }
        }
        drawn = Optional.of(picture);
    }
}
