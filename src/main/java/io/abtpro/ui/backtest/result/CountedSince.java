package io.abtpro.ui.backtest.result;

import io.abtpro.store.Runs;
import io.abtpro.ui.session.Session;

import javafx.beans.property.ObjectProperty;

import java.util.Optional;

/// Keeps the result that is shown judged against every backtest counted on its dataset, also those
/// that other tabs made since.
final class CountedSince {
    private CountedSince() {}

    static void update(Session session, ObjectProperty<Optional<ShownRun>> outcome) {
        session.trialsProperty()
                .subscribe(
                        counted ->
                                outcome.get()
                                        .filter(
                                                shown ->
                                                        shown.trials().isPresent()
                                                                && shown.trials().getAsInt()
                                                                        != counted.intValue())
                                        .ifPresent(shown -> judge(session, outcome, shown)));
    }

    @SuppressWarnings("ReferenceEquality") // still the very outcome that was asked about
    private static void judge(
            Session session, ObjectProperty<Optional<ShownRun>> outcome, ShownRun shown) {
        Runs runs = session.workspace().runs();
        var _ =
                session.jobs()
                        .compute(
                                "Count backtests",
                                _ -> runs.trials(shown.series().sha256()),
                                trials -> {
                                    if (outcome.get().filter(now -> now == shown).isPresent()) {
                                        outcome.set(Optional.of(shown.against(trials)));
                                    }
                                },
                                session::fail);
    }
}
