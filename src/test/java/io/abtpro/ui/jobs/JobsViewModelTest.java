package io.abtpro.ui.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.abtpro.jobs.JobAbout;
import io.abtpro.jobs.JobCourse;
import io.abtpro.jobs.JobOutcome;
import io.abtpro.store.Jobs;
import io.abtpro.store.Workspace;
import io.abtpro.store.h2.H2Workspace;
import io.abtpro.ui.session.Session;
import io.abtpro.ui.task.DirectJobRunner;
import io.abtpro.ui.task.JobEntry;
import io.abtpro.ui.task.Offer;
import io.abtpro.ui.task.RunningJobs;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

@SuppressWarnings("NullAway.Init") // JUnit fills the fields
class JobsViewModelTest {
    private static final Instant BEGAN = Instant.parse("2026-11-30T14:12:00Z");

    @TempDir Path home;
    private final RunningJobs jobs = new RunningJobs();
    private final List<String> opened = new ArrayList<>();
    private Workspace workspace;
    private JobsViewModel model;

    @BeforeEach
    void open() {
        workspace = H2Workspace.open(home);
        var results =
                new Results() {
                    @Override
                    public void open(JobOutcome.Place place, String dataset) {
                        opened.add(place.tab() + " " + place.key() + " of " + dataset);
                    }

                    @Override
                    public Optional<Runnable> again(JobOutcome.Place place) {
                        return place.tab().equals("Tuning")
                                ? Optional.of(() -> opened.add("again " + place.key()))
                                : Optional.empty();
                    }
                };
        model = new JobsViewModel(new Session(workspace, new DirectJobRunner()), jobs, results);
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    private JobEntry past(
            JobEntry.State state, JobAbout about, JobOutcome outcome, long seconds, String said) {
        long id = workspace.jobs().started("kept");
        workspace.jobs().update(id, Jobs.State.COMPLETED, 1, 1, said);
        var course = JobCourse.read(id, about, outcome, "s " + BEGAN.toEpochMilli() + " began\n");
        jobs.addPast(
                new JobEntry.Past(
                        "Tune sma-cross, Grid",
                        BEGAN,
                        seconds < 0 ? Optional.empty() : Optional.of(BEGAN.plusSeconds(seconds)),
                        state,
                        new JobEntry.Counted(1_842, 2_743),
                        said,
                        course));
        return jobs.entries().getLast();
    }

    private JobEntry tuning(JobEntry.State state, String key) {
        return past(
                state,
                JobAbout.of(JobAbout.Kind.TUNING, "S&P 500")
                        .counting("backtests")
                        .with("fast", "5"),
                JobOutcome.said("Sharpe 0.41, plateau 35 to 59")
                        .keeping("1,842 backtests")
                        .in("Tuning", key),
                31,
                "done");
    }

    private static Offer offer(String key, List<String> done) {
        return new Offer(
                "stopped",
                "1,300 episodes",
                new JobOutcome.Place("Tuning", key),
                () -> done.add("resumed"),
                () -> done.add("forgot"));
    }

    @Test
    void aFinishedJobSaysWhatCameOfItAndHowLongItTook() {
        JobEntry done = tuning(JobEntry.State.COMPLETED, "7");
        JobEntry cancelled = tuning(JobEntry.State.CANCELLED, "8");
        JobEntry longer =
                past(
                        JobEntry.State.FAILED,
                        JobAbout.unknown(),
                        JobOutcome.none(),
                        3_730,
                        "the disk is full");
        JobEntry old =
                past(JobEntry.State.COMPLETED, JobAbout.unknown(), JobOutcome.none(), -1, "done");
        assertThat(model.result(done)).isEqualTo("Sharpe 0.41, plateau 35 to 59");
        assertThat(JobText.took(done)).isEqualTo("0:31");
        assertThat(JobText.took(longer)).isEqualTo("1:02:10");
        assertThat(JobText.state(cancelled)).isEqualTo("cancelled and kept 1,842 backtests");
        assertThat(model.result(longer)).isEqualTo("the disk is full");
        assertThat(model.result(old)).as("an older workbench kept no result").isEqualTo("\u2013");
        assertThat(JobText.took(old)).isEqualTo("\u2013");
        for (JobEntry entry : jobs.entries()) {
            assertThat(entry.paceProperty().get()).as("no pace of what is over").isEmpty();
        }
    }

    @Test
    void onlyWhatFailedOrWasInterruptedNeedsYouAndHasARemedyWhereThereIsOne() {
        JobEntry done = tuning(JobEntry.State.COMPLETED, "7");
        JobEntry cut = tuning(JobEntry.State.INTERRUPTED, "8");
        JobEntry failed =
                past(JobEntry.State.FAILED, JobAbout.unknown(), JobOutcome.none(), 1, "no disk");
        List<String> pressed = new ArrayList<>();
        jobs.offer(List.of(offer("8", pressed)));
        assertThat(model.needsYou(done)).isFalse();
        assertThat(model.needsYou(cut)).isTrue();
        assertThat(model.needsYou(failed)).isTrue();
        assertThat(model.count(Chip.NEEDS).getValue()).isEqualTo(2);
        assertThat(model.count(Chip.TUNING).getValue()).isEqualTo(2);
        assertThat(model.remedy(done)).isEmpty();
        assertThat(model.remedy(failed)).as("nothing is kept to try again with").isEmpty();
        JobsViewModel.Remedy resume = model.remedy(cut).orElseThrow();
        assertThat(resume.label()).isEqualTo("resume");
        assertThat(model.result(cut)).isEqualTo("1,300 episodes kept");
        resume.action().run();
        assertThat(pressed).containsExactly("resumed");
        assertThat(model.unlistedOffers().getValue()).isEmpty();
        model.chipProperty().set(Chip.NEEDS);
        assertThat(model.finished()).containsExactly(cut, failed);
    }

    @Test
    void anInterruptedTuningThatWentOnSinceNeedsNobody() {
        JobEntry later = tuning(JobEntry.State.COMPLETED, "8");
        JobEntry cut = tuning(JobEntry.State.INTERRUPTED, "8");
        assertThat(model.wentOn(cut)).isTrue();
        assertThat(model.needsYou(cut)).isFalse();
        assertThat(model.wentOn(later)).isFalse();
    }

    @Test
    void anOfferOfNoListedJobStandsByItself() {
        jobs.offer(List.of(offer("9", new ArrayList<>())));
        assertThat(model.unlistedOffers().getValue()).hasSize(1);
        var _ = tuning(JobEntry.State.INTERRUPTED, "9");
        assertThat(model.unlistedOffers().getValue()).isEmpty();
    }

    @Test
    void theResultIsOpenedInItsTabAndATuningRunsAgainWithWhatItWasAskedFor() {
        JobEntry done = tuning(JobEntry.State.COMPLETED, "7");
        JobEntry imported =
                past(
                        JobEntry.State.COMPLETED,
                        JobAbout.of(JobAbout.Kind.IMPORT, "prices"),
                        JobOutcome.said("9 bars").in("Data", "prices"),
                        1,
                        "Imported");
        model.chosenProperty().set(Optional.of(done));
        model.openResult();
        model.runAgain();
        model.open(imported);
        assertThat(opened)
                .containsExactly("Tuning 7 of S&P 500", "again 7", "Data prices of prices");
        assertThat(model.whyNotAgain(done)).isEmpty();
        assertThat(model.whyNotAgain(imported)).contains("import it in Data");
        assertThat(model.whyNotOpen(imported)).isEmpty();
    }

    @Test
    void clearingTakesWhatIsOverFromListAndStoreButNotWhatCanGoOn() {
        JobEntry done = tuning(JobEntry.State.COMPLETED, "7");
        JobEntry cut = tuning(JobEntry.State.INTERRUPTED, "8");
        jobs.offer(List.of(offer("8", new ArrayList<>())));
        assertThat(model.clearing()).startsWith("1 finished job will leave this list.");
        model.clear();
        assertThat(jobs.entries()).containsExactly(cut);
        assertThat(workspace.jobs().newest(10))
                .extracting(Jobs.Entry::id)
                .containsExactly(cut.course().id())
                .doesNotContain(done.course().id());
        assertThat(model.chosenProperty().get()).contains(cut);
    }

    @Test
    void theReportOfAJobHasItsInputsItsResultAndItsLog() {
        model.chosenProperty().set(Optional.of(tuning(JobEntry.State.COMPLETED, "7")));
        assertThat(model.reportOfChosen())
                .contains(
                        "Tune sma-cross, Grid",
                        "result: Sharpe 0.41, plateau 35 to 59",
                        "took, m:ss: 0:31",
                        "done: 1,842 of 2,743 backtests",
                        "fast: 5",
                        "  began\n");
    }

    @Test
    void theCourseIsDrawnWhereItHasTwoMoments() {
        JobEntry one = tuning(JobEntry.State.COMPLETED, "7");
        assertThat(CoursePicture.of(one)).isEmpty();
        one.course().report(BEGAN.plusSeconds(1), 10, 100, "ten");
        one.course().say(BEGAN.plusSeconds(2), "paused");
        one.course().report(BEGAN.plusSeconds(9), 100, 100, "all");
        assertThat(CoursePicture.of(one).orElseThrow().csv())
                .contains("\"done\",1.0,10.0", "\"done\",9.0,100.0");
    }
}
