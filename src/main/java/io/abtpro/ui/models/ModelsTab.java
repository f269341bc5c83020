package io.abtpro.ui.models;

import io.abtpro.ui.session.ModalLayer;
import io.abtpro.ui.session.Session;
import io.abtpro.ui.session.Tab;

import javafx.scene.Node;

/// The Models tab; its primary action reads the list again.
public final class ModelsTab implements Tab {
    private final ModelsViewModel model;
    private final ModelsView view;

    /// @param layer where its dialogs are shown
    public ModelsTab(Session session, ModalLayer layer) {
        model = new ModelsViewModel(session);
        view = new ModelsView(model, layer);
    }

    @Override
    public String title() {
        return "Models";
    }

    @Override
    public Node node() {
        return view;
    }

    @Override
    public void primaryAction() {
        model.refresh();
    }
}
