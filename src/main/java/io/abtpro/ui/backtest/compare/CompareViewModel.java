package io.abtpro.ui.backtest.compare;

import io.abtpro.chart.Layer;
import io.abtpro.failures.RefusedException;
import io.abtpro.holdout.Seals;
import io.abtpro.store.RunWords;
import io.abtpro.strategies.Strategy;
import io.abtpro.ui.backtest.result.ResultViewModel;
import io.abtpro.ui.backtest.result.ShownRun;
import io.abtpro.ui.session.Research;
import io.abtpro.ui.session.Session;

import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Up to four runs side by side: the present one and the three that were saved last.
public final class CompareViewModel {
    private static final List<Layer.Style> STYLES =
            List.of(Layer.Style.COMPARISON_1, Layer.Style.COMPARISON_2, Layer.Style.COMPARISON_3);

    private final ObservableList<Compared> runs = FXCollections.observableArrayList();
    private final ObservableList<Compared> shown = FXCollections.unmodifiableObservableList(runs);
    private final ReadOnlyObjectWrapper<CompareTable> table =
            new ReadOnlyObjectWrapper<>(this, "table", new CompareTable(List.of(), List.of()));
    private final ReadOnlyObjectWrapper<List<Layer.Line>> lines =
            new ReadOnlyObjectWrapper<>(this, "lines", List.of());
    private final ReadOnlyStringWrapper sealed = new ReadOnlyStringWrapper(this, "sealed", "");
    private final Session session;
    private final ResultViewModel result;
    private final SavedComparison kept;
    private Optional<ShownRun> present = Optional.empty();
    private int saved;

    /// @param strategies those that saved runs may be of; may grow
    /// @param result the present run
    /// @param clock says when a run is saved
    public CompareViewModel(
            Session session,
            List<Strategy> strategies,
            ResultViewModel result,
            InstantSource clock) {
        this.session = session;
        this.result = result;
        kept = new SavedComparison(session, strategies, this, clock);
        runs.addListener((InvalidationListener) _ -> redraw());
        result.outcomeProperty().subscribe(shown -> shown.ifPresent(this::present));
        session.sealsProperty().subscribe(_ -> sealedSince());
    }

    /// The equity of the saved runs that are shown, newest first, over every bar of the dataset but
    /// those that are sealed.
    public ReadOnlyObjectProperty<List<Layer.Line>> linesProperty() {
        return lines.getReadOnlyProperty();
    }

    /// What is sealed of the saved runs and therefore not drawn; empty where nothing is.
    ReadOnlyStringProperty sealedProperty() {
        return sealed.getReadOnlyProperty();
    }

    /// Saves the present run, and sets it beside the ones to come.
    public void saveRun() {
        result.outcomeProperty().get().ifPresent(kept::save);
    }

    /// Brings the runs back that were saved of a dataset.
    public void show(Session.Open open) {
        kept.show(open);
    }

    /// Takes a saved run out of the comparison, for good.
    void forget(Compared run) {
        kept.forget(run);
    }

    /// Calls a saved run `title`, with a note and with the tags that commas part.
    ///
    /// @throws RefusedException names the rule that one of them breaks, and the remedy
    void describe(Compared run, String title, String note, String tags) {
        List<String> words =
                Stream.of(tags.split(",")).map(String::strip).filter(t -> !t.isEmpty()).toList();
        kept.describe(run, new RunWords(title, note, words));
    }

    /// Shows what is said of the run that was saved as `key`.
    void said(String key, RunWords words) {
        runs.replaceAll(run -> run.key().equals(key) ? run.saying(words) : run);
        refresh();
    }

    /// The saved runs, newest first.
    ObservableList<Compared> runs() {
        return shown;
    }

    ReadOnlyObjectProperty<CompareTable> tableProperty() {
        return table.getReadOnlyProperty();
    }

    /// What each saved run is called, newest first, with what else is said of it.
    public Map<String, String> savedNames() {
        var names = new LinkedHashMap<String, String>();
        for (Compared run : runs) {
            RunWords words = run.words();
            names.put(
                    run.name(),
                    Stream.concat(
                                    Stream.of(run.key()).filter(key -> !key.equals(run.name())),
                                    Stream.concat(words.tags().stream(), words.note().lines()))
                            .collect(Collectors.joining(", ")));
        }
        return names;
    }

