package io.abtpro.jobs;

import io.abtpro.tuning.TunedParameters;

/// An export against what the workspace itself kept of its tuning.
final class RecordCheck {
    private final TunedParameters tuned;
    private final Findings findings;

    RecordCheck(TunedParameters tuned, Findings findings) {
        this.tuned = tuned;
        this.findings = findings;
    }

    /// @param isThisExport true where the record is of this very export, not of its search alone
    /// @param trialsNow distinct backtests that are counted on the bars by now
    void compare(TunedParameters then, boolean isThisExport, int trialsNow) {
        int trials = tuned.bias().trials();
        if (trials < then.bias().trials() || trials > trialsNow) {
            findings.differs(
                    "selectionBias.trials",
                    trials,
                    "%d when it was tuned and %d now".formatted(then.bias().trials(), trialsNow));
        }
        if (isThisExport) {
            export(then);
        } else {
            findings.cannotTell("exportedAt");
        }
        method(then.method());
        splits(then.splits());
    }

    private void export(TunedParameters then) {
        findings.compare("selectionBias.trials", tuned.bias().trials(), then.bias().trials());
        findings.figure(
                "selectionBias.expectedBestSharpe",
                tuned.bias().expectedBestSharpe(),
                then.bias().expectedBestSharpe());
        then.engine()
                .forEach(
                        (name, version) ->
                                findings.compare(
                                        "engine." + name,
                                        tuned.engine().getOrDefault(name, ""),
                                        version));
        findings.compare("plateau", tuned.plateaus(), then.plateaus());
        findings.compare("execution", tuned.execution(), then.execution());
        findings.compare("parameters", tuned.parameters(), then.parameters());
    }

    private void method(TunedParameters.Search then) {
        TunedParameters.Search file = tuned.method();
        findings.compare("method.name", file.name(), then.name());
        findings.compare("method.seed", file.seed(), then.seed());
        findings.compare("method.episodes", file.episodes(), then.episodes());
        findings.compare(
                "method.distinctBacktests", file.distinctBacktests(), then.distinctBacktests());
        findings.compare("method.settings", file.settings(), then.settings());
    }

    private void splits(TunedParameters.Parts then) {
        TunedParameters.Parts file = tuned.splits();
        findings.compare("splits.train", file.train(), then.train());
        findings.compare("splits.validation", file.validation(), then.validation());
        findings.compare("splits.holdout.from", file.holdout().from(), then.holdout().from());
    }
}
