package io.abtpro.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.abtpro.store.Workspace;
import io.abtpro.strategies.StrategyCatalog;
import io.abtpro.tuning.Method;
import io.abtpro.tuning.ParameterRange;
import io.abtpro.tuning.Splits;
import io.abtpro.tuning.TuningAnalysis;
import io.abtpro.tuning.TuningOptions;
import io.abtpro.tuning.TuningRequest;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

class CatchingUpTest {
    @TempDir Path home;

    /// The search stands still while luck catches up, and says so.
    @Test
    void afterAResumeTheCatchingUpOfTheBaselinesIsSaid() throws Exception {
        try (Workspace workspace = TuningFixture.workspace(home)) {
            afterAResumeItIsSaid(workspace);
        }
    }

    private static void afterAResumeItIsSaid(Workspace workspace) throws Exception {
        var request =
                new TuningRequest(
                        "sma-cross",
                        StrategyCatalog.get("sma-cross").space().defaults(),
                        List.of(
                                new ParameterRange("fast", 2, 61, 1),
                                new ParameterRange("slow", 70, 129, 1)),
                        TuningOptions.defaults(Method.GRID).withBeside(2, 2),
                        Splits.of(TuningFixture.SERIES),
                        TuningAnalysis.Walk.none());
        TuningControl[] steered = {TuningControl.unwatched()};
        var control =
                new TuningControl(
                        snapshot -> {
                            if (snapshot.distinctBacktests() >= 600) {
                                steered[0].leave();
                            }
                        });
        steered[0] = control;
        var left =
                TuneParameters.begin(
                        workspace,
                        TuningSource.of(workspace, "walk", TuningFixture.SERIES),
                        StrategyCatalog.get("sma-cross"),
                        request,
                        control);
        assertThatThrownBy(() -> left.run(Progress.ignored())).hasMessageContaining("resumed");
        List<String> said = new ArrayList<>();
        List<String> anew = new ArrayList<>();
        var report =
                TuneParameters.resume(
                                workspace,
                                workspace.tunings().all().getFirst().id(),
                                TuningControl.unwatched())
                        .run(
                                new Progress() {
                                    @Override
                                    public void report(long done, long total, String message) {
                                        said.add(message);
                                    }

                                    @Override
                                    public void anew() {
                                        anew.add("after %d lines".formatted(said.size()));
                                    }

                                    @Override
                                    public boolean isCancelled() {
                                        return false;
                                    }
                                });
        assertThat(report.result().distinctBacktests()).isEqualTo(3_600);
        assertThat(said)
                .anyMatch(m -> m.matches("baselines catch up, [\\d,]+ of [\\d,]+ backtests"));
        assertThat(anew).as("once as it goes on, once when luck has caught up").hasSize(2);
    }
}
