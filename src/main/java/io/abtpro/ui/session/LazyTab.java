package io.abtpro.ui.session;

import javafx.scene.Node;

import java.util.Optional;
import java.util.function.Supplier;

/// A tab that is made when it is first shown or asked to act, so that the window does not wait for
/// it.
public final class LazyTab implements Tab {
    private final String title;
    private final Supplier<Tab> maker;
    private Optional<Tab> made = Optional.empty();

    /// @param title the title of the tab that `maker` makes
    public LazyTab(String title, Supplier<Tab> maker) {
        this.title = title;
        this.maker = maker;
    }

    private Tab made() {
        Tab tab = made.orElseGet(maker);
        made = Optional.of(tab);
        return tab;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public Node node() {
        return made().node();
    }

    @Override
    public void primaryAction() {
        made().primaryAction();
    }
}
