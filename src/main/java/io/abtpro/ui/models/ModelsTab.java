package io.abtpro.ui.models;

import io.abtpro.ui.session.Findable;
import io.abtpro.ui.session.ModalLayer;
import io.abtpro.ui.session.Session;
import io.abtpro.ui.session.Tab;

import javafx.scene.Node;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// The Models tab; its primary action gates the Backtest by the chosen model.
public final class ModelsTab implements Tab {
    private final ModelsViewModel model;
    private final ModelsView view;

    /// @param layer where questions and comparisons are shown
    /// @param gating the gate of the Backtest tab
    public ModelsTab(Session session, ModalLayer layer, Gating gating) {
        model = new ModelsViewModel(session, gating);
        view = new ModelsView(model, layer);
    }

    /// Chooses the model of this id as soon as it is listed.
    public void show(long id) {
        model.show(id);
    }

    /// The stored models; read when the tab is first shown, or asked for here.
    public static List<Findable> findables(Session session, Supplier<ModelsTab> tab) {
        return tab.get().found(session);
    }

    private List<Findable> found(Session session) {
        return model.rows().stream()
                .map(
                        row ->
                                new Findable(
                                        "Model",
                                        row.name(),
                                        row.dataset() + ", " + row.learner(),
                                        () -> {
                                            session.show(title());
                                            model.selectedProperty().set(Optional.of(row));
                                        }))
                .toList();
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
        model.use();
    }
}
