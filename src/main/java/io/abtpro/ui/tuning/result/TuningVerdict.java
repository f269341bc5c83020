package io.abtpro.ui.tuning.result;

import io.abtpro.ui.kit.VerdictRow;

/// Whether the winner can be believed, first in the centre; amber unless it holds.
final class TuningVerdict {
    private TuningVerdict() {}

    static VerdictRow row(ResultViewModel model) {
        var row = new VerdictRow("tuning-verdict");
        model.luckProperty().subscribe(_ -> show(row, model));
        model.reportProperty().subscribe(_ -> show(row, model));
        return row;
    }

    private static void show(VerdictRow row, ResultViewModel model) {
        model.reportProperty()
                .get()
                .map(found -> found.verdict(model.luckProperty().get()))
                .ifPresent(v -> row.say(v.holds(), v.claim(), v.numbers()));
    }
}
