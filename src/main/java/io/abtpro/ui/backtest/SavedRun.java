package io.abtpro.ui.backtest;

import io.abtpro.store.DatasetRecord;
import io.abtpro.store.Runs;

import java.time.Instant;

/// A result as it is kept in the store.
final class SavedRun {
    private SavedRun() {}

    static Runs.Run of(DatasetRecord dataset, Outcome outcome) {
        Inputs inputs = outcome.inputs();
        return new Runs.Run(
                dataset.name(),
                dataset.sha256(),
                inputs.strategy().id(),
                RunJson.parameters(inputs.parameters()).toString(),
                RunJson.execution(inputs).toString(),
                RunJson.metrics(outcome.result().statistics()).toString(),
                outcome.result().ledgerSha256(),
                Instant.now());
    }
}
