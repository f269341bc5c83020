package io.abtpro.ui.tuning;

import io.abtpro.ui.session.ModalLayer;
import io.abtpro.ui.session.Session;
import io.abtpro.ui.session.Tab;
import javafx.scene.Node;

/// The Tuning tab; its primary action starts, pauses and resumes.
public final class TuningTab implements Tab {
    private final TuningViewModel model;
    private final TuningView view;

    public TuningTab(Session session, ModalLayer layer) {
        model = new TuningViewModel(session);
        view = new TuningView(model, new HoldoutDialog(model, layer));
    }

    @Override
    public String title() {
        return "Tuning";
    }

    @Override
    public Node node() {
        return view;
    }

    @Override
    public void primaryAction() {
        model.start();
    }
}
