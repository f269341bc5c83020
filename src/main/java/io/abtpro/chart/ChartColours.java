package io.abtpro.chart;

import java.awt.Color;

/// The tokens of the theme that charts draw with.
public record ChartColours(
        Color ground,
        Color text,
        Color muted,
        Color grid,
        Color axis,
        Color accent,
        Color accentTag,
        Color accentGround,
        Color warning,
        Color gain,
        Color loss,
        Color quiet,
        Color tag) {
    public static final ChartColours DARK =
            new ChartColours(
                    new Color(0x0d1117),
                    new Color(0xc9d1d9),
                    new Color(0x8b949e),
                    new Color(0x1b212a),
                    new Color(0x30363d),
                    new Color(0x58a6ff),
                    new Color(0x1f6feb),
                    new Color(56, 139, 253, 38),
                    new Color(0xd29922),
                    new Color(0x3fb950),
                    new Color(0xf85149),
                    new Color(110, 118, 129, 102),
                    new Color(0x6e7681));
    public static final ChartColours LIGHT =
            new ChartColours(
                    new Color(0xffffff),
                    new Color(0x24292f),
                    new Color(0x57606a),
                    new Color(0xeaeef2),
                    new Color(0xd0d7de),
                    new Color(0x0969da),
                    new Color(0x0969da),
                    new Color(0, 120, 240, 34),
                    new Color(0x9a6700),
                    new Color(0x1a7f37),
                    new Color(0xcf222e),
                    new Color(140, 149, 159, 90),
                    new Color(0x57606a));

    /// These colours on the ground of the inputs.
    public ChartColours onInputs() {
        Color subtle = ground.getRed() < 128 ? new Color(0x161b22) : new Color(0xf6f8fa);
        return new ChartColours(
                subtle,
                text,
                muted,
                axis,
                axis,
                accent,
                accentTag,
                accentGround,
                warning,
                gain,
                loss,
                quiet,
                tag);
    }

    Color of(ChartLayer.Role role) {
        return switch (role) {
            case OURS -> accent;
            case PLAIN -> text;
            case COMPARISON -> muted;
            case QUIET -> quiet;
            case GAIN -> gain;
            case LOSS -> loss;
            case WARNING -> warning;
            case GROUND -> ground;
        };
    }

    /// The accent at the strength of a band.
    Color band(ChartLayer.Shade shade) {
        boolean dark = ground.getRed() < 128;
        double strength =
                switch (shade) {
                    case BAND_50 -> dark ? 0.38 : 0.34;
                    case BAND_80 -> dark ? 0.22 : 0.19;
                    case BAND_95 -> dark ? 0.11 : 0.09;
                };
        return new Color(
                accent.getRed(),
                accent.getGreen(),
                accent.getBlue(),
                (int) Math.round(255 * strength));
    }

    /// The heat map's ramp: one hue, monotone in lightness.
    public Color ramp(double share) {
        int[] stops =
                ground.getRed() < 128
                        ? new int[] {0x0d1b2f, 0x10305c, 0x174a8c, 0x2b6fc9, 0x58a6ff, 0xa5d0ff}
                        : new int[] {0xf0f7ff, 0xc8e1ff, 0x8cc4ff, 0x4a9df5, 0x0969da, 0x0a3069};
        double at = Math.clamp(share, 0, 1) * (stops.length - 1);
        int stop = Math.min(stops.length - 2, (int) at);
        var from = new Color(stops[stop]);
        var to = new Color(stops[stop + 1]);
        double part = at - stop;
        return new Color(
                between(from.getRed(), to.getRed(), part),
                between(from.getGreen(), to.getGreen(), part),
                between(from.getBlue(), to.getBlue(), part));
    }

    private static int between(int from, int to, double part) {
        return (int) Math.round(from + part * (to - from));
    }
}
