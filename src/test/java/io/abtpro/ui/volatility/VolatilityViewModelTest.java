package io.abtpro.ui.volatility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.abtpro.bars.BarSeries;
import io.abtpro.bars.GeneratedBars;
import io.abtpro.bars.SeriesQuality;
import io.abtpro.bars.Timeframe;
import io.abtpro.ui.FakeWorkspace;
import io.abtpro.ui.session.Session;
import io.abtpro.ui.task.HeldJobs;
import io.abtpro.ui.task.RememberedJobs;
import io.abtpro.volatility.Baseline;
import io.abtpro.volatility.VolatilityEstimator;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

class VolatilityViewModelTest {
    private static final BarSeries BARS =
            GeneratedBars.of(new GeneratedBars.Options(620, 3, Timeframe.parse("1d")));

    private static final BarSeries SHORT = BARS.slice(0, 150);
    private static final BarSeries OTHER = BARS.slice(0, 600);
    private static final Map<Object, Object> TRAINED = RememberedJobs.none();

    private final HeldJobs jobs = new HeldJobs();
    private final FakeWorkspace workspace = new FakeWorkspace(Path.of("target"));
    private final Session session =
            new Session(workspace, new RememberedJobs(jobs, TRAINED, this::asked));
    private final VolatilityViewModel model = new VolatilityViewModel(session);

    private Object asked() {
        return List.of(
                model.askedProperty().get(),
                model.sourceProperty().get().map(Forecasts.Source::name));
    }

    @BeforeEach
    void open() {
        var none = new SeriesQuality(List.of(), "every day");
        workspace.add("Made", "MADE", BARS, none);
        workspace.add("Short", "SHRT", SHORT, none);
        workspace.add("Other", "OTHR", OTHER, none);
        session.open("Made");
    }

    private Forecasts trained() {
        model.train();
        jobs.runAll();
        return model.forecastsProperty().get().orElseThrow();
    }

    @Test
    void nothingIsTrainedBeforeTheTabIsSeen() {
        assertThat(jobs.titles).isEmpty();
        model.setSeen(true);
        assertThat(jobs.titles).containsExactly("Forecast the volatility, walk-forward");
        assertThat(model.trainingProperty().get()).isTrue();
        model.setSeen(false);
        model.setSeen(true);
        assertThat(jobs.titles).hasSize(1);
    }

    @Test
    void theHistoryComesFirstAndTheOtherHorizonsAfterIt() {
        model.train();
        jobs.runNext();
        assertThat(model.forecastsProperty().get().orElseThrow().fan()).hasSize(1);
        assertThat(model.trainingProperty().get()).as("inputs are free").isFalse();
        assertThat(model.fanningProperty().get()).isTrue();
        jobs.runNext();
        assertThat(model.fanningProperty().get()).isFalse();
        assertThat(model.forecastsProperty().get().orElseThrow().fan())
                .extracting("horizon")
                .containsExactly(1, 2, 3, 5, 8, 12, 24, 36, 48, 60);
        assertThat(session.statusProperty().get()).startsWith("Ready. Walk-forward: ");
    }

    @Test
    void aChangedInputMakesTheForecastStaleUntilItIsChangedBack() {
        trained();
        assertThat(model.staleBinding().get()).isFalse();
        model.setHorizon(5);
        assertThat(model.staleBinding().get()).isTrue();
        model.setHorizon(24);
        assertThat(model.staleBinding().get()).isFalse();
        model.setEstimator(VolatilityEstimator.YANG_ZHANG);
        assertThat(model.staleBinding().get()).isTrue();
        jobs.titles.clear();
        assertThat(trained().asked().estimator()).isEqualTo(VolatilityEstimator.YANG_ZHANG);
        assertThat(model.staleBinding().get()).isFalse();
    }

    @Test
    void whatIsDrawnNeedsNoTraining() {
        trained();
        jobs.titles.clear();
        model.showBand(0.5, false);
        model.showBaseline(Baseline.EWMA, true);
        model.showTreeSpread(true);
        assertThat(model.staleBinding().get()).isFalse();
        assertThat(jobs.titles).isEmpty();
        assertThat(model.shownProperty().get().bands()).containsExactlyInAnyOrder(0.8, 0.95);
    }

    @Test
    void aCancelledTrainingLeavesTheLastForecast() {
        Forecasts first = trained();
        model.setHorizon(5);
        model.train();
        model.cancel();
        jobs.runAll();
        assertThat(model.forecastsProperty().get()).contains(first);
        assertThat(model.trainingProperty().get()).isFalse();
        assertThat(session.statusProperty().get()).isEqualTo("Cancelled; the last forecast stays.");
        assertThat(session.failureProperty().get()).isEmpty();
    }

