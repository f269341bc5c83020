package io.abtpro.ui.session;

import io.abtpro.backtest.Execution;
import io.abtpro.strategies.StrategyCatalog;

/// What a user has chosen in the Backtest tab before another tab is looked at.
public final class Researched {
    private Researched() {}

    /// Both sides of a strategy at its defaults.
    public static void bothSidesOf(String strategy, Session session) {
        var research = Research.of(StrategyCatalog.get(strategy));
        session.research()
                .edit(research.withExecution(research.execution().withSide(Execution.Side.BOTH)));
    }
}
