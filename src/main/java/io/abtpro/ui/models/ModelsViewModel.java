package io.abtpro.ui.models;

import io.abtpro.files.WholeFile;
import io.abtpro.jobs.Job;
import io.abtpro.jobs.JudgeScores;
import io.abtpro.jobs.VerifyModels;
import io.abtpro.store.StoreException;
import io.abtpro.store.Trainings;
import io.abtpro.ui.session.Session;

import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// State of the Models tab.
public final class ModelsViewModel {
    private static final int DAYS = 365;

    private final Session session;
    private final ObservableList<Row> rows = FXCollections.observableArrayList();
    private final ObjectProperty<Optional<Row>> selected =
            new SimpleObjectProperty<>(this, "selected", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<VerifyModels.Checked>> checked =
            new ReadOnlyObjectWrapper<>(this, "checked", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<JudgeScores.Report>> judged =
            new ReadOnlyObjectWrapper<>(this, "judged", Optional.empty());
    private final IntegerProperty days = new SimpleIntegerProperty(this, "days", DAYS);

    /// A training with the model that came of it, if one did.
    record Row(Trainings.Training training, Optional<Trainings.Model> model) {}

    public ModelsViewModel(Session session) {
        this.session = session;
        selected.subscribe(this::check);
        days.subscribe(_ -> judge());
    }

    /// Newest first.
    ObservableList<Row> rows() {
        return rows;
    }

    ObjectProperty<Optional<Row>> selectedProperty() {
        return selected;
    }

    /// What reading the selected model said.
    ReadOnlyObjectProperty<Optional<VerifyModels.Checked>> checkedProperty() {
        return checked.getReadOnlyProperty();
    }

    /// How the scores did whose outcome was known in the last days.
    ReadOnlyObjectProperty<Optional<JudgeScores.Report>> judgedProperty() {
        return judged.getReadOnlyProperty();
    }

    IntegerProperty daysProperty() {
        return days;
    }

    /// Reads the trainings again; what was selected stays so.
    public void refresh() {
        Optional<Trainings> trainings = trainings();
        if (trainings.isEmpty()) {
            return;
        }
        Trainings store = trainings.get();
        var _ = session.jobs().compute("List models", _ -> read(store), this::show, session::fail);
        judge();
    }

    private Optional<Trainings> trainings() {
        try {
            return Optional.of(session.workspace().trainings());
        } catch (StoreException keepsNone) {
            return Optional.empty();
        }
    }

    private static List<Row> read(Trainings store) {
        List<Trainings.Model> models = store.models();
        return store.all().stream()
                .map(
                        training ->
                                new Row(
                                        training,
                                        models.stream()
                                                .filter(m -> m.trainingId() == training.id())
                                                .findFirst()))
                .toList();
    }

    private void show(List<Row> read) {
        long before = selected.get().map(row -> row.training().id()).orElse(-1L);
        rows.setAll(read);
        selected.set(
                read.stream()
                        .filter(row -> row.training().id() == before)
                        .findFirst()
                        .or(() -> read.stream().findFirst()));
    }

    /// Reads the selected model as a scorer would.
    private void check(Optional<Row> row) {
        checked.set(Optional.empty());
        row.flatMap(Row::model)
                .ifPresent(
                        model -> {
                            var job =
                                    new VerifyModels(
                                            session.workspace().trainings(), List.of(model.id()));
                            var _ =
                                    session.jobs()
                                            .compute(
                                                    "Verify " + model.version(),
                                                    job,
                                                    found -> {
                                                        if (selected.get()
                                                                .flatMap(Row::model)
                                                                .filter(m -> m.id() == model.id())
                                                                .isPresent()) {
                                                            checked.set(found.stream().findFirst());
                                                        }
                                                    },
                                                    session::fail);
                        });
    }

    private void judge() {
        if (trainings().isPresent()) {
            var job =
                    new JudgeScores(
                            session.workspace().signalScores(),
                            days.get(),
                            Optional.empty(),
                            session.workspace().clock());
            var _ =
                    session.jobs()
                            .compute(
                                    "Judge the scores",
                                    job,
                                    found -> judged.set(Optional.of(found)),
                                    session::fail);
        }
    }

    /// Writes the selected model to `file`.
    void export(Path file) {
        selected.get()
                .flatMap(Row::model)
                .ifPresent(
                        model -> {
                            Trainings store = session.workspace().trainings();
                            var _ =
                                    session.jobs()
                                            .compute(
                                                    "Export " + model.version(),
                                                    _ -> {
                                                        try {
                                                            WholeFile.writeBytes(
                                                                    file,
                                                                    store.bytes(model.id())
                                                                            .orElseThrow());
                                                            return file;
                                                        } catch (IOException failure) {
                                                            throw new UncheckedIOException(
                                                                    "%s cannot be written: %s; choose another folder"
                                                                            .formatted(
                                                                                    file,
                                                                                    failure
                                                                                            .getMessage()),
                                                                    failure);
                                                        }
                                                    },
                                                    written ->
                                                            session.statusProperty()
                                                                    .set("Wrote " + written + "."),
                                                    session::fail);
                        });
    }

    /// Removes the selected model; its training and scores stay.
    void forget() {
        selected.get()
                .flatMap(Row::model)
                .ifPresent(
                        model -> {
                            Trainings store = session.workspace().trainings();
                            var _ =
                                    session.jobs()
                                            .compute(
                                                    "Remove " + model.version(),
                                                    Job.write(_ -> store.forget(model.id())),
                                                    _ -> {
                                                        session.statusProperty()
                                                                .set(
                                                                        "Removed "
                                                                                + model.version()
                                                                                + ".");
                                                        refresh();
                                                    },
                                                    session::fail);
                        });
    }
}
