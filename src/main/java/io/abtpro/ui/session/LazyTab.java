package io.abtpro.ui.session;

import javafx.scene.Node;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// A tab that is made when it is first shown or asked to act, so that the window does not wait for
/// it. What can be found in it is listed without making it.
public final class LazyTab<T extends Tab> implements Tab {
    private final String title;
    private final Supplier<T> maker;
    private final Function<Supplier<T>, List<Findable>> findables;
    private Optional<T> made = Optional.empty();

    /// @param title the title of the tab that `maker` makes
    /// @param findables what can be found in the tab, which is made when one of them is opened
    public LazyTab(
            String title, Supplier<T> maker, Function<Supplier<T>, List<Findable>> findables) {
        this.title = title;
        this.maker = maker;
        this.findables = findables;
    }

    /// A tab with nothing to be found in it.
    public LazyTab(String title, Supplier<T> maker) {
        this(title, maker, _ -> List.of());
    }

    private T made() {
        T tab = made.orElseGet(maker);
        made = Optional.of(tab);
        return tab;
    }

    @Override
    public List<Findable> findables() {
        return findables.apply(this::made);
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
