package io.abtpro.ui.volatility;

import io.abtpro.jobs.VolatilityForecasts;
import io.abtpro.ui.session.Findable;
import io.abtpro.ui.session.Session;
import io.abtpro.ui.session.Tab;

import javafx.scene.Node;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The Volatility tab; its primary action trains.
public final class VolatilityTab implements Tab {
    private final VolatilityViewModel model;
    private final VolatilityView view;

    /// @param sizing what is done with the forecasts by which positions are to be sized
    public VolatilityTab(Session session, Consumer<VolatilityForecasts> sizing) {
        model = new VolatilityViewModel(session);
        view = new VolatilityView(model, () -> model.sizingForecasts().ifPresent(sizing));
    }

    /// What can be found in the tab, which `tab` makes when one is opened.
    public static List<Findable> findables(Session session, Supplier<VolatilityTab> tab) {
        return List.of(
                new Findable(
                        "Action",
                        "Train the volatility forecast",
                        "forecast the volatility of the dataset",
                        () -> {
                            session.show("Volatility");
                            tab.get().primaryAction();
                        }));
    }

    @Override
    public String title() {
        return "Volatility";
    }

    @Override
    public Node node() {
        return view;
    }

    @Override
    public void primaryAction() {
        model.train();
    }
}
