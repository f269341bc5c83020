package io.abtpro.ui.signals;

import io.abtpro.diagnostics.Verdict;
import io.abtpro.ui.kit.VerdictRow;

import java.util.Optional;

/// What the scores are worth, first in the centre; amber unless they hold.
final class VerdictPane {
    private VerdictPane() {}

    static VerdictRow of(SignalsViewModel model) {
        var row = VerdictRow.ofDragged("signals-verdict");
        model.threshold().atProperty().subscribe(_ -> show(row, model));
        model.threshold().chanceProperty().subscribe(_ -> show(row, model));
        return row;
    }

    private static void show(VerdictRow row, SignalsViewModel model) {
        model.threshold()
                .atProperty()
                .get()
                .ifPresent(
                        a -> {
                            Optional<Verdict> verdict =
                                    a.verdict(model.threshold().chanceProperty().get());
                            row.say(
                                    verdict.map(Verdict::holds).orElse(false),
                                    verdict.map(Verdict::claim).orElse("Nothing to judge."),
                                    verdict.map(Verdict::numbers)
                                            .orElse(
                                                    "No signal that a model had not seen has an"
                                                            + " outcome yet."));
                        });
    }
}
