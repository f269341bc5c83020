package io.abtpro.ui;

import io.abtpro.report.Figures;
import io.abtpro.store.DatasetRecord;
import io.abtpro.ui.session.Findable;
import io.abtpro.ui.session.Session;
import io.abtpro.ui.task.JobEntry;
import io.abtpro.ui.task.RunningJobs;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableList;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// State of the window around the tabs.
public final class ShellViewModel {
    private static final long MEGABYTE = 1 << 20;
    private static final int FOUND = 14;

    private final Session session;
    private final RunningJobs jobs;
    private final List<String> tabs;
    private Supplier<List<Findable>> findables = List::of;
    private final IntegerProperty tab = new SimpleIntegerProperty(this, "tab", 0);
    private final IntegerProperty scale =
            new SimpleIntegerProperty(this, "scale", InterfaceScale.WHOLE);
    private final ObservableValue<Optional<String>> openName;
    private final ReadOnlyStringWrapper figures = new ReadOnlyStringWrapper(this, "figures", "");

    /// @param tabs titles in order
    public ShellViewModel(Session session, RunningJobs jobs, List<String> tabs) {
        this.session = session;
        this.jobs = jobs;
        this.tabs = List.copyOf(tabs);
        openName = session.openProperty().map(open -> open.map(o -> o.dataset().name()));
        session.showTabsBy(this::show);
        session.openProperty().subscribe(_ -> refreshFigures());
        session.trialsProperty().subscribe(_ -> refreshFigures());
        session.frameMillisProperty().subscribe(_ -> refreshFigures());
    }

    /// The sentence at the left of the status line.
    ReadOnlyStringProperty statusProperty() {
        return session.statusProperty();
    }

    /// The last failure with its remedy; empty for none.
    ReadOnlyStringProperty failureProperty() {
        return session.failureProperty();
    }

    /// What [#failureProperty] tells of.
    Optional<Throwable> failed() {
        return session.failed();
    }

    void closeFailure() {
        session.failureProperty().set("");
    }

    /// True for the dark theme.
    BooleanProperty darkProperty() {
        return session.darkProperty();
    }

    /// Size of the interface in percent.
    public IntegerProperty scaleProperty() {
        return scale;
    }

    /// The stored datasets.
    ObservableList<DatasetRecord> datasets() {
        return session.datasets();
    }

    /// The name of the open dataset; empty for none.
    ObservableValue<Optional<String>> openNameProperty() {
        return openName;
    }

    /// Makes the dataset of this name the one of every tab.
    void open(String dataset) {
        session.open(dataset);
    }

    /// Where the workspace is.
    Path folder() {
        return session.workspace().folder();
    }

    /// True where nothing can be stored.
    boolean isReadOnly() {
        return session.workspace().isReadOnly();
    }

    RunningJobs jobs() {
        return jobs;
    }

    List<String> tabs() {
        return tabs;
    }

    /// Index of the tab in front.
    public IntegerProperty tabProperty() {
        return tab;
    }

    /// Brings tab `index` to the front; nothing where there is no such tab.
    void show(int index) {
        if (index >= 0 && index < tabs.size()) {
            tab.set(index);
        }
    }

    /// Brings the tab of this title to the front.
    public void show(String title) {
        show(tabs.indexOf(title));
    }

    /// Takes the newest step back, in whichever tab it was made.
    void undo() {
        session.steps().undo();
    }

    void redo() {
        session.steps().redo();
    }

    /// What is worked on, for the names of files: the strategy and the dataset.
    List<String> subject() {
        return Stream.concat(
                        Stream.of(session.research().now().strategy().id()),
                        openName.getValue().stream())
                .toList();
    }

    /// Says what was done.
    void say(String sentence) {
        session.statusProperty().set(sentence);
    }

    /// Pauses the newest job that can be paused, or lets it go on; false where there is none.
    boolean pauseOrResume() {
        Optional<JobEntry> job =
                jobs.entries().stream()
                        .filter(entry -> entry.canPause() && !entry.stateProperty().get().isOver())
                        .findFirst();
        job.ifPresent(JobEntry::pauseOrResume);
        return job.isPresent();
    }

    /// Frees the pinned bar of every tab.
    void unpin() {
        session.pinnedBarProperty().set(-1);
    }

    void toggleTheme() {
        session.darkProperty().set(!session.darkProperty().get());
    }

    /// The right of the status line: frame, counted backtests, memory.
    ReadOnlyStringProperty figuresProperty() {
        return figures.getReadOnlyProperty();
    }

    void refreshFigures() {
        String frame =
                "Frame %s ms".formatted(Figures.plain(session.frameMillisProperty().get(), 1));
        String counted =
                session.openProperty()
                        .get()
                        .map(
                                o ->
                                        "  |  Backtests counted on %s: %,d"
                                                .formatted(
                                                        o.dataset().name(),
                                                        session.trialsProperty().get()))
                        .orElse("");
        Runtime machine = Runtime.getRuntime();
        figures.set(
                "%s%s  |  Memory %,d of %,d MB"
                        .formatted(
                                frame,
                                counted,
                                (machine.totalMemory() - machine.freeMemory()) / MEGABYTE,
                                machine.maxMemory() / MEGABYTE));
    }

    /// The title of the Jobs tab with the count of jobs not over.
    static String jobsTitle(List<JobEntry> entries) {
        long running = entries.stream().filter(e -> !e.stateProperty().get().isOver()).count();
        return running == 0 ? "Jobs" : "Jobs " + running;
    }

    /// Has Ctrl+K find what `all` lists, beside the tabs.
    void findAmong(Supplier<List<Findable>> all) {
        findables = all;
    }

    /// What has every word of `text` in its name, kind or description, at most 14: names that begin
    /// with the text first, then those with a word that does, those that hold it, and the rest.
    List<Findable> find(String text) {
        List<Findable> all = new ArrayList<>();
        for (String title : tabs) {
            all.add(new Findable("Tab", title, "", () -> show(title)));
        }
        all.addAll(findables.get());
        String sought = text.toLowerCase(Locale.ROOT).strip();
        return all.stream()
                .filter(found -> matches(found, sought.split("\\s+")))
                .sorted(Comparator.comparingInt(found -> rank(found, sought)))
                .limit(FOUND)
                .toList();
    }

    private static int rank(Findable found, String sought) {
        String name = found.name().toLowerCase(Locale.ROOT);
        if (name.startsWith(sought)) {
            return 0;
        }
        return name.contains(" " + sought) ? 1 : name.contains(sought) ? 2 : 3;
    }

    private static boolean matches(Findable found, String[] words) {
        String all =
                (found.name() + " " + found.kind() + " " + found.about()).toLowerCase(Locale.ROOT);
        return Arrays.stream(words).allMatch(all::contains);
    }
}
