package io.abtpro.ui.volatility;

import io.abtpro.ui.session.Session;
import io.abtpro.ui.session.Tab;
import javafx.scene.Node;

/// The Volatility tab; its primary action trains.
public final class VolatilityTab implements Tab {
    private final VolatilityViewModel model;
    private final VolatilityView view;

    /// @param sizing what the button does that sizes positions by these forecasts
    public VolatilityTab(Session session, Runnable sizing) {
        model = new VolatilityViewModel(session);
        view = new VolatilityView(model, sizing);
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
