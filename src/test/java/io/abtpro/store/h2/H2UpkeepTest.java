package io.abtpro.store.h2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.abtpro.store.StoreException;
import io.abtpro.store.Upkeep;
import io.abtpro.store.Workspace;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

class H2UpkeepTest {
    private final Upkeep upkeep = new H2Upkeep(Clock.systemUTC());

    @TempDir Path folder;

    @Test
    void aRestoredBackupHoldsWhatItDidAndWhatItReplacedIsKept() throws Exception {
        Path home = folder.resolve("home");
        Map<String, String> hashes = SalvageTrials.fill(home);
        Path file = folder.resolve("copy.mv.db");
        upkeep.backup(home, Optional.of(file));
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> upkeep.backup(home, Optional.of(file)))
                .withMessageContaining("is there already");
        try (Workspace workspace = H2Workspace.open(home)) {
            workspace.datasets().delete("set 1");
            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> upkeep.restore(home, file))
                    .withMessageContaining("is open in");
        }
        Upkeep.Restored restored = upkeep.restore(home, file);
        try (Workspace workspace = H2Workspace.open(home)) {
            assertThat(workspace.datasets().bars("set 1").sha256()).isEqualTo(hashes.get("set 1"));
        }
        upkeep.restore(home, restored.replaced().orElseThrow());
        try (Workspace workspace = H2Workspace.open(home)) {
            assertThat(workspace.datasets().find("set 1")).isEmpty();
        }
    }

    @Test
    void whatIsNoWorkspaceReplacesNone() throws Exception {
        Path home = folder.resolve("home");
        H2Workspace.open(home).close();
        byte[] before = Files.readAllBytes(home.resolve("workspace.mv.db"));
        Path nonsense = Files.writeString(folder.resolve("x.mv.db"), "nonsense ".repeat(1000));
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> upkeep.restore(home, nonsense))
                .withMessageContaining("nothing was changed");
        assertThat(Files.readAllBytes(home.resolve("workspace.mv.db"))).isEqualTo(before);
    }

    @Test
    void ofAStoreThatLostAHundredthMostIsSalvagedNothingIsWrongAndTheLossIsNamed()
            throws Exception {
        Map<String, String> hashes = SalvageTrials.fill(folder.resolve("whole"));
        byte[] file = Files.readAllBytes(folder.resolve("whole").resolve("workspace.mv.db"));
        for (Damage damage : Damage.values()) {
            byte[] left = damage.done(file, new Random(3));
            var outcome =
                    SalvageTrials.one(
                            left, hashes, folder.resolve("whole"), folder.resolve(damage.name()));
            assertThat(outcome.wrong()).as("%s", damage).isZero();
            assertThat(outcome.datasets()).as("%s", damage).isEqualTo(SalvageTrials.DATASETS);
            assertThat(outcome.runs())
                    .as("%s", damage)
                    .isGreaterThanOrEqualTo(SalvageTrials.RUNS / 2);
            assertThat(outcome.silentlyLess())
                    .as("%s opens with less than it held", damage)
                    .isFalse();
        }
    }

    @Test
    void aWholeStoreIsSalvagedWhole() throws Exception {
        Path home = folder.resolve("home");
        Map<String, String> hashes = SalvageTrials.fill(home);
        Upkeep.Salvaged salvaged = upkeep.salvage(home, folder.resolve("new"));
        assertThat(salvaged.lost()).isEmpty();
        try (Workspace workspace = H2Workspace.open(folder.resolve("new"))) {
            for (var dataset : hashes.entrySet()) {
                assertThat(workspace.datasets().bars(dataset.getKey()).sha256())
                        .isEqualTo(dataset.getValue());
            }
            assertThat(workspace.trainings().models()).hasSize(SalvageTrials.DATASETS);
        }
    }
}
