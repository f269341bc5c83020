package io.abtpro.ui.signals;

import io.abtpro.scoring.SignalSource;
import io.abtpro.scoring.StudyOptions;
import io.abtpro.ui.session.Findable;
import io.abtpro.ui.session.Session;
import io.abtpro.ui.session.Tab;

import javafx.scene.Node;

import java.util.List;
import java.util.function.Supplier;

/// The Signals tab; its primary action trains.
public final class SignalsTab implements Tab {
    private final SignalsViewModel model;
    private final SignalsView view;

    /// @param gating what is done with a training by which the Backtest tab is to gate entries
    public SignalsTab(Session session, Gating gating) {
        model = new SignalsViewModel(session);
        view = new SignalsView(model, () -> model.gate(gating));
    }

    /// Takes over the scored signals, how they were scored, the threshold, and whether sizes follow
    /// the score.
    @FunctionalInterface
    public interface Gating {
        void gate(SignalSource scored, StudyOptions options, double threshold, boolean scaled);
    }

    /// What can be found in the tab, which `tab` makes when one is opened.
    public static List<Findable> findables(Session session, Supplier<SignalsTab> tab) {
        return List.of(
                new Findable(
                        "Action",
                        "Train the scorer",
                        "score the signals of the strategy",
                        () -> {
                            session.show("Signals");
                            tab.get().primaryAction();
                        }));
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
