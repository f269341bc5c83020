package io.abtpro.ui.volatility;

import io.abtpro.chart.ChartLayer.Shade;
import io.abtpro.chart.Layer.Style;
import io.abtpro.volatility.Baseline;

/// How each model's line is drawn, told apart by dash.
final class Styles {
    private static final double NARROW = 0.65;
    private static final double MIDDLE = 0.9;

    private Styles() {}

    static Style line(Baseline baseline) {
        return switch (baseline) {
            case HAR -> Style.COMPARISON_4;
            case GARCH -> Style.COMPARISON_3;
            case EWMA -> Style.COMPARISON_2;
            case LAST_VALUE -> Style.COMPARISON_1;
            case GJR_GARCH -> Style.COMPARISON_5;
            case GARCH_T -> Style.COMPARISON_6;
        };
    }

    /// The dash of the swatch beside the baseline's name, in pixels on and off.
    static Double[] dash(Baseline baseline) {
        return switch (baseline) {
            case HAR -> new Double[] {5.0, 3.0};
            case GARCH -> new Double[] {2.0, 2.0};
            case EWMA -> new Double[] {8.0, 2.0, 2.0, 2.0};
            case LAST_VALUE -> new Double[] {1.0, 2.0};
            case GJR_GARCH -> new Double[] {12.0, 3.0};
            case GARCH_T -> new Double[] {8.0, 2.0, 2.0, 2.0, 2.0, 2.0};
        };
    }

    static Shade shade(double nominal) {
        return nominal < NARROW ? Shade.BAND_50 : nominal < MIDDLE ? Shade.BAND_80 : Shade.BAND_95;
    }
}
