package io.abtpro.ui.volatility;

import io.abtpro.ui.kit.VerdictRow;

/// The forest against HAR and the bands against their promise, first in the centre; amber unless
/// both hold.
final class VerdictPane {
    private VerdictPane() {}

    static VerdictRow of(VolatilityViewModel model) {
        var row = new VerdictRow("verdict");
        model.forecastsProperty()
                .subscribe(
                        forecasts ->
                                forecasts
                                        .map(
                                                f ->
                                                        f.evaluation()
                                                                .verdictWith(
                                                                        f.next().coverageVerdict()))
                                        .ifPresent(
                                                v -> row.say(v.holds(), v.claim(), v.numbers())));
        return row;
    }
}
