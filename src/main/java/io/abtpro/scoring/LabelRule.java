package io.abtpro.scoring;

import io.abtpro.labels.Outcome;
import io.abtpro.labels.SignalOutcomes;
import java.util.List;

/// What a signal is judged by.
public interface LabelRule {
    /// The outcome of every entry of `signals`, in order.
    List<Outcome> outcomes(SignalSource signals);

    /// Won where the net P&L of the strategy's own trade is above 0.
    static LabelRule netProfit() {
        return signals ->
                SignalOutcomes.of(
                        signals.series(),
                        signals.strategy().signals(signals.columns(), signals.parameters()),
                        signals.strategy().protection(signals.parameters()),
                        signals.execution());
    }
}
