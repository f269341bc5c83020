package io.abtpro.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import io.abtpro.store.RunWords;
import io.abtpro.store.Runs;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Instant;
import java.util.List;

class RunsCommandTest extends CommandsInMemory {
    @BeforeEach
    void saveOne() {
        workspace.save(
                new Runs.Run("run 1", "S&P 500", "a", "sma-cross", "{}", "b", Instant.EPOCH));
    }

    @Test
    void whatIsSaidOfARunIsListed() throws IOException {
        assertThat(run("runs", "name", "S&P 500", "run 1", "slow and calm")).as(err()).isZero();
        assertThat(run("runs", "note", "S&P 500", "Slow and calm", "first\nsecond")).isZero();
        assertThat(run("runs", "tag", "S&P 500", "run 1", "calm", "2024")).isZero();
        assertThat(workspace.of("S&P 500").getFirst().words())
                .isEqualTo(new RunWords("slow and calm", "first\nsecond", List.of("calm", "2024")));
        out.reset();
        assertThat(run("runs", "list", "S&P 500")).isZero();
        assertThat(out()).contains("run 1", "slow and calm", "calm, 2024", "first");
        out.reset();
        JsonNode listed = json("runs", "list", "S&P 500", "--json").get(0);
        assertThat(listed.path("name").asText()).isEqualTo("slow and calm");
        assertThat(listed.path("note").asText()).isEqualTo("first\nsecond");
        assertThat(run("runs", "tag", "S&P 500", "run 1")).isZero();
        assertThat(workspace.of("S&P 500").getFirst().words().tags()).isEmpty();
    }

    @Test
    void whatBreaksARuleIsRefusedWithTheRemedy() {
        assertThat(run("runs", "name", "S&P 500", "run 9", "x")).isEqualTo(Failures.USAGE);
        assertThat(err()).contains("no saved run 'run 9'; there are [run 1]");
        assertThat(run("runs", "name", "S&P 500", "run 1", "x".repeat(101)))
                .isEqualTo(Failures.USAGE);
        assertThat(err()).contains("at most 100 characters").contains("give a shorter one");
        assertThat(run("runs", "tag", "S&P 500", "run 1", "a,b")).isEqualTo(Failures.USAGE);
        assertThat(err()).contains("no comma, was 'a,b'");
        assertThat(workspace.of("S&P 500").getFirst().words()).isEqualTo(RunWords.NONE);
    }
}
