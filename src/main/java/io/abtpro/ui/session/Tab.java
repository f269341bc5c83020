package io.abtpro.ui.session;

import javafx.scene.Node;

import java.util.List;

/// One of the tabs of the window.
public interface Tab {
    String title();

    /// What the tab shows; always the same node.
    Node node();

    /// What Ctrl+Enter does.
    void primaryAction();

    /// What Ctrl+K finds here.
    default List<Findable> findables() {
        return List.of();
    }
}
