package io.abtpro.ui.volatility;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.abtpro.bars.SeriesQuality;
import io.abtpro.cli.Typed;
import io.abtpro.loading.LoadOptions;
import io.abtpro.loading.vendors.Loader;
import io.abtpro.ui.FakeWorkspace;
import io.abtpro.ui.session.Session;
import io.abtpro.ui.task.HeldJobs;
import io.abtpro.ui.task.JobRunner;
import io.abtpro.volatility.VolatilityForecast;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;

/// The Volatility tab and `volatility` forecast the same.
class SameAsCommandTest {
    @TempDir private Path home;

    private Typed typed(String... words) {
        return Typed.done(home.resolve("ws"), words);
    }

    private static Session open(Path file, JobRunner jobs) {
        var workspace = new FakeWorkspace(Path.of("target"));
        var series = Loader.load(file, LoadOptions.detect()).series();
        workspace.add("made", "MADE", series, new SeriesQuality(List.of(), "every day"));
        return new Session(workspace, jobs);
    }

    @Test
    void theForecastItsBandsAndItsBaselinesAreTheSame() {
        Path file = Typed.madeDays(home);
        var jobs = new HeldJobs();
        Session session = open(file, jobs);
        var model = new VolatilityViewModel(session);
        session.open("made");
        model.train();
        jobs.runAll();
        VolatilityForecast next = model.forecastsProperty().get().orElseThrow().report().forecast();
        JsonNode said = typed("--json", "volatility", file.toString()).json();
        assertThat(said.get("predicted").asDouble()).isEqualTo(next.predicted());
        assertThat(said.get("confidence").asDouble()).isEqualTo(next.confidence());
        assertThat(said.get("barsPerYear").asDouble()).isEqualTo(next.year().barsPerYear());
        next.baselines()
                .forEach(
                        (baseline, value) ->
                                assertThat(said.get("baselines").get(baseline.id()).asDouble())
                                        .as(baseline.id())
                                        .isEqualTo(value));
    }
}
