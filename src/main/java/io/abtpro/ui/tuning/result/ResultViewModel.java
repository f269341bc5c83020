package io.abtpro.ui.tuning.result;

import io.abtpro.bars.BarSeries;
import io.abtpro.chart.ParallelPicture;
import io.abtpro.diagnostics.Luck;
import io.abtpro.jobs.JudgeCandidate;
import io.abtpro.jobs.OpenHoldout;
import io.abtpro.jobs.TuneParameters;
import io.abtpro.jobs.TuningSource;
import io.abtpro.store.Tunings;
import io.abtpro.tuning.Candidate;
import io.abtpro.tuning.Splits;
import io.abtpro.tuning.TunedParameters;
import io.abtpro.tuning.TuningResult;
import io.abtpro.ui.session.Session;
import io.abtpro.ui.tuning.search.TuningOutcome;
import io.abtpro.ui.tuning.setup.SetupViewModel;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// State of what stands after a run: the one selected candidate, the filter, and what is known of
/// it.
public final class ResultViewModel {
    private final Session session;
    private final SetupViewModel setup;
    private final TuningOutcome outcome;
    private final Clock clock;
    private final ReadOnlyObjectWrapper<Optional<Candidate>> selected =
            new ReadOnlyObjectWrapper<>(this, "selected", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<JudgeCandidate.Report>> judged =
            new ReadOnlyObjectWrapper<>(this, "judged", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Luck>> luck =
            new ReadOnlyObjectWrapper<>(this, "luck", Optional.empty());
    private final ReadOnlyObjectWrapper<Map<Integer, ParallelPicture.Span>> filter =
            new ReadOnlyObjectWrapper<>(this, "filter", Map.of());
    private final ReadOnlyObjectWrapper<List<Candidate>> shown =
            new ReadOnlyObjectWrapper<>(this, "shown", List.of());
    private int asked;

    /// @param clock dates exports and the opening of the holdout
    public ResultViewModel(
            Session session, SetupViewModel setup, TuningOutcome outcome, Clock clock) {
        this.session = session;
        this.setup = setup;
        this.outcome = outcome;
        this.clock = clock;
        outcome.reportProperty().subscribe(this::take);
        outcome.openedProperty().subscribe(found -> found.ifPresent(this::select));
        session.trialsProperty().subscribe(_ -> counted());
    }

    /// Whatever counts more backtests on the dataset makes what was found less convincing, also
    /// afterwards.
    private void counted() {
        if (outcome.reportProperty().get().isPresent()) {
            judgeAgain();
            int mine = asked;
            result().flatMap(TuningResult::best)
                    .ifPresent(
                            best ->
                                    judge(
                                            best,
                                            found -> {
                                                if (mine == asked) {
                                                    luck.set(found.luck());
                                                }
                                            }));
        }
    }

    private void select(OpenHoldout.Report opened) {
        result().flatMap(
                        r ->
                                r.candidates().stream()
                                        .filter(c -> c.parameters().equals(opened.tuned().set()))
                                        .findFirst())
                .ifPresent(this::select);
    }

    /// The report of the tuning that is shown.
    ReadOnlyObjectProperty<Optional<TuneParameters.Report>> reportProperty() {
        return outcome.reportProperty();
    }

    /// What the holdout showed, with whatever candidate; empty while it stays sealed.
    ReadOnlyObjectProperty<Optional<OpenHoldout.Report>> openedProperty() {
        return outcome.openedProperty();
    }

    private void take(Optional<TuneParameters.Report> report) {
        asked++;
        judged.set(Optional.empty());
        luck.set(report.flatMap(TuneParameters.Report::luck));
        selected.set(Optional.empty());
        filter.set(Map.of());
        shown.set(report.map(r -> r.result().candidates()).orElse(List.of()));
        report.flatMap(r -> r.result().candidates().stream().findFirst()).ifPresent(this::select);
    }

    Optional<TuningResult> result() {
        return outcome.reportProperty().get().map(TuneParameters.Report::result);
    }

    /// The selected candidate: at first the one of the best plateau.
    ReadOnlyObjectProperty<Optional<Candidate>> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    /// Luck and export of the selected candidate; empty while they are computed.
    ReadOnlyObjectProperty<Optional<JudgeCandidate.Report>> judgedProperty() {
        return judged.getReadOnlyProperty();
    }

    /// Luck of the best on training, by what is counted now.
    ReadOnlyObjectProperty<Optional<Luck>> luckProperty() {
        return luck.getReadOnlyProperty();
    }

    /// The candidates that the filter leaves, by plateau.
    ReadOnlyObjectProperty<List<Candidate>> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /// The stretches of axes that candidates must lie in, by number of the axis.
    ReadOnlyObjectProperty<Map<Integer, ParallelPicture.Span>> filterProperty() {
        return filter.getReadOnlyProperty();
    }

    /// The figures that are axes of the parallel coordinates.
    List<CandidateColumn> axes() {
        return columns().stream().filter(CandidateColumn::axis).toList();
    }

    List<CandidateColumn> columns() {
        return result().map(
                        r ->
                                CandidateColumn.of(
                                        r.grid(), TuningWords.name(r.options().objective())))
                .orElse(List.of());
    }

    /// Keeps only candidates within `span` of an axis, or frees the axis where empty.
    void filter(int axis, Optional<ParallelPicture.Span> span) {
        Map<Integer, ParallelPicture.Span> changed = new HashMap<>(filter.get());
        span.ifPresentOrElse(s -> changed.put(axis, s), () -> changed.remove(axis));
        if (changed.equals(filter.get())) {
            return;
        }
        List<CandidateColumn> axes = axes();
        filter.set(Map.copyOf(changed));
        shown.set(
                result().map(
                                r ->
                                        r.candidates().stream()
                                                .filter(c -> isWithin(changed, axes, c))
                                                .toList())
                        .orElse(List.of()));
    }

    private static boolean isWithin(
            Map<Integer, ParallelPicture.Span> spans,
            List<CandidateColumn> axes,
            Candidate candidate) {
        return spans.entrySet().stream()
                .allMatch(
                        span -> {
                            var value = axes.get(span.getKey()).value();
                            return span.getValue().holds(value.applyAsDouble(candidate));
                        });
    }

    void clearFilter() {
        filter.set(Map.of());
        shown.set(result().map(TuningResult::candidates).orElse(List.of()));
    }

    /// Selects the candidate of a cell, where there is one.
    void selectCell(int cell) {
        result().flatMap(r -> r.candidates().stream().filter(c -> c.cell() == cell).findFirst())
                .ifPresent(this::select);
    }

    void select(Candidate candidate) {
        if (selected.get().filter(candidate::equals).isPresent()) {
            return;
        }
        selected.set(Optional.of(candidate));
        judge(candidate);
    }

    private void judge(Candidate candidate) {
        judged.set(Optional.empty());
        int mine = ++asked;
        judge(
                candidate,
                found -> {
                    if (mine == asked) {
                        judged.set(Optional.of(found));
                    }
                });
    }

    private void judge(Candidate candidate, Consumer<JudgeCandidate.Report> onFound) {
        setup.sourceProperty()
                .get()
                .ifPresent(
                        source ->
                                result().ifPresent(
                                                result -> {
                                                    var _ =
                                                            session.jobs()
                                                                    .compute(
                                                                            "Judge a candidate",
                                                                            new JudgeCandidate(
                                                                                    session
                                                                                            .workspace(),
                                                                                    source,
                                                                                    result,
                                                                                    candidate,
                                                                                    clock),
                                                                            onFound,
                                                                            session::fail);
                                                }));
    }

    /// The openings so far of bars of this holdout, oldest first.
    List<Tunings.HoldoutOpening> openings() {
        return result().map(r -> setup.openings(r.splits())).orElse(List.of());
    }

    Optional<TuningSource> source() {
        return setup.sourceProperty().get();
    }

    /// The opening of the holdout with the selected candidate in this window; empty while there was
    /// none.
    Optional<OpenHoldout.Report> opened() {
        return outcome.openedProperty()
                .get()
                .filter(
                        o ->
                                selected.get()
                                        .filter(c -> c.parameters().equals(o.tuned().set()))
                                        .isPresent());
    }

    /// What an export of the selected candidate holds.
    Optional<TunedParameters> tuned() {
        return opened().map(OpenHoldout.Report::tuned)
                .or(() -> judged.get().map(JudgeCandidate.Report::tuned));
    }

    /// The export of the selected candidate, made now.
    Optional<TunedParameters> export() {
        return tuned().map(tuned -> tuned.exported(clock.instant()));
    }

    /// The last day without a bar of the holdout, while that is sealed.
    Optional<LocalDate> until() {
        return openings().isEmpty()
                ? source().flatMap(source -> result().map(r -> lastDay(source.series(), r)))
                : Optional.empty();
    }

    private static LocalDate lastDay(BarSeries series, TuningResult result) {
        Instant holdout =
                Instant.ofEpochMilli(series.openTime(result.splits().holdout().fromBar()));
        return LocalDate.ofInstant(holdout, series.zone()).minusDays(1);
    }

    /// Asks again after the holdout was opened, so that exports carry the date.
    void judgeAgain() {
        selected.get().ifPresent(this::judge);
    }

    /// Opens the holdout: the one act, logged before a bar is read.
    ///
    /// @param tuned the export of the candidate that looks at it
    void openHoldout(TuningSource from, Splits splits, TunedParameters tuned) {
        var opening = new OpenHoldout(session.workspace(), from, splits, tuned, clock);
        var _ =
                session.jobs()
                        .start(
                                "Open the holdout of " + from.name(),
                                opening,
                                found -> session.readSeals(() -> openedNow(from, found)),
                                session::fail);
    }

    private void openedNow(TuningSource from, OpenHoldout.Report found) {
        if (setup.isOf(from.series().sha256())) {
            outcome.holdoutOpened(found);
            session.recount();
        }
    }

    void fail(Throwable cause) {
        session.fail(cause);
    }

    /// Says `sentence` in the status line.
    void say(String sentence) {
        session.statusProperty().set(sentence);
    }
}
