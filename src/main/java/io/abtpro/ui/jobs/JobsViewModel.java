package io.abtpro.ui.jobs;

import io.abtpro.jobs.Job;
import io.abtpro.jobs.JobOutcome;
import io.abtpro.report.Figures;
import io.abtpro.ui.session.Session;
import io.abtpro.ui.task.JobEntry;
import io.abtpro.ui.task.Offer;
import io.abtpro.ui.task.RunningJobs;

import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;

import java.util.List;
import java.util.Optional;

/// State of the Jobs tab: what runs and waits, what came of the others, which one is chosen.
final class JobsViewModel {
    /// What can be pressed in the row of a job that needs the user.
    record Remedy(String label, Runnable action) {}

    private final Session session;
    private final RunningJobs jobs;
    private final Results results;
    private final FilteredList<JobEntry> now;
    private final FilteredList<JobEntry> finished;
    private final ObservableValue<List<Offer>> unlisted;
    private final ObjectProperty<Chip> chip = new SimpleObjectProperty<>(this, "chip", Chip.ALL);
    private final ObjectProperty<Optional<JobEntry>> chosen =
            new SimpleObjectProperty<>(this, "chosen", Optional.empty());

    JobsViewModel(Session session, RunningJobs jobs, Results results) {
        this.session = session;
        this.jobs = jobs;
        this.results = results;
        now = new FilteredList<>(jobs.entries(), e -> !isOver(e));
        finished = new FilteredList<>(jobs.entries());
        // Held, since a binding listens weakly.
        unlisted =
                Bindings.createObjectBinding(
                        this::findUnlisted, jobs.offersProperty(), jobs.entries());
        chip.subscribe(_ -> filter());
        jobs.offersProperty().subscribe(_ -> filter());
        jobs.entries().addListener((Observable _) -> chooseFirst());
        chooseFirst();
    }

    private static boolean isOver(JobEntry entry) {
        return entry.stateProperty().get().isOver();
    }

    private void filter() {
        Chip wanted = chip.get();
        finished.setPredicate(e -> isOver(e) && wanted.lists(e, this));
    }

    private void chooseFirst() {
        if (chosen.get().filter(jobs.entries()::contains).isEmpty()) {
            chosen.set(jobs.entries().stream().findFirst());
        }
    }

    /// Those that run or wait, newest first.
    ObservableList<JobEntry> now() {
        return now;
    }

    /// Those that are over and that the chip lists, newest first.
    ObservableList<JobEntry> finished() {
        return finished;
    }

    ObjectProperty<Chip> chipProperty() {
        return chip;
    }

    ObjectProperty<Optional<JobEntry>> chosenProperty() {
        return chosen;
    }

    /// How many of the finished jobs a chip lists; changes with them.
    ObservableValue<Integer> count(Chip of) {
        return Bindings.createObjectBinding(
                () ->
                        (int)
                                jobs.entries().stream()
                                        .filter(e -> isOver(e) && of.lists(e, this))
                                        .count(),
                jobs.entries(),
                jobs.offersProperty());
    }

    /// What could go on and is of no job that is listed.
    ObservableValue<List<Offer>> unlistedOffers() {
        return unlisted;
    }

    private List<Offer> findUnlisted() {
        return jobs.offersProperty().get().stream()
                .filter(o -> jobs.entries().stream().noneMatch(e -> isOf(o, e)))
                .toList();
    }

    private static boolean isOf(Offer offer, JobEntry entry) {
        return place(entry).equals(Optional.of(offer.place()));
    }

    private static Optional<JobOutcome.Place> place(JobEntry entry) {
        return entry.outcomeProperty().get().opens();
    }

    /// What could go on of a job that was interrupted.
    Optional<Offer> offer(JobEntry entry) {
        return entry.stateProperty().get() == JobEntry.State.INTERRUPTED
                        || entry.stateProperty().get() == JobEntry.State.CANCELLED
                ? jobs.offersProperty().get().stream().filter(o -> isOf(o, entry)).findFirst()
                : Optional.empty();
    }

    /// True where an interrupted job went on as a later one.
    boolean wentOn(JobEntry entry) {
        Optional<JobOutcome.Place> place = place(entry);
        return place.isPresent()
                && jobs.entries().stream()
                        .takeWhile(e -> !e.equals(entry))
                        .anyMatch(e -> place(e).equals(place));
    }

