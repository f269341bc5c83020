package io.abtpro.ui.tuning.history;

import io.abtpro.jobs.VerifyTuned;
import io.abtpro.tuning.TunedParameters;
import io.abtpro.ui.session.Session;
import io.abtpro.ui.tuning.result.CandidateReceiver;

import javafx.util.Subscription;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/// Reads tuned parameters back: runs them again, says whether the trades are the same, and shows
/// them in the Backtest tab.
final class TunedImport {
    private final Session session;
    private final CandidateReceiver receiver;
    private Subscription waiting = () -> {};

    TunedImport(Session session, CandidateReceiver receiver) {
        this.session = session;
        this.receiver = receiver;
    }

    void read(Path file) {
        var _ =
                session.jobs()
                        .start(
                                "Import " + file.getFileName(),
                                new VerifyTuned(session.workspace(), file, Optional.empty()),
                                this::verified,
                                session::fail);
    }

    private void verified(VerifyTuned.Report report) {
        String sentence =
                "%s on %s: %s."
                        .formatted(
                                report.tuned().strategyId(), report.dataset(), report.sentence());
        if (report.equal()) {
            session.statusProperty().set("Imported " + sentence);
        } else {
            session.failureProperty().set("Imported, but not verified. " + sentence);
        }
        String sha256 = report.tuned().dataset().sha256();
        waiting.unsubscribe();
        if (isOpen(sha256)) {
            apply(report.tuned());
        } else {
            waiting =
                    session.openProperty()
                            .subscribe(
                                    (_, _) -> {
                                        if (isOpen(sha256)) {
                                            waiting.unsubscribe();
                                            apply(report.tuned());
                                        }
                                    });
            session.open(report.dataset());
        }
    }

    private boolean isOpen(String sha256) {
        return session.openProperty()
                .get()
                .filter(o -> o.dataset().sha256().equals(sha256))
                .isPresent();
    }

    /// Up to the end of what the export had seen: a sealed holdout stays so.
    private void apply(TunedParameters tuned) {
        var zone = ZoneId.of(tuned.dataset().zone());
        Optional<LocalDate> until =
                tuned.splits().opened().isPresent()
                        ? Optional.empty()
                        : Optional.of(
                                LocalDate.ofInstant(tuned.splits().holdout().from(), zone)
                                        .minusDays(1));
        receiver.apply(tuned.strategy(), tuned.set(), tuned.execution(), until);
    }
}