    /// Shows the equity of the saved run of this name.
    public void reveal(String name) {
        runs.stream()
                .filter(run -> run.name().equals(name) && !run.shown())
                .findFirst()
                .ifPresent(this::toggle);
    }

    private void present(ShownRun outcome) {
        boolean alike =
                present.map(before -> before.request().hidden())
                        .equals(Optional.of(outcome.request().hidden()));
        present = Optional.of(outcome);
        refresh();
        if (!alike) {
            redraw();
        }
    }

    /// What is drawn and told goes as far as what is sealed now allows.
    private void sealedSince() {
        Seals seals = session.sealsProperty().get();
        boolean another = // is being opened, which clears what is shown
                Stream.concat(present.stream(), runs.stream().map(Compared::outcome))
                        .anyMatch(shown -> !seals.isOf(shown.series()));
        if (!another) {
            refresh();
            redraw();
        }
    }

    /// A name that no run of the dataset has.
    String freshName() {
        return "run " + (saved + 1);
    }

    /// Sets `outcome` beside the present run; the oldest makes room.
    void add(String name, ShownRun outcome) {
        add(name, name, RunWords.NONE, outcome);
    }

    /// As [#add(String, ShownRun)], of a run of which something is said.
    void add(String key, String name, RunWords words, ShownRun outcome) {
        saved = Math.max(saved + 1, number(key));
        var compared = new ArrayList<>(runs);
        if (compared.size() == STYLES.size()) {
            compared.removeLast();
        }
        compared.addFirst(new Compared(key, name, outcome, words, freeStyle(compared), true));
        runs.setAll(compared);
        refresh();
    }

    private static int number(String name) {
        String digits = name.replaceAll("\\D", "");
        return digits.isEmpty() || digits.length() > 9 ? 0 : Integer.parseInt(digits);
    }

    private static Layer.Style freeStyle(List<Compared> compared) {
        return STYLES.stream()
                .filter(style -> compared.stream().noneMatch(run -> run.style() == style))
                .findFirst()
                .orElseThrow();
    }

    /// Shows or hides the equity curve of `run`.
    void toggle(Compared run) {
        int at = runs.indexOf(run);
        if (at >= 0) {
            runs.set(at, run.toggled());
            refresh();
        }
    }

    void remove(Compared run) {
        if (runs.remove(run)) {
            refresh();
        }
    }

    /// Forgets every run that is shown: the dataset is another one.
    public void clear() {
        present = Optional.empty();
        saved = 0;
        runs.clear();
        refresh();
    }

    private void refresh() {
        table.set(CompareTable.of(present, runs, this::isSealed));
    }

    /// Draws every run anew, up to what is sealed now.
    private void redraw() {
        sealed.set(notDrawn());
        lines.set(runs.stream().filter(Compared::shown).map(this::line).toList());
    }

    private Layer.Line line(Compared run) {
        int sealed = sealedFrom(run).orElse(Integer.MAX_VALUE);
        return new Layer.Line(run.name(), run.outcome().equityBefore(sealed), run.style());
    }

    /// The first bar of which nothing may be drawn of `run`: it is sealed for its strategy, or for
    /// that of the present run. What a run is worth after such a bar tells what happened there.
    private OptionalInt sealedFrom(Compared run) {
        BitSet hidden = hidden(run.outcome());
        present.ifPresent(now -> hidden.or(hidden(now)));
        int first = hidden.nextSetBit(run.outcome().result().period().fromBar());
        return first >= 0 && first < run.outcome().result().period().toBar()
                ? OptionalInt.of(first)
                : OptionalInt.empty();
    }

    private BitSet hidden(ShownRun shown) {
        return session.sealsProperty().get().hidden(shown.series(), shown.inputs().strategy().id());
    }

    /// True where the figures of `run` would tell what is sealed for its strategy.
    private boolean isSealed(Compared run) {
        ShownRun shown = run.outcome();
        return session.sealsProperty()
                .get()
                .reached(shown.series(), shown.inputs().strategy().id(), shown.result().period())
                .isPresent();
    }

    /// What is not drawn, a sentence for each run; empty where all is.
    private String notDrawn() {
        return runs.stream()
                .flatMap(
                        run ->
                                sealedFrom(run).stream()
                                        .mapToObj(
                                                from ->
                                                        "%s: sealed from %s, not drawn"
                                                                .formatted(
                                                                        run.name(),
                                                                        Research.day(
                                                                                run.outcome()
                                                                                        .series(),
                                                                                from))))
                .collect(Collectors.joining("\n"));
    }
}
