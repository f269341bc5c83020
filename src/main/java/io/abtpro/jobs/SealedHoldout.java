package io.abtpro.jobs;

import io.abtpro.backtest.Backtest;
import io.abtpro.bars.BarSeries;
import io.abtpro.store.Tunings;
import io.abtpro.strategies.ParameterSet;
import io.abtpro.tuning.TuningRequestJson;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/// The holdout of a tuning that nobody has looked at. A backtest that reaches into it looks at it.
///
/// @param strategy that was tuned
/// @param holdout its bars
/// @param from, to open of its first and last bar
public record SealedHoldout(String datasetSha256, String strategy, Backtest.Period holdout, Instant from, Instant to) {
    /// The sealed holdouts of tunings of `strategy` on these bars, the newest tuning first; also of those that
    /// were forgotten.
    public static List<SealedHoldout> of(Tunings tunings, BarSeries series, String strategy) {
        return tunings.requests(series.sha256(), strategy).stream()
                .map(request -> TuningRequestJson.read(request).splits().holdout())
                .distinct()
                .map(period -> new SealedHoldout(
                        series.sha256(), strategy, period,
                        Instant.ofEpochMilli(series.openTime(period.fromBar())),
                        Instant.ofEpochMilli(series.openTime(period.toBar() - 1))))
                .filter(h -> OpenHoldout.earlier(tunings, series.sha256(), h.from(), h.to()).isEmpty())
                .toList();
    }

    /// True where a backtest of these bars would trade bars of the holdout.
    public boolean isReachedBy(Backtest.Period period) {
        return period.toBar() > holdout.fromBar() && period.fromBar() < holdout.toBar();
    }

    /// Why a search may not look at it, with what to do.
    String refusal(ZoneId zone) {
        LocalDate first = LocalDate.ofInstant(from, zone);
        return "training or validation reaches into the sealed holdout of an earlier tuning of %s, %s to %s; end validation before %s, or open that holdout first"
                .formatted(strategy, first, LocalDate.ofInstant(to, zone), first);
    }

    /// Logs that a backtest with these parameters looks at it; done before the backtest.
    public void open(Tunings tunings, ParameterSet parameters, Instant at) {
        tunings.openHoldout(new Tunings.HoldoutOpening(
                datasetSha256, from, to, strategy, TuningRequestJson.text(parameters), at));
    }
}
