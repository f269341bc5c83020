package io.abtpro.main;

import io.abtpro.jobs.JobOutcome;
import io.abtpro.jobs.JobWords;
import io.abtpro.ui.jobs.Results;
import io.abtpro.ui.session.Session;
import io.abtpro.ui.tuning.TuningTab;

import java.util.Optional;
import java.util.function.LongConsumer;

/// Where the results of jobs are seen: each in its tab.
record JobResults(Session session, TuningTab tuning, LongConsumer model) implements Results {
    @Override
    public void open(JobOutcome.Place place, String dataset) {
        session.show(place.tab());
        switch (place.tab()) {
            case JobWords.TUNING -> tuning.open(Long.parseLong(place.key()));
            case JobWords.MODELS -> model.accept(Long.parseLong(place.key()));
            case JobWords.DATA -> openDataset(place.key());
            default -> openDataset(dataset);
        }
    }

    private void openDataset(String name) {
        boolean isOpen =
                session.openProperty()
                        .get()
                        .filter(o -> o.dataset().name().equals(name))
                        .isPresent();
        if (!name.isEmpty() && !isOpen) {
            session.open(name);
        }
    }

    @Override
    public Optional<Runnable> again(JobOutcome.Place place) {
        return place.tab().equals(JobWords.TUNING)
                ? Optional.of(
                        () -> {
                            session.show(JobWords.TUNING);
                            tuning.again(Long.parseLong(place.key()));
                        })
                : Optional.empty();
    }
}
