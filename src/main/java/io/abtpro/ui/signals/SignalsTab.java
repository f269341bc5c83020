package io.abtpro.ui.signals;

import io.abtpro.ui.session.Session;
import io.abtpro.ui.session.Tab;
import javafx.scene.Node;

/// The Signals tab; its primary action trains.
public final class SignalsTab implements Tab {
    private final SignalsViewModel model;
    private final SignalsView view;

    public SignalsTab(Session session) {
        model = new SignalsViewModel(session);
        view = new SignalsView(model);
    }

    @Override
    public String title() {
        return "Signals";
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
