package io.abtpro.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.abtpro.backtest.Backtest;
import io.abtpro.backtest.Execution;
import io.abtpro.indicators.Columns;
import io.abtpro.store.Workspace;
import io.abtpro.strategies.Strategy;
import io.abtpro.strategies.StrategyCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A strategy in a file changes with its text, not with how its path is written.
class FileStrategyTest {
    @TempDir Path home;
    private final Columns columns = new Columns(TuningFixture.SERIES);
    private Workspace workspace;
    private Path file;

    @BeforeEach
    void open() throws IOException {
        workspace = TuningFixture.workspace(home);
        file = home.resolve("my.json");
        write(10);
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    private void write(int fast) throws IOException {
        Strategy crossover = StrategyCatalog.get("sma-cross");
        var set = crossover.space().defaults().with("fast", fast);
        Files.writeString(file, StrategyCatalog.ta4jJson(crossover, columns, set));
    }

    private Strategy read() {
        return StrategyCatalog.get(file.toString());
    }

    private Path relative() {
        return Path.of("").toAbsolutePath().relativize(file.toAbsolutePath());
    }

    private int trials(Strategy strategy) {
        new RunBacktest(
                        columns, strategy, strategy.space().defaults(), Execution.defaults(),
                        Backtest.Period.all(columns.series()), Optional.of(workspace.runs()))
                .run(Progress.ignored());
        return workspace.runs().trials(columns.series().sha256()).count();
    }

    @Test
    void everyEditOfAFileIsATrialOfItsOwn() throws IOException {
        for (int edit = 1; edit <= 9; edit++) {
            write(10 + edit);
            assertThat(trials(read())).isEqualTo(edit);
        }
        write(11);
        assertThat(trials(read())).isEqualTo(9);
    }

    @Test
    void aFileIsTheSameTrialHoweverItsPathIsWritten() {
        List<Path> spellings = List.of(file, home.resolve(".").resolve("my.json"), home.resolve("x/../my.json"), relative());
        home.resolve("x").toFile().mkdir();
        for (Path spelling : spellings) {
            assertThat(trials(StrategyCatalog.get(spelling.toString()))).as("%s", spelling).isEqualTo(1);
        }
    }
}
