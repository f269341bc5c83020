package io.abtpro.ui.models;

import io.abtpro.files.WholeFile;
import io.abtpro.jobs.ChallengeModel;
import io.abtpro.jobs.Job;
import io.abtpro.jobs.JudgeModel;
import io.abtpro.jobs.KeptModel;
import io.abtpro.jobs.ListModels;
import io.abtpro.jobs.TrainScorer;
import io.abtpro.scoring.Advice;
import io.abtpro.store.StoreException;
import io.abtpro.store.Trainings;
import io.abtpro.ui.session.Session;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// State of the Models tab: every training, the chosen one, and what can be done with it.
public final class ModelsViewModel {
    private final Session session;
    private final ModelUse use;
    private final ObservableList<KeptModel> rows = FXCollections.observableArrayList();
    private final FilteredList<KeptModel> listed = new FilteredList<>(rows);
    private final ObjectProperty<ModelFilter> filter =
            new SimpleObjectProperty<>(this, "filter", ModelFilter.ALL);
    private final ObjectProperty<Optional<KeptModel>> selected =
            new SimpleObjectProperty<>(this, "selected", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<JudgeModel.Report>> report =
            new ReadOnlyObjectWrapper<>(this, "report", Optional.empty());
    private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper(this, "changes");
    private Optional<Long> wanted = Optional.empty();

    public ModelsViewModel(Session session, Gating gating) {
        this.session = session;
        use = new ModelUse(session, gating);
        selected.subscribe(this::judge);
        filter.subscribe(f -> listed.setPredicate(f.lists()));
        session.research().nowProperty().subscribe(_ -> changed());
        session.openProperty().subscribe(_ -> changed());
        session.sealsProperty().subscribe(_ -> changed());
        gating.optionsProperty().subscribe(_ -> changed());
    }

    private void changed() {
        changes.set(changes.get() + 1);
    }

    /// Every training, newest first.
    ObservableList<KeptModel> rows() {
        return rows;
    }

    /// Those that the chip lists.
    ObservableList<KeptModel> listed() {
        return listed;
    }

    ObjectProperty<ModelFilter> filterProperty() {
        return filter;
    }

    ObjectProperty<Optional<KeptModel>> selectedProperty() {
        return selected;
    }

    /// What is kept of the chosen one; empty while it is read.
    ReadOnlyObjectProperty<Optional<JudgeModel.Report>> reportProperty() {
        return report.getReadOnlyProperty();
    }

    /// Grows whenever something changed by which models are in use, or can be used.
    ReadOnlyIntegerProperty changesProperty() {
        return changes.getReadOnlyProperty();
    }

    /// At which score a model gates the Backtest; empty where it does not.
    Optional<Double> gatesAt(KeptModel kept) {
        return use.gatesAt(kept);
    }

    /// The chips with how many each lists; a chip of nothing is left out.
    Map<ModelFilter, Long> filters() {
        List<ModelFilter> all = new ArrayList<>();
        all.add(ModelFilter.ALL);
        rows.stream()
                .map(KeptModel::dataset)
                .filter(name -> !name.isEmpty())
                .distinct()
                .forEach(
                        name ->
                                all.add(
                                        new ModelFilter(
                                                "chip-of-" + name,
                                                name,
                                                row -> row.dataset().equals(name))));
        all.add(new ModelFilter("chip-in-use", "in use", row -> gatesAt(row).isPresent()));
        all.add(new ModelFilter("chip-edge", "interval above 0.50", KeptModel::hasEdge));
        all.add(new ModelFilter("chip-none", "no model", row -> row.model().isEmpty()));
        Map<ModelFilter, Long> counted = new LinkedHashMap<>();
        for (ModelFilter each : all) {
            long count = rows.stream().filter(each.lists()).count();
            if (count > 0 || each.isSame(ModelFilter.ALL)) {
                counted.put(each, count);
            }
        }
        return counted;
    }

    ModelsVerdict verdict() {
        return ModelsVerdict.of(rows, this::gatesAt);
    }

    /// Reads the trainings again; what was selected stays so.
    public void refresh() {
        trainings()
                .ifPresent(
                        store -> {
                            var _ =
                                    session.jobs()
                                            .compute(
                                                    "List models",
                                                    new ListModels(store),
                                                    this::show,
                                                    session::fail);
                        });
    }

    /// Chooses the model of this id as soon as it is listed.
    void show(long id) {
        wanted = Optional.of(id);
        choose();
    }

    private void choose() {
        wanted.flatMap(
                        id ->
                                rows.stream()
                                        .filter(
                                                r ->
                                                        r.model()
                                                                .map(Trainings.Model::id)
                                                                .equals(Optional.of(id)))
                                        .findFirst())
                .ifPresent(
                        found -> {
                            wanted = Optional.empty();
                            filter.set(ModelFilter.ALL);
                            selected.set(Optional.of(found));
                        });
    }

    private Optional<Trainings> trainings() {
        try {
            return Optional.of(session.workspace().trainings());
        } catch (StoreException keepsNone) {
            return Optional.empty();
        }
    }

    private void show(List<KeptModel> read) {
        long before = selected.get().map(row -> row.training().id()).orElse(-1L);
        rows.setAll(read);
        selected.set(
                read.stream()
                        .filter(row -> row.training().id() == before)
                        .findFirst()
                        .or(() -> read.stream().filter(r -> r.model().isPresent()).findFirst())
                        .or(() -> read.stream().findFirst()));
        choose();
    }

    private void judge(Optional<KeptModel> row) {
        report.set(Optional.empty());
        row.ifPresent(
                kept -> {
                    var _ =
                            session.jobs()
                                    .compute(
                                            "Judge " + kept.name(),
                                            new JudgeModel(session.workspace(), kept),
                                            found -> {
                                                if (selected.get().equals(row)) {
                                                    report.set(Optional.of(found));
                                                }
                                            },
                                            session::fail);
                });
    }

    /// Why the chosen model may not be read; empty where it may, or is not read yet.
    private String refusal() {
        return report.get()
                .flatMap(JudgeModel.Report::checked)
                .flatMap(c -> c.refused())
                .map(why -> "The model is refused: " + why + ".")
                .orElse("");
    }

    String whyNotUse() {
        return refusal().isEmpty()
                ? selected.get().map(use::whyNot).orElse("No model is chosen.")
                : refusal();
    }

    String whyNotCompare() {
        return others().isEmpty() ? "There is no other model to compare with." : "";
    }

    String whyNotChallenge() {
        return refusal().isEmpty()
                ? selected.get().map(use::whyNotChallenge).orElse("No model is chosen.")
                : refusal();
    }

    /// Why there is nothing to export or to forget.
    String whyNoModel() {
        return selected.get().filter(r -> r.model().isPresent()).isPresent()
                ? ""
                : "This training left no model.";
    }

    /// The models that the chosen one can be compared with.
    List<KeptModel> others() {
        Optional<KeptModel> chosen = selected.get();
        return rows.stream()
                .filter(r -> r.model().isPresent() && !Optional.of(r).equals(chosen))
                .toList();
    }

    /// Gates the Backtest by the chosen model, in one step that can be taken back.
    void use() {
        if (whyNotUse().isEmpty()) {
            selected.get().ifPresent(use::use);
        }
    }

    /// Trains on what came since, and keeps whichever is better.
    ///
    /// @param then is given what it showed, in sentences
    void challenge(Consumer<List<String>> then) {
        if (!whyNotChallenge().isEmpty()) {
            return;
        }
        KeptModel kept = selected.get().orElseThrow();
        long id = kept.model().orElseThrow().id();
        var job =
                new ChallengeModel(
                        List.of(use.challenging(kept).orElseThrow()),
                        id,
                        Advice.DEFAULT_THRESHOLD,
                        TrainScorer.Keeping.in(session.workspace()),
                        kept.inputs().orElseThrow().options().orElseThrow().label());
        var _ =
                session.jobs()
                        .start(
                                "Challenge " + kept.name(),
                                job,
                                found -> {
                                    then.accept(found.sentences(id));
                                    refresh();
                                },
                                session::fail);
    }

    /// When the training of the chosen model ended; empty while that is not read.
    Optional<LocalDate> trainedTo() {
        return report.get()
                .flatMap(JudgeModel.Report::checked)
                .flatMap(c -> c.read())
                .map(read -> LocalDate.ofInstant(read.manifest().trainedTo(), ZoneOffset.UTC));
    }

    /// The name offered for an exported model.
    String exportName() {
        return selected.get()
                        .map(
                                row ->
                                        "%s-%s"
                                                .formatted(row.name(), row.dataset())
                                                .replaceAll("[^\\p{L}\\p{N}._-]+", "-"))
                        .orElse("scorer")
                + ".model";
    }

    /// Writes the selected model to `file`.
    void export(Path file) {
        selected.get()
                .flatMap(KeptModel::model)
                .ifPresent(
                        model -> {
                            Trainings store = session.workspace().trainings();
                            var _ =
                                    session.jobs()
                                            .compute(
                                                    "Export " + model.version(),
                                                    _ -> write(store, model.id(), file),
                                                    written ->
                                                            session.statusProperty()
                                                                    .set("Wrote " + written + "."),
                                                    session::fail);
                        });
    }

    private static Path write(Trainings store, long id, Path file) {
        try {
            WholeFile.writeBytes(file, store.bytes(id).orElseThrow());
            return file;
        } catch (IOException failure) {
            throw new UncheckedIOException(
                    "%s cannot be written: %s; choose another folder"
                            .formatted(file, failure.getMessage()),
                    failure);
        }
    }

    /// The rows that are listed as CSV, which the view copies.
    String csv() {
        session.statusProperty().set("Copied %d models as CSV.".formatted(listed.size()));
        return ModelText.csv(listed);
    }

    /// Removes the selected model; its training and scores stay.
    void forget() {
        selected.get()
                .filter(row -> row.model().isPresent())
                .ifPresent(
                        row -> {
                            Trainings store = session.workspace().trainings();
                            long id = row.model().orElseThrow().id();
                            var _ =
                                    session.jobs()
                                            .compute(
                                                    "Forget " + row.name(),
                                                    Job.write(_ -> store.forget(id)),
                                                    _ -> {
                                                        session.statusProperty()
                                                                .set("Forgot " + row.name() + ".");
                                                        refresh();
                                                    },
                                                    session::fail);
                        });
    }

    void fail(Throwable cause) {
        session.fail(cause);
    }
}
