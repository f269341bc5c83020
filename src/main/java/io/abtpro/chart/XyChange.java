package io.abtpro.chart;

import java.awt.geom.Rectangle2D;
import java.util.List;

/// Where one picture differs from another on the same ground: points that come after the others
/// change only the end of a line, so that a search that grows to the right need not be drawn from
/// its beginning with each picture. Whatever it does not know is taken to differ everywhere.
public final class XyChange {
    /// Half a stroke, a dot or the cap of a line, in pixels.
    private static final double REACH = 6;

    private final XyPicture picture;
    private final Rectangle2D area;

    private XyChange(XyPicture picture, Rectangle2D area) {
        this.picture = picture;
        this.area = area;
    }

    /// The span outside of which `now` looks as `before` did.
    ///
    /// @param area where the plot of both is
    public static Across between(XyPicture before, XyPicture now, Rectangle2D area) {
        if (before.layers().size() != now.layers().size()) {
            return Across.ALL;
        }
        return new XyChange(now, area).of(before.layers(), now.layers());
    }

    private Across of(List<XyLayer> before, List<XyLayer> now) {
        Across changed = Across.NOTHING;
        Across named = Across.NOTHING;
        boolean renamed = false;
        for (int i = 0; i < now.size(); i++) {
            Across found = of(before.get(i), now.get(i));
            changed = changed.and(found);
            for (XyLayer layer : List.of(before.get(i), now.get(i))) {
                if (layer instanceof XyLayer.Line line && line.labelled()) {
                    renamed |= found.from() < found.to();
                    named = named.and(end(line));
                }
            }
        }
        // Names at the ends of lines make room for one another.
        return renamed ? changed.and(named) : changed;
    }

    private Across of(XyLayer before, XyLayer now) {
        return switch (now) {
            case XyLayer.Line line when before instanceof XyLayer.Line was && isLike(was, line) -> {
                Across moved = line(was.x(), was.y(), line.x(), line.y(), line.step());
                yield was.name().equals(line.name()) || !line.labelled()
                        ? moved
                        : moved.and(end(was)).and(end(line));
            }
            case XyLayer.Points points
                    when before instanceof XyLayer.Points was
                            && was.role() == points.role()
                            && was.size() == points.size() ->
                    line(was.x(), was.y(), points.x(), points.y(), false);
            case XyLayer.Band band
                    when before instanceof XyLayer.Band was && was.shade() == band.shade() ->
                    line(was.x(), was.low(), band.x(), band.low(), false)
                            .and(line(was.x(), was.high(), band.x(), band.high(), false));
            case XyLayer.Rule rule
                    when before instanceof XyLayer.Rule was
                            && rule.equals(
                                    new XyLayer.Rule("", rule.at(), true, was.role(), was.dash()))
                            && was.name().isEmpty()
                            && was.upright() ->
                    was.equals(rule) ? Across.NOTHING : around(was.at()).and(around(rule.at()));
            default -> before.equals(now) ? Across.NOTHING : Across.ALL;
        };
    }

    private static boolean isLike(XyLayer.Line was, XyLayer.Line line) {
        return line.equals(
                new XyLayer.Line(
                        line.name(),
                        line.x(),
                        line.y(),
                        was.role(),
                        was.dash(),
                        was.step(),
                        was.right(),
                        was.labelled()));
    }

    /// From the last point that both have in common, or the first end of the level line that goes
    /// on from there, as far as either goes.
    ///
    /// @param step true where a line is level until the next point
    private Across line(double[] wasX, double[] wasY, double[] x, double[] y, boolean step) {
        int same = 0;
        int shared = Math.min(wasX.length, x.length);
        while (same < shared && isSame(wasX[same], x[same]) && isSame(wasY[same], y[same])) {
            same++;
        }
        if (same == x.length && same == wasX.length) {
            return Across.NOTHING;
        }
        boolean level =
                same > 0
                        && same < shared
                        && (step
                                || isSame(wasY[same], y[same - 1]) && isSame(y[same], y[same - 1]));
        int from = level ? same : Math.max(0, same - 1);
        return points(wasX, from).and(points(x, from));
    }

    private static boolean isSame(double a, double b) {
        return Double.compare(a, b) == 0;
    }

    private Across points(double[] x, int from) {
        Across found = Across.NOTHING;
        for (int i = from; i < x.length; i++) {
            if (Double.isFinite(x[i])) {
                found = found.and(around(x[i]));
            }
        }
        return found;
    }

    /// The name at the end of a line.
    private Across end(XyLayer.Line line) {
        Across last = points(line.x(), Math.max(0, line.x().length - 1));
        return last.from() < last.to()
                ? new Across(last.from(), last.to() + XyPen.mostWidth(line.name()))
                : last;
    }

    private Across around(double value) {
        double px = area.getX() + XyPicture.share(picture.x(), value) * area.getWidth();
        return new Across(px - REACH, px + REACH);
    }
}
