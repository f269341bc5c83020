package io.abtpro.ui.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.abtpro.backtest.Execution;
import io.abtpro.bars.SeriesQuality;
import io.abtpro.cli.Typed;
import io.abtpro.loading.LoadOptions;
import io.abtpro.loading.vendors.Loader;
import io.abtpro.store.Datasets;
import io.abtpro.store.h2.H2Workspace;
import io.abtpro.strategies.StrategyCatalog;
import io.abtpro.ui.session.GateInput;
import io.abtpro.ui.session.Session;
import io.abtpro.ui.task.DirectJobRunner;
import io.abtpro.volatility.VolatilityTarget;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The Backtest tab and `backtest` run the same for the same inputs.
class SameAsCommandTest {
    @TempDir private Path home;

    private Typed typed(String... words) {
        return Typed.done(home.resolve("ws"), words);
    }

    private static final Execution BOTH =
            new Execution(
                    Execution.Fill.NEXT_OPEN,
                    2,
                    1,
                    100_000,
                    Execution.Side.BOTH,
                    new Execution.Sizing.FractionOfEquity(1),
                    0);

    private String ledger(Path file, String... more) {
        List<String> words =
                new ArrayList<>(
                        List.of(
                                "--json",
                                "backtest",
                                file.toString(),
                                "--strategy",
                                "zscore-reversion",
                                "--side",
                                "both"));
        words.addAll(List.of(more));
        return typed(words.toArray(String[]::new)).json().get("ledgerSha256").asText();
    }

    private static String ledger(BacktestViewModel model) {
        assertThat(model.result().hasResultProperty().get())
                .as(model.inputs().problemProperty().get())
                .isTrue();
        return model.result().outcomeProperty().get().orElseThrow().result().ledgerSha256();
    }

    @Test
    void plainGatedAndSizedRunsHaveTheSameTrades() {
        Path file = Typed.madeDays(home);
        try (var workspace = H2Workspace.open(home.resolve("window"))) {
            var series = Loader.load(file, LoadOptions.detect()).series();
            workspace
                    .datasets()
                    .add(
                            new Datasets.Description(
                                    "made",
                                    "MADE",
                                    "generated",
                                    "made.csv",
                                    0,
                                    new SeriesQuality(List.of(), "every day")),
                            series);
            var session = new Session(workspace, new DirectJobRunner());
            var model = new BacktestViewModel(session, InstantSource.system());
            session.open("made");
            assertSameTrades(file, model);
        }
    }

    private void assertSameTrades(Path file, BacktestViewModel model) {
        model.choose(StrategyCatalog.get("zscore-reversion"));
        model.inputs().setExecution(BOTH);
        assertThat(ledger(model)).isEqualTo(ledger(file));

        model.inputs().setGate(Optional.of(new GateInput(0.45, false)));
        assertThat(ledger(model)).isEqualTo(ledger(file, "--min-score", "0.45"));

        model.inputs().setGate(Optional.of(new GateInput(0.3, true)));
        model.inputs().setTarget(Optional.of(new VolatilityTarget(0.2, 0.8)));
        assertThat(ledger(model))
                .isEqualTo(
                        ledger(
                                file,
                                "--min-score",
                                "0.3",
                                "--size-by-score",
                                "--target-volatility",
                                "20%",
                                "--size-cap",
                                "0.8"));
    }
}
