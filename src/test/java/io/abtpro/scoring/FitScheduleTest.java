package io.abtpro.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.abtpro.bars.BarSeries;
import io.abtpro.bench.Walks;
import io.abtpro.forest.FitProgress;
import io.abtpro.forest.LogisticRegressionLearner;
import io.abtpro.forest.RegressionForestLearner;
import io.abtpro.volatility.ForecastOptions;
import io.abtpro.volatility.VolatilityEstimator;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

class FitScheduleTest {
    private static final WalkOptions USUAL = WalkOptions.defaults();

    private static SignalTable table(BarSeries... bars) {
        List<SignalSource> sources =
                Arrays.stream(bars)
                        .map(series -> Walks.source(series, "bollinger-reversion"))
                        .toList();
        return SignalTables.of(
                sources, SignalFeatures.of(SignalFeatures.ORIGINAL), LabelRule.netProfit());
    }

    /// Counted anew at each signal, as it is said: the first fit at 20 known outcomes, the next at
    /// a tenth and 5 more.
    private static int[] byHand(SignalTable table, boolean apart) {
        List<Integer> starts = new ArrayList<>();
        int due = 20;
        for (int i = 0; i < table.size(); i++) {
            int known = Integer.MAX_VALUE;
            for (int source = 0; source < table.sources().size(); source++) {
                int without = apart ? source : -1;
                known =
                        Math.min(
                                known,
                                WalkForwardScores.known(table, table.row(i).time(), 5, without)
                                        .length);
            }
            if (known >= due) {
                starts.add(i);
                due = known + Math.max(5, (known + 9) / 10);
            }
        }
        return starts.stream().mapToInt(Integer::intValue).toArray();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void fitsAreWhereEnoughOutcomesAreKnownToEveryModel(boolean apart) {
        SignalTable table = table(Walks.hours(3_000, 1), Walks.hours(2_000, 2));
        int[] starts = FitSchedule.starts(table, USUAL, apart);
        assertThat(starts).hasSizeGreaterThan(8).containsExactly(byHand(table, apart));
    }

    @Test
    void whatComesLaterMovesNoFitAndNoScore() {
        StudyOptions options =
                StudyOptions.defaults().withLearner(LogisticRegressionLearner.defaults());
        BarSeries bars = Walks.hours(4_000, 2);
        ScoreStudy whole = study(bars, options);
        for (int cut : new int[] {1_700, 2_600, 3_999}) {
            ScoreStudy part = study(bars.slice(0, cut), options);
            for (int i = 0; i < part.table().size(); i++) {
                assertThat(part.inSample(i)).isEqualTo(whole.inSample(i));
                assertThat(part.score(i)).isEqualTo(whole.score(i));
                assertThat(part.calibrated()[i]).isEqualTo(whole.calibrated()[i]);
            }
        }
    }

    private static ScoreStudy study(BarSeries bars, StudyOptions options) {
        return ScoreStudy.of(
                List.of(Walks.source(bars, "bollinger-reversion")), options, FitProgress.ignored());
    }

    @Test
    void fitsGrowLikeTheLogarithmOfWhatIsKnown() {
        int fits = 0;
        for (int known = USUAL.firstFit(); known <= 40_000; known = USUAL.next(known)) {
            fits++;
        }
        assertThat(fits).isBetween(60, 90);
        assertThat(ForecastOptions.defaults(24).fits(20_000)).isEqualTo(52);
        assertThat(ForecastOptions.defaults(24).fits(1_000_000)).isLessThan(100);
    }

    @Test
    void aDistanceOfOnesOwnStandsForEveryFit() {
        assertThat(USUAL.with(30, 42, 5)).isEqualTo(new WalkOptions(30, 42, 5));
        assertThat(USUAL.with(30, USUAL.refitEvery(), 7).growth()).isEqualTo(USUAL.growth());
        assertThat(ForecastOptions.defaults(5).withRefitEvery(126).growth()).isZero();
    }

    @Test
    void noOtherSettingOfAForecastChangesItsFits() {
        ForecastOptions usual = ForecastOptions.defaults(5);
        for (ForecastOptions other :
                List.of(
                        usual.withForest(new RegressionForestLearner(10, 8, 5, 1)),
                                usual.withBaselines(List.of()),
                        usual.withEstimator(VolatilityEstimator.PARKINSON),
                                usual.withHorizon(9).withHorizon(5))) {
            assertThat(other.fits(5_000)).isEqualTo(usual.fits(5_000));
        }
    }
}
