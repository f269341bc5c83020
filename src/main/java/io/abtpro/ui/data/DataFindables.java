package io.abtpro.ui.data;

import io.abtpro.indicators.IndicatorSpec;
import io.abtpro.report.Times;
import io.abtpro.ui.session.Findable;
import io.abtpro.ui.session.Session;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// What can be found in the Data tab: datasets, indicators for its chart, what can be done with the
/// open dataset.
final class DataFindables {
    private DataFindables() {}

    /// @param tab the tab, made when one is opened
    static List<Findable> of(Session session, Supplier<DataTab> tab) {
        List<Findable> all = new ArrayList<>();
        for (var dataset : session.datasets()) {
            String about = Times.timeframe(dataset.timeframe()) + " bars";
            all.add(
                    new Findable(
                            "Dataset", dataset.name(), about, () -> session.open(dataset.name())));
        }
        for (IndicatorSpec spec : DataViewModel.indicators()) {
            all.add(
                    new Findable(
                            "Indicator",
                            spec.name(),
                            spec.id() + ": " + spec.formula(),
                            () -> in(session, tab, view -> view.addIndicator(spec))));
        }
        all.add(
                action(
                        "Import files",
                        "CSV, JSON, Parquet or zip with prices",
                        () -> in(session, tab, DataView::chooseFiles)));
        if (session.openProperty().get().isPresent()) {
            all.add(
                    action(
                            "Export bars as CSV",
                            "the open dataset",
                            () -> in(session, tab, DataView::export)));
            all.add(
                    action(
                            "Resample",
                            "longer bars of the open dataset",
                            () -> in(session, tab, DataView::resampleOpen)));
        }
        return all;
    }

    private static Findable action(String name, String about, Runnable open) {
        return new Findable("Action", name, about, open);
    }

    private static void in(Session session, Supplier<DataTab> tab, Consumer<DataView> act) {
        session.show("Data");
        act.accept(tab.get().view());
    }
}
