package io.abtpro.ui.data;

import io.abtpro.bars.BarSeries;
import io.abtpro.bars.Finding;
import io.abtpro.holdout.Seals;
import io.abtpro.indicators.IndicatorCatalog;
import io.abtpro.indicators.IndicatorSpec;
import io.abtpro.store.DatasetRecord;
import io.abtpro.ui.session.KeptView;
import io.abtpro.ui.session.PriceScale;
import io.abtpro.ui.session.Session;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// State of the Data tab: which datasets are listed, and what is drawn over the open one.
public final class DataViewModel {
    /// What has been drawn: the open dataset with its overlays, all of whose columns are computed.
    record Drawing(Session.Open open, List<Overlay> overlays) {
        Drawing {
            overlays = List.copyOf(overlays);
        }

        BarSeries series() {
            return open.columns().series();
        }

        List<Finding> findings() {
            return open.dataset().quality().findings();
        }
    }

    static final int NONE = -1;

    private static final String RANGE = "data.range";

    private final Session session;
    private final PriceScale scale;
    private final KeptView view;
    private final StringProperty filter = new SimpleStringProperty(this, "filter", "");
    private final FilteredList<DatasetRecord> listed;
    private final List<Overlay> wanted = new ArrayList<>();
    private final ObservableList<Overlay> overlays = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Optional<Drawing>> drawing =
            new ReadOnlyObjectWrapper<>(this, "drawing", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<ReturnStatistics>> returns =
            new ReadOnlyObjectWrapper<>(this, "returns", Optional.empty());
    private final ObjectProperty<Range> range =
            new SimpleObjectProperty<>(this, "range", Range.HALF_YEAR);
    private final IntegerProperty finding = new SimpleIntegerProperty(this, "finding", NONE);
    private final OpenDataset dataset;
    private final StringBinding beginning;
    private int computing;

    public DataViewModel(Session session) {
        this.session = session;
        scale = new PriceScale(session.kept(), "data");
        dataset = new OpenDataset(session, drawing.getReadOnlyProperty());
        listed = new FilteredList<>(session.datasets());
        beginning =
                Bindings.createStringBinding(
                        this::beginning, session.openProperty(), session.beginningProperty());
        filter.subscribe(text -> listed.setPredicate(dataset -> matches(dataset, text)));
        view = new KeptView(session.kept(), "data", session.openProperty());
        wanted.addAll(OverlaysText.read(session.kept()));
        range.set(Range.read(session.kept().get(RANGE)));
        range.subscribe((_, now) -> session.kept().put(RANGE, now.name()));
        session.openProperty().subscribe(this::opened);
    }

    private static boolean matches(DatasetRecord dataset, String text) {
        String sought = text.strip().toLowerCase(Locale.ROOT);
        return (dataset.name() + " " + dataset.symbol()).toLowerCase(Locale.ROOT).contains(sought);
    }

    /// What can be done with the dataset that every tab works on.
    OpenDataset dataset() {
        return dataset;
    }

    /// The dataset that every tab works on.
    ReadOnlyObjectProperty<Optional<Session.Open>> openProperty() {
        return session.openProperty();
    }

    /// Every stored dataset.
    ObservableList<DatasetRecord> datasets() {
        return session.datasets();
    }

    /// What is sealed of the open dataset.
    ReadOnlyObjectProperty<Seals> sealsProperty() {
        return session.sealsProperty();
    }

    /// The bar pinned in every tab; -1 for none.
    ObjectProperty<Integer> pinnedBarProperty() {
        return session.pinnedBarProperty();
    }

    /// Tells the status line how long the chart takes for a frame.
    void frameTook(double millis) {
        session.frameMillisProperty().set(millis);
    }

    /// Says `sentence` in the status line.
    void say(String sentence) {
        session.statusProperty().set(sentence);
    }

    void fail(Throwable cause) {
        session.fail(cause);
    }

    StringProperty filterProperty() {
        return filter;
    }

    /// The datasets whose name or symbol holds the filter text.
    ObservableList<DatasetRecord> listed() {
        return listed;
    }

    /// The overlays shown, in the order in which they were added.
    ObservableList<Overlay> overlays() {
        return overlays;
    }

    ReadOnlyObjectProperty<Optional<Drawing>> drawingProperty() {
        return drawing.getReadOnlyProperty();
    }

    /// Returns of the open dataset; empty until they are computed.
    ReadOnlyObjectProperty<Optional<ReturnStatistics>> returnsProperty() {
        return returns.getReadOnlyProperty();
    }

    /// The scale of the price pane.
    PriceScale scale() {
        return scale;
    }

    /// The bars in view, as they are kept over a restart.
    KeptView keptView() {
        return view;
    }

    ObjectProperty<Range> rangeProperty() {
        return range;
    }

    /// Index of the chosen finding; [#NONE] for none.
    IntegerProperty findingProperty() {
        return finding;
    }

    static List<IndicatorSpec> indicators() {
        return IndicatorCatalog.all();
    }

    private void opened(Optional<Session.Open> open) {
        finding.set(NONE);
        returns.set(Optional.empty());
        if (open.isEmpty()) {
            computing++;
            drawing.set(Optional.empty());
            return;
        }
        BarSeries series = open.get().columns().series();
        session.jobs()
                .compute(
                        "Returns of " + open.get().dataset().name(),
                        _ -> ReturnStatistics.of(series),
                        found -> {
                            if (session.openProperty().get().equals(open)) {
                                returns.set(Optional.of(found));
                            }
                        },
                        session::fail);
        compute();
    }

    /// Computes the columns in the background, then draws; the newest wish wins.
    private void compute() {
        int mine = ++computing;
        Optional<Session.Open> open = session.openProperty().get();
        List<Overlay> now = List.copyOf(wanted);
        open.ifPresent(
                o ->
                        session.jobs()
                                .compute(
                                        "Indicators of " + o.dataset().name(),
                                        progress -> {
                                            for (Overlay overlay : now) {
                                                progress.throwIfCancelled();
                                                overlay.values(o.columns());
                                            }
                                            return new Drawing(o, now);
                                        },
                                        drawn -> draw(mine, drawn),
                                        session::fail));
    }

    private void draw(int mine, Drawing drawn) {
        if (mine == computing) {
            drawing.set(Optional.of(drawn));
            overlays.setAll(drawn.overlays());
        }
    }

    /// Opens `name` in every tab; nothing where it is open.
    void select(String name) {
        if (!session.openProperty().get().map(o -> o.dataset().name().equals(name)).orElse(false)) {
            session.open(name);
        }
    }

    /// Adds the indicator at these parameters.
    ///
    /// @throws IllegalArgumentException that names the parameter which is out of range
    void addOverlay(IndicatorSpec spec, List<Double> parameters) {
        var overlay = new Overlay(spec, parameters);
        if (!wanted.contains(overlay)) {
            wanted.add(overlay);
            OverlaysText.write(wanted, session.kept());
            compute();
        }
    }

    void removeOverlay(Overlay overlay) {
        wanted.remove(overlay);
        OverlaysText.write(wanted, session.kept());
        compute();
    }

    /// The values at `bar`, or at the last bar where `bar` is [#NONE].
    List<Readout.Part> readout(int bar) {
        return drawing.get()
                .map(d -> Readout.of(d.open(), d.overlays(), bar < 0 ? d.series().size() - 1 : bar))
                .orElse(List.of());
    }

    /// The finding that matters most; empty where none needs a look.
    Optional<Finding> warning() {
        return drawing.get().stream()
                .flatMap(d -> d.findings().stream())
                .filter(f -> f.severity() == Finding.Severity.LOOK)
                .findFirst();
    }

    /// The range that was asked for, or all where the series does not offer it.
    static Range shown(Range asked, BarSeries series) {
        return asked.isOffered(series) ? asked : Range.ALL;
    }

    private Range shownRange(Drawing of) {
        return shown(range.get(), of.series());
    }

    /// Bars kept after a range button: first and last of the view.
    Optional<int[]> view() {
        return drawing.get()
                .filter(d -> d.series().size() > 0)
                .map(d -> new int[] {shownRange(d).firstBar(d.series()), d.series().size() - 1});
    }

    /// The findings as CSV; empty where nothing is open.
    String findingsCsv() {
        return drawing.get().map(d -> FindingsCsv.of(d.series(), d.findings())).orElse("");
    }

    /// What is done until a dataset is drawn; empty where nothing is.
    ObservableValue<String> beginningProperty() {
        return beginning;
    }

    private String beginning() {
        return session.openProperty()
                .get()
                .map(open -> "Opening " + open.dataset().name() + "\u2026")
                .orElseGet(session.beginningProperty()::get);
    }
}
