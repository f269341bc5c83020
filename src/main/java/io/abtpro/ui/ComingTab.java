package io.abtpro.ui;

import io.abtpro.ui.session.Tab;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// A tab that this version does not have, said plainly.
final class ComingTab implements Tab {
    private static final int TEXT_WIDTH = 520;

    private final String title;
    private final VBox node;

    private ComingTab(String title, String shows) {
        this.title = title;
        Label claim = Parts.label(title + " is not in this version", "empty-title");
        Label text = Parts.label(shows, "muted");
        text.setWrapText(true);
        text.setMaxWidth(TEXT_WIDTH);
        node = new VBox(claim, text);
        node.setId("coming-" + title);
        node.getStyleClass().add("empty-state");
    }

    static ComingTab tuning() {
        return new ComingTab(
                "Tuning",
                "It will tune a strategy's parameters by Q-learning beside random search at the same number of"
                        + " backtests, with a sealed holdout, and export the parameters as JSON. The command line does all of this now:"
                        + " see tune --help.");
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void primaryAction() {
        // There is none while the tab is empty.
    }
}
