package io.abtpro.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.abtpro.store.Jobs;
import io.abtpro.store.h2.H2Workspace;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.stream.Stream;

class JobsCommandTest {
    @TempDir Path home;
    private String out = "";
    private String err = "";

    private int run(String... args) {
        var said =
                Typed.at(
                        home,
                        Stream.concat(Stream.of("jobs"), Stream.of(args)).toArray(String[]::new));
        out = said.out();
        err = said.err();
        return said.code();
    }

    @Test
    void jobsOfTheWindowAreListedNewestFirstAndWhatLostItsProcessIsInterrupted() throws Exception {
        try (var workspace = H2Workspace.open(home)) {
            long first = workspace.jobs().started("Import prices.csv");
            workspace
                    .jobs()
                    .update(first, Jobs.State.FAILED, 3, 10, "prices.csv line 4: high below low");
            long second = workspace.jobs().started("Tuning sma-cross");
            workspace.jobs().update(second, Jobs.State.RUNNING, 400, 1000, "Q-learning");
        }

        assertThat(run("--json")).as(err).isZero();
        JsonNode jobs = Typed.json(out);
        assertThat(jobs).hasSize(2);
        assertThat(jobs.get(0).get("title").asText()).isEqualTo("Tuning sma-cross");
        assertThat(jobs.get(0).get("state").asText()).isEqualTo("INTERRUPTED");
        assertThat(jobs.get(0).get("done").asInt()).isEqualTo(400);
        assertThat(jobs.get(1).get("state").asText()).isEqualTo("FAILED");
        assertThat(jobs.get(1).get("message").asText()).contains("line 4");

        assertThat(run("--last", "1")).isZero();
        assertThat(out).contains("Tuning sma-cross", "interrupted").doesNotContain("Import");
    }

    @Test
    void aWorkspaceWithoutJobsSaysSoAndANonsenseCountIsRefused() {
        assertThat(run()).isZero();
        assertThat(out).contains("No job was started in the window yet");
        assertThat(run("--last", "0")).isEqualTo(2);
        assertThat(err).contains("--last");
    }
}
