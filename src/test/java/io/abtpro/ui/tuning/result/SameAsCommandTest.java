package io.abtpro.ui.tuning.result;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.abtpro.backtest.Execution;
import io.abtpro.cli.Typed;
import io.abtpro.report.TunedParametersJson;
import io.abtpro.store.Workspace;
import io.abtpro.store.h2.H2Workspace;
import io.abtpro.strategies.StrategyCatalog;
import io.abtpro.tuning.Method;
import io.abtpro.tuning.Objective;
import io.abtpro.tuning.ParameterRange;
import io.abtpro.tuning.TuningOptions;
import io.abtpro.ui.session.Session;
import io.abtpro.ui.task.HeldJobs;
import io.abtpro.ui.tuning.search.SearchViewModel;
import io.abtpro.ui.tuning.setup.SetupViewModel;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

/// The Tuning tab and `tune` export the same, but for the time of the export.
class SameAsCommandTest {
    @TempDir private Path home;

    private Typed typed(String workspace, String... words) {
        return Typed.done(home.resolve(workspace), words);
    }

    private static JsonNode untimed(JsonNode export) {
        var document = (ObjectNode) export;
        document.remove("exportedAt");
        document.remove("documentSha256");
        return document;
    }

    @Test
    void anExportOfTheTabIsThatOfTheCommand() throws IOException {
        String file = home.resolve("made.csv").toString();
        typed("c", "generate", "--bars", "1300", "--seed", "5", "--timeframe", "1d", "--out", file);
        for (String workspace : new String[] {"c", "w"}) {
            typed(workspace, "import", file, "--name", "made", "--symbol", "MADE");
        }
        Path export = home.resolve("tuned.json");
        typed(
                "c",
                "tune",
                "made",
                "--strategy",
                "ema-cross",
                "--method",
                "rl",
                "--param",
                "fast=4:12:2",
                "--param",
                "slow=15:40:5",
                "--episodes",
                "60",
                "--seed",
                "9",
                "--objective",
                "sortino",
                "--min-trades",
                "2",
                "--random-runs",
                "4",
                "--twins",
                "4",
                "--walk-forward",
                "5",
                "--export",
                export.toString());
        JsonNode ofTheCommand = Typed.json(Files.readString(export));
        JsonNode ofTheTab = Typed.json(tunedInTheTab());
        assertThat(ofTheTab.path("parameters")).isNotEmpty();
        assertThat(untimed(ofTheTab)).isEqualTo(untimed(ofTheCommand));
    }

    private String tunedInTheTab() {
        var jobs = new HeldJobs();
        try (Workspace workspace = H2Workspace.open(home.resolve("w"))) {
            var session = new Session(workspace, jobs);
            session.open("made");
            jobs.runAll();
            var setup = new SetupViewModel(session);
            var search = new SearchViewModel(session, setup, () -> {});
            var result = new ResultViewModel(session, setup, search.outcome(), Clock.systemUTC());
            setup.choose(StrategyCatalog.get("ema-cross"));
            setup.setRange(new ParameterRange("fast", 4, 12, 2));
            setup.setRange(new ParameterRange("slow", 15, 40, 5));
            setup.setOptions(
                    TuningOptions.defaults(Method.RL)
                            .withSearch(60, 0, 9)
                            .withGoal(
                                    Objective.SORTINO,
                                    new Objective.Limits(2, 1),
                                    Execution.defaults())
                            .withBeside(4, 4));
            search.start();
            jobs.runAll();
            return TunedParametersJson.write(result.export().orElseThrow());
        }
    }
}
