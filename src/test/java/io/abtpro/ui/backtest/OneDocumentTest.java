package io.abtpro.ui.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.abtpro.backtest.Execution;
import io.abtpro.bars.GeneratedBars;
import io.abtpro.bars.SeriesQuality;
import io.abtpro.bars.Timeframe;
import io.abtpro.cli.Typed;
import io.abtpro.report.Documents;
import io.abtpro.store.Datasets;
import io.abtpro.store.Runs;
import io.abtpro.store.Workspace;
import io.abtpro.store.h2.H2Workspace;
import io.abtpro.strategies.StrategyCatalog;
import io.abtpro.ui.backtest.result.ShownRun;
import io.abtpro.ui.session.GateInput;
import io.abtpro.ui.session.Session;
import io.abtpro.ui.task.DirectJobRunner;
import io.abtpro.volatility.VolatilityTarget;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The window's copy, the stored run and `backtest --json` are the same bytes for the same run.
class OneDocumentTest {
    private static final Execution BOTH =
            new Execution(
                    Execution.Fill.NEXT_OPEN,
                    2,
                    1,
                    100_000,
                    Execution.Side.BOTH,
                    new Execution.Sizing.FractionOfEquity(1),
                    0);
    private static final Execution SHORT =
            new Execution(
                    Execution.Fill.SAME_CLOSE,
                    3,
                    0.5,
                    5000,
                    Execution.Side.SHORT,
                    new Execution.Sizing.FixedCash(1234.5),
                    0.01);

    @TempDir private Path home;

    private BacktestViewModel model(Workspace workspace) {
        var series = GeneratedBars.of(new GeneratedBars.Options(620, 3, Timeframe.parse("1d")));
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
        return model;
    }

    /// The run that is shown as the window copies it, after the store was seen to hold the same.
    private static String copiedAndStored(BacktestViewModel model, Workspace workspace) {
        assertThat(model.result().hasResultProperty().get())
                .as(model.inputs().problemProperty().get())
                .isTrue();
        model.saveRun();
        String copied = model.result().json();
        assertThat(workspace.runs().of("made").getLast().documentJson()).isEqualTo(copied);
        return copied;
    }

    private String printed(String... more) {
        List<String> words = new ArrayList<>(List.of("--json", "backtest", "made"));
        words.addAll(List.of(more));
        Typed said = Typed.at(home, words.toArray(String[]::new));
        assertThat(said.code()).as(said.err()).isZero();
        return said.out().stripTrailing();
    }

    @Test
    void aPlainRunIsOneDocument() {
        String copied;
        try (Workspace workspace = H2Workspace.open(home)) {
            BacktestViewModel model = model(workspace);
            model.choose(StrategyCatalog.get("rsi-reversion"));
            model.inputs().setExecution(SHORT);
            model.inputs()
                    .setPeriod(
                            Optional.of(LocalDate.of(2020, 2, 20)),
                            Optional.of(LocalDate.of(2021, 8, 22)));
            copied = copiedAndStored(model, workspace);
        }
        assertThat(
                        printed(
                                "--strategy",
                                "rsi-reversion",
                                "--fill",
                                "same-close",
                                "--fee-bps",
                                "3",
                                "--slippage-bps",
                                "0.5",
                                "--capital",
                                "5000",
                                "--side",
                                "short",
                                "--size",
                                "cash:1234.5",
                                "--risk-free",
                                "0.01",
                                "--from",
                                "2020-02-20",
                                "--to",
                                "2021-08-22"))
                .isEqualTo(copied)
                .contains(
                        "\"schemaVersion\": 1",
                        "\"warning\": ",
                        "\"fixedCash\": 1234.5",
                        "\"from\": \"2020-02-20\"");
    }

    @Test
    void aGatedAndSizedRunIsOneDocument() {
        String copied;
        try (Workspace workspace = H2Workspace.open(home)) {
            BacktestViewModel model = model(workspace);
            model.choose(StrategyCatalog.get("zscore-reversion"));
            model.inputs().setExecution(BOTH);
            model.inputs().setGate(Optional.of(new GateInput(0.3, true)));
            model.inputs().setTarget(Optional.of(new VolatilityTarget(0.2, 0.8)));
            copied = copiedAndStored(model, workspace);
        }
        assertThat(
                        printed(
                                "--strategy",
                                "zscore-reversion",
                                "--side",
                                "both",
                                "--min-score",
                                "0.3",
                                "--size-by-score",
                                "--target-volatility",
                                "20%",
                                "--size-cap",
                                "0.8"))
                .isEqualTo(copied)
                .contains(
                        "\"sizedByVolatility\"",
                        "\"gatedByScore\"",
                        "\"unsized\"",
                        "\"embargoBars\"");
    }

    @Test
    void theRunThatACommandRecordsIsTheOneItPrints() {
        try (Workspace workspace = H2Workspace.open(home)) {
            model(workspace);
        }
        String first = printed("--strategy", "ema-cross");
        try (Workspace workspace = H2Workspace.open(home)) {
            Runs.Trials trials =
                    workspace.runs().trials(workspace.datasets().bars("made").sha256());
            assertThat(Documents.read(first).at("/luck/trials").asInt()).isEqualTo(trials.count());
        }
        assertThat(printed("--strategy", "ema-cross")).isEqualTo(first);
    }

    @Test
    void theLuckIsThatOfTheRunWhateverIsCountedLater() {
        try (Workspace workspace = H2Workspace.open(home)) {
            BacktestViewModel model = model(workspace);
            String before = model.result().json();
            ShownRun shown = model.result().outcomeProperty().get().orElseThrow();
            var later = new Runs.Trials(500, List.of(new Runs.Spread(500, 620, 0.01)));
            assertThat(shown.against(later).report().luck()).isNotEqualTo(shown.report().luck());
            assertThat(Documents.text(shown.against(later).document())).isEqualTo(before);
        }
    }
}
