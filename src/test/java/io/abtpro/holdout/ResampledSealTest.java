package io.abtpro.holdout;

import static org.assertj.core.api.Assertions.assertThat;

import io.abtpro.backtest.Backtest;
import io.abtpro.bars.BarSeries;
import io.abtpro.bars.GeneratedBars;
import io.abtpro.bars.Resampling;
import io.abtpro.bars.SeriesQuality;
import io.abtpro.bars.Timeframe;
import io.abtpro.report.TuningRequestJson;
import io.abtpro.store.Datasets;
import io.abtpro.store.Tunings;
import io.abtpro.store.Workspace;
import io.abtpro.store.h2.H2Workspace;
import io.abtpro.strategies.Strategy;
import io.abtpro.strategies.StrategyCatalog;
import io.abtpro.tuning.Method;
import io.abtpro.tuning.ParameterGrid;
import io.abtpro.tuning.Splits;
import io.abtpro.tuning.TuningAnalysis;
import io.abtpro.tuning.TuningOptions;
import io.abtpro.tuning.TuningRequest;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/// The same market at the same time is sealed on every dataset that was made of the same bars.
class ResampledSealTest {
    private static final Strategy CROSS = StrategyCatalog.get("sma-cross");
    @TempDir Path home;
    private Workspace workspace;
    private final BarSeries days = days(4);
    private final BarSeries weeks = Resampling.to(days, Timeframe.parse("1w"));
    private final BarSeries months = Resampling.to(days, Timeframe.parse("1mo"));

    @BeforeEach
    void open() {
        workspace = H2Workspace.open(home);
        add("days", days, days);
        add("weeks", weeks, days);
        add("months", months, weeks);
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    private static BarSeries days(long seed) {
        return GeneratedBars.of(new GeneratedBars.Options(2_500, seed, Timeframe.parse("1d")));
    }

    private void add(String name, BarSeries bars, BarSeries of) {
        workspace
                .datasets()
                .add(
                        new Datasets.Description(
                                name, "", "csv", name, 0, SeriesQuality.of(bars, 0)),
                        bars,
                        of.sha256());
    }

    private Splits tuned(String name, BarSeries bars) {
        Splits splits = Splits.of(bars);
        var base = CROSS.space().defaults();
        var request =
                new TuningRequest(
                        CROSS.id(),
                        base,
                        ParameterGrid.around(CROSS, base),
                        TuningOptions.defaults(Method.GRID),
                        splits,
                        TuningAnalysis.Walk.none());
        workspace
                .tunings()
                .begin(
                        new Tunings.Started(
                                name,
                                bars.sha256(),
                                CROSS.id(),
                                "GRID",
                                TuningRequestJson.write(request, bars),
                                "{}"));
        return splits;
    }

    private List<SealedHoldout> sealed(BarSeries bars) {
        return SealedHoldout.of(workspace.tunings(), bars, CROSS.id());
    }

    /// Bar by bar: sealed where it has a moment of the holdout.
    private void checkSealed(BarSeries bars, BarSeries of, Splits splits) {
        long from = of.openTime(splits.holdout().fromBar());
        long known = of.knownAt(splits.holdout().toBar() - 1);
        var hidden = Seals.read(workspace.tunings(), bars.sha256()).hidden(bars, CROSS.id());
        for (int t = 0; t < bars.size(); t++) {
            assertThat(hidden.get(t))
                    .as("bar %d of %s", t, bars.timeframe())
                    .isEqualTo(bars.openTime(t) < known && bars.knownAt(t) > from);
        }
        assertThat(hidden.isEmpty()).isFalse();
    }

    @Test
    void aHoldoutOfDaysIsSealedInWeeksAndMonthsAndTheOtherWayRound() {
        Splits ofDays = tuned("days", days);
        checkSealed(weeks, days, ofDays);
        checkSealed(months, days, ofDays);
        assertThat(sealed(weeks).getFirst().tuned()).isEqualTo("sma-cross on 'days'");
        assertThat(sealed(days).getFirst().tuned()).isEqualTo("sma-cross");
    }

    @Test
    void aHoldoutOfWeeksIsSealedInTheDaysAndInTheMonthsAlsoWhenTheDaysAreGone() {
        Splits ofWeeks = tuned("weeks", weeks);
        checkSealed(days, weeks, ofWeeks);
        workspace.datasets().delete("days");
        workspace.datasets().delete("weeks");
        checkSealed(months, weeks, ofWeeks);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void whatWasOpenedOnTheOneIsOpenOnAllAndLoggedOnEach(int one) {
        List<BarSeries> all = List.of(days, weeks, months);
        BarSeries asked = all.get(one);
        tuned("days", days);
        tuned("weeks", weeks);
        assertThat(sealed(asked)).isNotEmpty();
        while (!sealed(asked).isEmpty()) {
            sealed(asked)
                    .getFirst()
                    .open(workspace.tunings(), CROSS.space().defaults(), Instant.EPOCH);
        }
        long seen = asked.knownAt(asked.size() - 1);
        for (BarSeries other : all) {
            assertThat(sealed(other))
                    .as("%s, but for the last days, of which no week is made", other.timeframe())
                    .allMatch(left -> left.from().toEpochMilli() >= seen);
            var last = new Backtest.Period(other.size() - 9, other.size());
            assertThat(Openings.of(workspace.tunings(), other, last)).isNotEmpty();
        }
    }

    @Test
    void otherBarsOfTheSameTimeAreNotSealed() {
        BarSeries foreign = days(5);
        add("foreign", foreign, foreign);
        tuned("days", days);
        assertThat(sealed(foreign)).isEmpty();
    }

    @Test
    void aTuningOfAnEarlierWorkbenchSealsItsOwnBarsOnly() {
        workspace
                .tunings()
                .begin(
                        new Tunings.Started(
                                "days",
                                days.sha256(),
                                CROSS.id(),
                                "GRID",
                                "{\"splits\":[0,300,300,400,400,500]}",
                                "{}"));
        assertThat(sealed(days)).hasSize(1);
        assertThat(sealed(weeks)).isEmpty();
    }
}