    @Test
    void tooFewBarsAreSaidAsAProblemAndNotTrainedUnasked() {
        session.open("Short");
        model.setSeen(true);
        assertThat(jobs.titles).isEmpty();
        model.train();
        jobs.runAll();
        assertThat(model.problemProperty().get()).contains("needs 221 or more bars, had 150");
        assertThat(model.forecastsProperty().get()).isEmpty();
    }

    /// It goes on, is not shown under another name, and is there when its dataset is.
    @Test
    void lookingAtAnotherDatasetDoesNotCancelATraining() {
        model.setSeen(true);
        session.open("Other");
        assertThat(model.forecastsProperty().get()).isEmpty();
        assertThat(model.trainingProperty().get()).as("of the other, at once").isTrue();
        jobs.runNext();
        assertThat(model.forecastsProperty().get()).as("of Made").isEmpty();
        jobs.runAll();
        assertThat(model.forecastsProperty().get().orElseThrow().source().name())
                .isEqualTo("Other");
        assertThat(session.statusProperty().get()).doesNotContain("Cancelled");
        jobs.titles.clear();
        session.open("Made");
        assertThat(model.forecastsProperty().get().orElseThrow().source().name()).isEqualTo("Made");
        assertThat(jobs.titles).containsExactly("Forecast the volatility, every horizon");
        jobs.runAll();
        assertThat(model.forecastsProperty().get().orElseThrow().fan()).hasSize(10);
    }

    /// What was asked for while the horizons are forecast takes their place.
    @Test
    void anotherTrainingTakesThePlaceOfTheOtherHorizons() {
        model.train();
        jobs.runNext();
        model.setHorizon(5);
        model.train();
        jobs.runAll();
        Forecasts last = model.forecastsProperty().get().orElseThrow();
        assertThat(last.horizon()).isEqualTo(5);
        assertThat(last.fan()).extracting("horizon").contains(5).doesNotHaveDuplicates();
        assertThat(session.failureProperty().get()).isEmpty();
    }

    @Test
    void theForecastOfADatasetIsThereAgainWhenItIsOpenedAgain() {
        Forecasts first = trained();
        session.open("Other");
        assertThat(model.forecastsProperty().get()).isEmpty();
        jobs.titles.clear();
        session.open("Made");
        assertThat(model.forecastsProperty().get()).contains(first);
        assertThat(jobs.titles).isEmpty();
    }

    @Test
    void inputsOutsideTheirRangeAreRefusedWithIt() {
        assertThatThrownBy(() -> model.setHorizon(61))
                .hasMessage("horizon must be 1 to 60 bars, was 61");
        assertThatThrownBy(() -> model.setRefitEvery(4))
                .hasMessage("bars between fits must be 5 or more, were 4");
        assertThat(model.askedProperty().get().horizon()).isEqualTo(24);
    }

    @Test
    void theOutcomeIsDrawnAtTheDateOfItsForecastAndTheLastOnesAreEmpty() {
        Forecasts f = trained();
        int last = BARS.size() - 1;
        assertThat(f.curves().realised()[last - 24]).isPositive();
        for (int t = last - 23; t < f.curves().realised().length; t++) {
            assertThat(f.curves().realised()[t]).isNaN();
        }
        double sum = 0;
        for (int t = last - 23; t <= last; t++) {
            sum += Math.pow(Math.log(BARS.close(t) / BARS.close(t - 1)), 2) / 24;
        }
        assertThat(f.curves().realised()[last - 24])
                .isCloseTo(
                        100 * f.next().year().volatility(sum),
                        org.assertj.core.data.Offset.offset(1e-9));
        assertThat(f.curves().forest()[last])
                .isEqualTo(100 * f.next().predicted(), org.assertj.core.data.Offset.offset(1e-9));
        assertThat(Readout.text(f, model.shownProperty().get(), last - 24))
                .contains("known " + Readout.date(BARS, BARS.openTime(last)));
        assertThat(Readout.text(f, model.shownProperty().get(), last - 23))
                .contains("Realised not known yet");
        assertThat(Readout.text(f, model.shownProperty().get(), last + 7))
                .startsWith("7 bars after the last; the close is expected within")
                .containsSubsequence("50 % ", "80 % ", "95 % ");
    }

    @Test
    void aBarThatHasNotComeIsPinnedInNoTab() {
        model.pin(BARS.size() + 3);
        assertThat(session.pinnedBarProperty().get()).isEqualTo(-1);
        model.pin(100);
        assertThat(session.pinnedBarProperty().get()).isEqualTo(100);
        assertThat(model.pinnedBar()).isEqualTo(100);
    }
}
