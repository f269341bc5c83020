package io.abtpro.ui.data;

import io.abtpro.bars.QuoteCurrency;
import io.abtpro.bars.Resampling;
import io.abtpro.bars.Timeframe;
import io.abtpro.failures.RefusedException;
import io.abtpro.jobs.ExportDataset;
import io.abtpro.jobs.Job;
import io.abtpro.jobs.ResampleBars;
import io.abtpro.report.Figures;
import io.abtpro.store.Datasets;
import io.abtpro.ui.kit.Answers;
import io.abtpro.ui.kit.FileNames;
import io.abtpro.ui.session.Session;
import io.abtpro.ui.session.Steps;

import javafx.beans.property.ReadOnlyObjectProperty;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// What can be done with the open dataset; each in the background, and said in the status line.
final class OpenDataset {
    private static final List<Timeframe> TIMEFRAMES =
            Stream.of("5m", "15m", "30m", "1h", "4h", "1d", "1w", "1mo")
                    .map(Timeframe::parse)
                    .toList();

    private final Session session;
    private final ReadOnlyObjectProperty<Optional<DataViewModel.Drawing>> drawing;

    /// @param drawing what has been drawn of it
    OpenDataset(Session session, ReadOnlyObjectProperty<Optional<DataViewModel.Drawing>> drawing) {
        this.session = session;
        this.drawing = drawing;
    }

    private Optional<String> openName() {
        return session.openProperty().get().map(o -> o.dataset().name());
    }

    /// Renames the open dataset. A taken or empty name is explained in the failure bar.
    void rename(String newName) {
        String to = newName.strip();
        openName()
                .filter(name -> !name.equals(to))
                .ifPresent(
                        name ->
                                start(
                                        "Rename " + name,
                                        () -> session.workspace().datasets().rename(name, to),
                                        () -> {
                                            session.statusProperty()
                                                    .set("Renamed %s to %s.".formatted(name, to));
                                            session.open(to);
                                        }));
    }

    /// Says what the open dataset is quoted in, which can be taken back.
    ///
    /// @param code of ISO 4217; blank where the currency is not known
    /// @throws RefusedException if it is no currency: names the rule and the remedy
    void quote(String code) {
        Optional<QuoteCurrency> to = QuoteCurrency.parse(code);
        session.openProperty()
                .get()
                .map(Session.Open::dataset)
                .filter(dataset -> !dataset.currency().equals(to))
                .ifPresent(
                        dataset -> {
                            String name = dataset.name();
                            Optional<QuoteCurrency> from = dataset.currency();
                            var step =
                                    new Steps.Step(
                                            () -> quote(name, from, () -> ""),
                                            () -> quote(name, to, () -> ""));
                            quote(
                                    name,
                                    to,
                                    () -> {
                                        session.steps().did(step);
                                        return "; Ctrl+Z takes it back";
                                    });
                        });
    }

    /// @param done once it is stored; says what can be done about it
    private void quote(String name, Optional<QuoteCurrency> currency, Supplier<String> done) {
        start(
                "Currency of " + name,
                () -> session.workspace().datasets().quote(name, currency),
                () -> {
                    String said =
                            currency.map(c -> "%s is quoted in %s".formatted(name, c.code()))
                                    .orElse("The currency of %s is not known".formatted(name));
                    session.statusProperty().set(said + done.get() + ".");
                    if (openName().equals(Optional.of(name))) {
                        session.open(name);
                    }
                });
    }

    /// Looks up what would be lost with the open dataset, and hands it on in one sentence.
    void whatDependsOnIt(Consumer<String> then) {
        openName()
                .ifPresent(
                        name -> {
                            var _ =
                                    session.jobs()
                                            .compute(
                                                    "What depends on " + name,
                                                    _ ->
                                                            session.workspace()
                                                                    .datasets()
                                                                    .dependents(name),
                                                    found -> then.accept(lost(found)),
                                                    session::fail);
                        });
    }

    private static String lost(Datasets.Dependents depends) {
        String runs =
                depends.runs() == 0
                        ? "No saved run depends on it."
                        : Figures.count(depends.runs(), "saved run") + " will be deleted with it.";
        String trials =
                depends.trials() == 0
                        ? ""
                        : " %s on it %s."
                                .formatted(
                                        Figures.count(depends.trials(), "counted backtest"),
                                        depends.trials() == 1
                                                ? "stays counted, since it was looked at"
                                                : "stay counted, since they were looked at");
        return runs + trials + " This cannot be undone.";
    }

    /// Deletes the open dataset and opens the first of those that are left.
    void delete() {
        openName()
                .ifPresent(
                        name ->
                                start(
                                        "Delete " + name,
                                        () -> session.workspace().datasets().delete(name),
                                        () -> {
                                            session.statusProperty().set("Deleted " + name + ".");
                                            session.close();
                                            session.datasets().stream()
                                                    .findFirst()
                                                    .ifPresent(next -> session.open(next.name()));
                                        }));
    }

    /// The usual timeframes into which the open dataset can be resampled.
    List<Timeframe> longerTimeframes() {
        return drawing.get()
                .map(
                        d ->
                                TIMEFRAMES.stream()
                                        .filter(to -> Resampling.fits(d.series().timeframe(), to))
                                        .toList())
                .orElse(List.of());
    }

    /// Makes bars of `timeframe` of the open dataset, stores them under `name` and opens them.
    void resample(Timeframe timeframe, String name) {
        drawing.get()
                .ifPresent(
                        d ->
                                session.jobs()
                                        .start(
                                                "Resample " + d.open().dataset().name(),
                                                new ResampleBars(
                                                        session.workspace(),
                                                        d.series(),
                                                        d.open().dataset().name(),
                                                        d.open().dataset().symbol(),
                                                        timeframe,
                                                        Optional.of(name.strip())),
                                                made -> {
                                                    session.refresh();
                                                    session.statusProperty()
                                                            .set("Stored " + made.name() + ".");
                                                    session.open(made.name());
                                                },
                                                session::fail));
    }

    private void start(String title, Runnable work, Runnable then) {
        session.jobs()
                .start(
                        title,
                        Job.write(
                                _ -> {
                                    work.run();
                                    return title;
                                }),
                        _ -> session.refresh(then),
                        session::fail);
    }

    /// Writes the open dataset to `file` as CSV.
    void export(Path file) {
        openName()
                .ifPresent(
                        name ->
                                session.jobs()
                                        .start(
                                                "Export " + name,
                                                new ExportDataset(session.workspace(), name, file),
                                                written ->
                                                        session.statusProperty()
                                                                .set(Answers.wrote(written)),
                                                session::fail));
    }

    /// The name offered for an exported file.
    String exportName() {
        return FileNames.of(
                openName().stream().toList(), "bars", LocalDate.now(ZoneId.systemDefault()), "csv");
    }
}