    /// True for a job that failed, or was interrupted and has not gone on since.
    boolean needsYou(JobEntry entry) {
        JobEntry.State state = entry.stateProperty().get();
        return state == JobEntry.State.FAILED
                || (state == JobEntry.State.INTERRUPTED && !wentOn(entry))
                || offer(entry).isPresent();
    }

    /// What mends it; empty where nothing here does.
    Optional<Remedy> remedy(JobEntry entry) {
        if (!needsYou(entry)) {
            return Optional.empty();
        }
        Optional<Remedy> resume = offer(entry).map(o -> new Remedy("resume", o.resume()));
        return resume.or(() -> again(entry).map(run -> new Remedy("try again", run)));
    }

    /// What came of it, in a few words.
    String result(JobEntry entry) {
        return offer(entry).map(o -> o.kept() + " kept").orElseGet(() -> JobText.result(entry));
    }

    private Optional<Runnable> again(JobEntry entry) {
        return entry.again().or(() -> place(entry).flatMap(results::again));
    }

    /// Why it cannot be run again; empty where it can.
    String whyNotAgain(JobEntry entry) {
        if (!isOver(entry)) {
            return "It still runs.";
        }
        return again(entry).isPresent()
                ? ""
                : switch (entry.aboutProperty().get().kind()) {
                    case IMPORT ->
                            "What was read is stored; to read the file anew, import it in Data.";
                    case TRAINING ->
                            "Its model opens in Models; Challenge there trains on what came since.";
                    case TUNING, OTHER ->
                            "What it was asked for was kept only until the program ended;"
                                    + " start it in its tab.";
                };
    }

    /// Why there is no result to open; empty where there is one.
    String whyNotOpen(JobEntry entry) {
        if (!isOver(entry)) {
            return "It still runs; its tab shows it at work.";
        }
        return place(entry).isPresent() ? "" : "It left nothing that a tab could show.";
    }

    void runAgain() {
        chosen.get().flatMap(this::again).ifPresent(Runnable::run);
    }

    /// Shows what came of the chosen job in its tab.
    void openResult() {
        chosen.get().ifPresent(this::open);
    }

    void open(JobEntry entry) {
        if (whyNotOpen(entry).isEmpty()) {
            place(entry).ifPresent(p -> results.open(p, entry.aboutProperty().get().dataset()));
        } else {
            session.statusProperty().set(whyNotOpen(entry));
        }
    }

    /// The chosen job as text, which the view copies.
    String reportOfChosen() {
        return chosen.get()
                .map(
                        entry -> {
                            session.statusProperty()
                                    .set(
                                            "Copied \u201c%s\u201d for a report."
                                                    .formatted(entry.title()));
                            return JobText.report(entry);
                        })
                .orElse("");
    }

    /// Those that can be cleared: over, and nothing could go on from them.
    private List<JobEntry> clearable() {
        return jobs.entries().stream().filter(e -> isOver(e) && offer(e).isEmpty()).toList();
    }

    /// What clearing would do; empty where there is nothing to clear.
    String clearing() {
        int count = clearable().size();
        return count == 0
                ? ""
                : ("%s will leave this list. What came of %s stays: datasets, tunings, models and"
                                + " files are not touched.")
                        .formatted(
                                Figures.count(count, "finished job"), count == 1 ? "it" : "them");
    }

    /// Takes the finished jobs from the list.
    void clear() {
        List<JobEntry> gone = clearable();
        List<Long> ids = gone.stream().map(e -> e.course().id()).filter(id -> id > 0).toList();
        var store = session.workspace().jobs();
        var _ =
                session.jobs()
                        .compute(
                                "Clear finished jobs",
                                Job.write(
                                        _ -> {
                                            store.forget(ids);
                                            return ids.size();
                                        }),
                                _ -> {
                                    jobs.forget(gone);
                                    session.statusProperty()
                                            .set(
                                                    "Cleared %s."
                                                            .formatted(
                                                                    Figures.count(
                                                                            gone.size(),
                                                                            "finished job")));
                                },
                                session::fail);
    }
}
