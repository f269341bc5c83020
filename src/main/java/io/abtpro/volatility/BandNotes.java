package io.abtpro.volatility;

import io.abtpro.volatility.VolatilityForecast.Band;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// What is to be known of the bands of one forecast: which ends cannot be told and what helps, and
/// where a band leaves the forecast out.
final class BandNotes {
    private BandNotes() {}

    /// @param predicted the forecast, in the unit of the bands
    static List<String> of(WalkForward walk, List<Band> bands, double predicted) {
        double[] forecasts = walk.predicted();
        int horizon = walk.options().horizon();
        int matured =
                (int)
                        IntStream.range(0, Math.max(0, forecasts.length - horizon))
                                .filter(t -> forecasts[t] > 0)
                                .count();
        return of(bands, predicted, horizon, matured);
    }

    static List<String> of(List<Band> bands, double predicted, int horizon, int matured) {
        List<String> notes = new ArrayList<>();
        for (Band band : bands) {
            int needed = ConformalBands.needed(band.nominal(), horizon);
            if (!band.closed()) {
                notes.add(
                        matured < needed
                                ? tooFew(band, horizon, matured, needed)
                                : beyond(band, horizon, matured));
            }
        }
        bands.stream()
                .filter(band -> predicted < band.low() || predicted > band.high())
                .reduce((_, wider) -> wider)
                .ifPresent(band -> notes.add(leftOut(band, predicted < band.low())));
        return notes;
    }

    private static String tooFew(Band band, int horizon, int matured, int needed) {
        return String.format(
                Locale.ROOT,
                "The %.0f %% band has no %s yet: %d bars ahead it takes %,d forecasts with an"
                        + " outcome, there are %,d; load more bars or choose a shorter horizon.",
                100 * band.nominal(),
                missing(band),
                horizon,
                needed,
                matured);
    }

    private static String beyond(Band band, int horizon, int matured) {
        return String.format(
                Locale.ROOT,
                "The %.0f %% band has no %s now: outcomes fell beyond it so often of late that the"
                    + " last %,d errors cannot tell it; go by a narrower band or choose a shorter"
                    + " horizon.",
                100 * band.nominal(),
                missing(band),
                Math.min(matured, ConformalBands.window(horizon)));
    }

    private static String missing(Band band) {
        return Double.isFinite(band.low())
                ? "upper end"
                : Double.isFinite(band.high()) ? "lower end" : "ends";
    }

    private static String leftOut(Band band, boolean above) {
        return "The %.0f %% band lies %s the forecast, since outcomes were mostly %s than forecast; go by the band."
                .formatted(
                        100 * band.nominal(),
                        above ? "above" : "below",
                        above ? "higher" : "lower");
    }
}
