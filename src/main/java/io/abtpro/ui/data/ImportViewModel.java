package io.abtpro.ui.data;

import io.abtpro.bars.QuoteCurrency;
import io.abtpro.bars.TradingYear;
import io.abtpro.failures.ExpectedFailure;
import io.abtpro.jobs.ImportFile;
import io.abtpro.jobs.Names;
import io.abtpro.loading.LoadedBars;
import io.abtpro.loading.Reading;
import io.abtpro.loading.Reading.Decision;
import io.abtpro.loading.Reading.Kind;
import io.abtpro.loading.vendors.Loader;
import io.abtpro.report.Figures;
import io.abtpro.ui.session.Session;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// State of the import wizard: one file at a time, read again after each choice, the newest reading
/// shown.
public final class ImportViewModel {
    private final Session session;
    private final Deque<Path> waiting = new ArrayDeque<>();
    private final Choices choices = new Choices();
    private final ReadOnlyObjectWrapper<Optional<Path>> file =
            new ReadOnlyObjectWrapper<>(this, "file", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Reading>> reading =
            new ReadOnlyObjectWrapper<>(this, "reading", Optional.empty());
    private final StringProperty name = new SimpleStringProperty(this, "name", "");
    private final StringProperty symbol = new SimpleStringProperty(this, "symbol", "");
    private final StringProperty currency = new SimpleStringProperty(this, "currency", "");
    private final ObjectProperty<Optional<TradingYear.Kind>> calendar =
            new SimpleObjectProperty<>(this, "calendar", Optional.empty());
    private final BooleanProperty skipBadRows =
            new SimpleBooleanProperty(this, "skipBadRows", false);
    private final ReadOnlyBooleanWrapper working =
            new ReadOnlyBooleanWrapper(this, "working", false);
    private final ReadOnlyStringWrapper obstacle = new ReadOnlyStringWrapper(this, "obstacle", "");
    private final ReadOnlyStringWrapper importLabel =
            new ReadOnlyStringWrapper(this, "importLabel", "Import");
    private final ReadOnlyBooleanWrapper looking =
            new ReadOnlyBooleanWrapper(this, "looking", false);
    private String invalidChoice = "";
    private String refused = "";
    private int inspecting;

    public ImportViewModel(Session session) {
        this.session = session;
        name.subscribe(_ -> judge());
        symbol.subscribe(_ -> judge());
        currency.subscribe(_ -> judge());
        skipBadRows.subscribe(_ -> judge());
    }

    /// The file in the wizard; empty where it is closed.
    ReadOnlyObjectProperty<Optional<Path>> fileProperty() {
        return file.getReadOnlyProperty();
    }

    /// How the file will be read; empty until it was looked at.
    ReadOnlyObjectProperty<Optional<Reading>> readingProperty() {
        return reading.getReadOnlyProperty();
    }

    StringProperty nameProperty() {
        return name;
    }

    StringProperty symbolProperty() {
        return symbol;
    }

    /// What prices are quoted in, as it is typed; empty where it is not known.
    StringProperty currencyProperty() {
        return currency;
    }

    /// The class of calendar that decides how many bars make a year; empty where the bars tell it.
    ObjectProperty<Optional<TradingYear.Kind>> calendarProperty() {
        return calendar;
    }

    /// How many bars will make a year, and why; empty while that is not known.
    String yearStatement() {
        return reading.get()
                .flatMap(Reading::loaded)
                .map(LoadedBars::series)
                .filter(bars -> bars.size() > 0)
                .map(
                        bars ->
                                calendar.get()
                                        .map(kind -> TradingYear.of(bars, kind))
                                        .orElseGet(bars::year)
                                        .statement())
                .orElse("");
    }

    BooleanProperty skipBadRowsProperty() {
        return skipBadRows;
    }

    /// True while the file is read or imported.
    ReadOnlyBooleanProperty workingProperty() {
        return working.getReadOnlyProperty();
    }

    /// Why the file cannot be imported yet; empty where it can.
    ReadOnlyStringProperty obstacleProperty() {
        return obstacle.getReadOnlyProperty();
    }

    /// True while the file is looked at for the first time, which is no obstacle that the user
    /// could take away.
    ReadOnlyBooleanProperty lookingProperty() {
        return looking.getReadOnlyProperty();
    }

    /// What was noted of the file, with what can be done about it here.
    String notes() {
        return reading.get()
                .flatMap(Reading::loaded)
                .map(loaded -> inWindow(String.join("; ", loaded.notes())))
                .orElse("");
    }

    /// Why no rows are shown; empty where that is said elsewhere, or there are some.
    String noRows() {
        boolean asked =
                reading.get().stream()
                        .flatMap(r -> r.decisions().stream())
                        .anyMatch(Decision::isOpen);
        return asked ? "No rows can be shown before every question is answered." : "";
    }

    /// The options of the command line are choices at the left.
    private static String inWindow(String text) {
        String words = text;
        for (Kind kind : Kind.values()) {
            String option = "give " + kind.option();
            String choice = "set the " + kind.label().toLowerCase(Locale.ROOT) + " at the left";
            words = words.replace(option + " ,", choice).replace(option, choice);
        }
        return words;
    }

    /// What the button says it will do.
    ReadOnlyStringProperty importLabelProperty() {
        return importLabel.getReadOnlyProperty();
    }

    /// Opens the wizard on the first of `files`; the others follow.
    void open(List<Path> files) {
        waiting.addAll(files);
        if (file.get().isEmpty()) {
            next();
        }
    }

    private void next() {
        choices.clear();
        invalidChoice = "";
        refused = "";
        reading.set(Optional.empty());
        skipBadRows.set(false);
        calendar.set(Optional.empty());
        currency.set("");
        file.set(Optional.ofNullable(waiting.poll()));
        name.set(file.get().map(ImportViewModel::nameOf).orElse(""));
        symbol.set("");
        inspect();
    }

    private static String nameOf(Path file) {
        return String.valueOf(file.getFileName())
                .replaceFirst("(?i)\\.(gz|zip)$", "")
                .replaceFirst("(?i)\\.(csv|txt|tsv|json|parquet|prn)$", "");
    }

    /// Closes the wizard on this file and on those that wait.
    void cancel() {
        waiting.clear();
        inspecting++;
        working.set(false);
        file.set(Optional.empty());
    }

    /// Takes `value` (in the loader's form) for one decision and reads the file again.
    void choose(Kind what, String value) {
        choices.put(what, value);
        if (what == Kind.SYMBOL) {
            symbol.set(value);
        }
        inspect();
    }

    /// Reads the file again as it is now on the disk.
    void reload() {
        inspect();
    }

    /// True where the user has answered the question himself.
    boolean isAnswered(Kind what) {
        return choices.get(what).isPresent();
    }

    private void inspect() {
        int mine = ++inspecting;
        judge();
        file.get()
                .ifPresent(
                        path -> {
                            try {
                                var options = choices.options();
                                invalidChoice = "";
                                working.set(true);
                                session.jobs()
                                        .compute(
                                                "Read " + path.getFileName(),
                                                _ -> Loader.inspect(path, options),
                                                found -> inspected(mine, found),
                                                failure -> failed(mine, failure));
                            } catch (IllegalArgumentException invalid) {
                                invalidChoice = String.valueOf(invalid.getMessage());
                                judge();
                            }
                        });
    }

    private void inspected(int mine, Reading found) {
        if (mine != inspecting) {
            return;
        }
        working.set(false);
        refused = "";
        if (symbol.get().isEmpty()) {
            symbol.set(found.loaded().map(LoadedBars::symbol).orElse(""));
        }
        reading.set(Optional.of(found));
        judge();
    }

    private void failed(int mine, Throwable failure) {
        if (mine == inspecting) {
            working.set(false);
            refused = String.valueOf(failure.getMessage());
            judge();
        }
    }

    private int badRows() {
        return reading.get().flatMap(Reading::loaded).map(l -> l.rowFailures().size()).orElse(0);
    }

    private void judge() {
        int bars = reading.get().flatMap(Reading::loaded).map(l -> l.series().size()).orElse(0);
        importLabel.set(bars == 0 ? "Import" : "Import " + Figures.count(bars, "bar"));
        looking.set(invalidChoice.isEmpty() && refused.isEmpty() && reading.get().isEmpty());
        obstacle.set(inWindow(obstacle()));
    }

    private String obstacle() {
        if (!invalidChoice.isEmpty()) {
            return invalidChoice;
        }
        if (!refused.isEmpty()) {
            return refused;
        }
        if (reading.get().isEmpty()) {
            return "Reading the file\u2026";
        }
        Reading now = reading.get().get();
        Optional<Decision> open = now.decisions().stream().filter(Decision::isOpen).findFirst();
        if (open.isPresent()) {
            return "Undecided: " + open.get().question() + ". Choose at the left.";
        }
        if (now.loaded().isEmpty()) {
            return now.problem();
        }
        return badRows() > 0 && !skipBadRows.get()
                ? Figures.count(badRows(), "bad row")
                        + ". Choose \u201cSkip and keep list\u201d, or mend the file and press"
                        + " Reload."
                : nameObstacle();
    }

    private String nameObstacle() {
        String wanted = name.get().strip();
        if (wanted.isEmpty()) {
            return "The dataset needs a name.";
        }
        String wrong = Names.datasetObstacle(wanted) + Names.symbolObstacle(symbol.get().strip());
        wrong = wrong.isEmpty() ? QuoteCurrency.obstacleOf(currency.get()) : wrong;
        if (!wrong.isEmpty()) {
            return Character.toUpperCase(wrong.charAt(0)) + wrong.substring(1) + ".";
        }
        boolean taken =
                session.datasets().stream().anyMatch(d -> d.name().equalsIgnoreCase(wanted));
        return taken
                ? "There is a dataset \u201c%s\u201d already; choose another name."
                        .formatted(wanted)
                : "";
    }

    /// Imports the file as it is shown, then goes on to the next.
    void importNow() {
        if (!obstacle.get().isEmpty() || working.get()) {
            return;
        }
        file.get()
                .ifPresent(
                        path -> {
                            working.set(true);
                            session.jobs()
                                    .start(
                                            "Import " + path.getFileName(),
                                            new ImportFile(
                                                    session.workspace(),
                                                    path,
                                                    choices.options(),
                                                    Optional.of(name.get().strip()),
                                                    Optional.of(symbol.get().strip())
                                                            .filter(s -> !s.isEmpty()),
                                                    calendar.get(),
                                                    QuoteCurrency.parse(currency.get()),
                                                    skipBadRows.get()),
                                            this::imported,
                                            this::notImported);
                        });
    }

    private void imported(ImportFile.Imported done) {
        working.set(false);
        String rejects =
                done.rejects()
                        .map(
                                r ->
                                        "; %s in %s"
                                                .formatted(
                                                        Figures.count(
                                                                done.dataset().rejectedRows(),
                                                                "bad row"),
                                                        r.getFileName()))
                        .orElse("");
        session.statusProperty()
                .set(
                        "Imported %s, %s in %s ms%s%s."
                                .formatted(
                                        done.dataset().name(),
                                        Figures.count(done.dataset().bars(), "bar"),
                                        Figures.count(done.millis()),
                                        rejects,
                                        done.dataset()
                                                .year()
                                                .map(y -> "; " + y.statement())
                                                .orElse("")));
        session.refresh(
                () -> {
                    session.open(done.dataset().name());
                    next();
                });
    }

    private void notImported(Throwable failure) {
        working.set(false);
        refused = String.valueOf(failure.getMessage());
        if (failure instanceof ExpectedFailure) {
            session.refresh(this::judge);
        } else {
            judge();
        }
    }

    /// Size on the disk and lines of the file, such as "810 KB, 9,400 lines".
    String about() {
        long bytes = file.get().map(path -> path.toFile().length()).orElse(0L);
        return reading.get()
                .map(r -> Figures.bytes(bytes) + ", " + Figures.count(r.lines(), "line"))
                .orElse(file.get().filter(Files::exists).map(_ -> Figures.bytes(bytes)).orElse(""));
    }
}
