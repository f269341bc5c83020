package io.abtpro.ui.models;

import java.util.function.Supplier;
import java.util.Optional;
import java.util.List;
import io.abtpro.ui.session.Findable;
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
                                        row.model()
                                                .map(stored -> stored.version())
                                                .orElse(row.training().strategy()),
                                        row.training().strategy(),
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
        model.refresh();
    }
}
