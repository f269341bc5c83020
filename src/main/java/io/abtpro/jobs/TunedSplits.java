package io.abtpro.jobs;

import io.abtpro.backtest.Backtest.Period;
import io.abtpro.bars.BarSeries;
import io.abtpro.tuning.Splits;
import io.abtpro.tuning.TunedParameters;

import java.time.Instant;
import java.util.Optional;

/// The splits that an export names by its moments, as bars of the series.
final class TunedSplits {
    private final TuningSource source;
    private final TunedParameters.Parts said;
    private final Findings findings;

    TunedSplits(TuningSource source, TunedParameters.Parts said, Findings findings) {
        this.source = source;
        this.said = said;
        this.findings = findings;
    }

    /// The bars of the splits; empty where they are none, which is said.
    Optional<Splits> find() {
        Optional<Period> train = period("splits.train", said.train());
        Optional<Period> validation = period("splits.validation", said.validation());
        Optional<Period> holdout = period("splits.holdout", said.holdout());
        if (train.isEmpty() || validation.isEmpty() || holdout.isEmpty()) {
            return Optional.empty();
        }
        findings.compare(
                "splits.holdout.to",
                said.holdout().to(),
                source.openOf(source.series().size() - 1));
        try {
            return Optional.of(new Splits(train.get(), validation.get(), holdout.get()));
        } catch (IllegalArgumentException broken) {
            findings.differs("splits", "those", String.valueOf(broken.getMessage()));
            return Optional.empty();
        }
    }

    private Optional<Period> period(String place, TunedParameters.Part part) {
        Optional<Integer> from = bar(place + ".from", part.from());
        Optional<Integer> to = bar(place + ".to", part.to());
        if (from.isEmpty() || to.isEmpty()) {
            return Optional.empty();
        }
        if (from.get() > to.get()) {
            findings.differs(place + ".to", part.to(), "a first bar at " + part.from());
            return Optional.empty();
        }
        return Optional.of(new Period(from.get(), to.get() + 1));
    }

    private Optional<Integer> bar(String place, Instant open) {
        BarSeries series = source.series();
        int bar = series.firstAtOrAfter(open.toEpochMilli());
        if (bar < series.size() && source.openOf(bar).equals(open)) {
            return Optional.of(bar);
        }
        findings.differs(
                place,
                open,
                bar < series.size() ? "the next bar at " + source.openOf(bar) : "no bar so late");
        return Optional.empty();
    }
}
