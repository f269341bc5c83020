package io.abtpro.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.abtpro.bench.Bench;
import io.abtpro.failures.RefusedException;
import io.abtpro.store.StoreException;
import io.abtpro.store.Upkeep;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

class StoreCommandsTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private static final Upkeep UPKEEP =
            new Upkeep() {
                @Override
                public Backup backup(Path folder, Optional<Path> file) {
                    return new Backup(file.orElse(folder.resolve("b")), 4096);
                }

                @Override
                public Restored restore(Path folder, Path file) {
                    return new Restored(file, Optional.of(folder.resolve("kept")));
                }

                @Override
                public Salvaged salvage(Path folder, Path into) {
                    return new Salvaged(into, List.of("2 datasets"), List.of("dataset 'x'"));
                }
            };

    private int run(String... arguments) {
        return WorkbenchCommand.run(
                arguments,
                new Services(
                        _ -> {
                            throw new StoreException("not asked for");
                        },
                        UPKEEP,
                        Bench.inProcess()),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void backupSaysWhereAndHowToComeBack() {
        assertThat(run("--home", "w", "backup", "x.mv.db")).isZero();
        assertThat(out()).contains("Backed up to x.mv.db, 4,096 bytes").contains("restore x.mv.db");
    }

    @Test
    void restoreSaysWhereTheReplacedIs() {
        assertThat(run("--home", "w", "--json", "restore", "x.mv.db")).isZero();
        assertThat(out()).contains("\"restored\": \"x.mv.db\"").contains("kept");
    }

    @Test
    void salvageNamesTheLossAndEndsAsACheckThatFoundSomething() {
        assertThat(run("--home", "w", "salvage")).isEqualTo(Failures.CHECK);
        assertThat(out())
                .contains("2 datasets")
                .contains("lost: dataset 'x'")
                .contains("w-salvaged");
    }

    @Test
    void anEmptyHomeIsRefused() {
        assertThat(run("--home", "", "datasets")).isEqualTo(Failures.USAGE);
        assertThat(run("--home=", "datasets")).isEqualTo(Failures.USAGE);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("--home must name a folder");
    }

    @Test
    void onlyExpectedFailuresAreTheUsers() {
        assertThat(Failures.of(new RefusedException("fee must be below 1")).exitCode())
                .isEqualTo(Failures.USAGE);
        assertThat(Failures.of(new StoreException("damaged")).exitCode())
                .isEqualTo(Failures.FAILURE);
        assertThat(Failures.of(new IllegalArgumentException("columns must be as many")).sentence())
                .startsWith("this should not have happened");
        assertThat(Failures.of(new IllegalArgumentException("columns must be as many")).exitCode())
                .isEqualTo(Failures.FAILURE);
        assertThat(Failures.of(new IOException("No space left on device")).sentence())
                .contains("the disk is full");
    }

    @Test
    void aCellOnSeveralLinesOrAgainstTheReadingDirectionKeepsTheTableWhole() {
        assertThat(new TextTable("A", "B").row("x\ny", "\u202Ez").lines())
                .last()
                .isEqualTo("x\\ny   \\u202Ez");
    }
}
