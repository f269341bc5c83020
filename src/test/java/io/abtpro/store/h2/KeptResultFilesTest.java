package io.abtpro.store.h2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.abtpro.math.Sha256;
import io.abtpro.store.KeptResults;
import io.abtpro.store.Workspace;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

class KeptResultFilesTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    @TempDir private Path home;
    private KeptResultFiles results;

    @BeforeEach
    void anEmptyFolder() {
        results = at(0);
    }

    private KeptResultFiles at(int minute) {
        return new KeptResultFiles(
                home, 100_000, Clock.fixed(NOON.plusSeconds(60L * minute), ZoneOffset.UTC));
    }

    private static String key(int number) {
        return Sha256.hex("result " + number);
    }

    private static byte[] noise(int length, int seed) {
        byte[] bytes = new byte[length];
        new SplittableRandom(seed).nextBytes(bytes);
        return bytes;
    }

    private List<Path> files() throws IOException {
        try (var files = Files.list(home.resolve("results"))) {
            return files.toList();
        }
    }

    @Test
    void whatIsKeptIsReadToTheSameBytes() {
        assertThat(results.holds(key(1))).isFalse();
        assertThat(results.read(key(1))).isEmpty();
        for (byte[] result : List.of(new byte[0], new byte[50_000], noise(40_000, 1))) {
            results.keep(key(1), result);
            assertThat(results.holds(key(1))).isTrue();
            assertThat(results.read(key(1))).hasValue(result);
        }
        assertThat(results.read(key(2))).isEmpty();
    }

    @Test
    void whatWasDamagedIsGoneAndNeverSomethingElse() throws IOException {
        String kept = "what a walk found, again and again and again";
        results.keep(key(1), kept.getBytes(StandardCharsets.UTF_8));
        Path file = files().getFirst();
        byte[] whole = Files.readAllBytes(file);
        int gone = 0;
        for (int at = 0; at < whole.length; at++) {
            byte[] flipped = whole.clone();
            flipped[at] ^= 0x24;
            for (byte[] damaged : List.of(flipped, Arrays.copyOf(whole, at))) {
                Files.write(file, damaged);
                Optional<String> read =
                        results.read(key(1)).map(b -> new String(b, StandardCharsets.UTF_8));
                // The end of what is deflated is a checksum of its own, which nobody needs.
                assertThat(read.orElse(kept)).isEqualTo(kept);
                assertThat(Files.exists(file)).isEqualTo(read.isPresent());
                gone += read.isEmpty() ? 1 : 0;
            }
        }
        assertThat(gone).isGreaterThan(2 * whole.length - 20);
    }

    @Test
    void whatWasNotReadForLongestGivesWay() {
        at(0).keep(key(1), noise(40_000, 1));
        at(1).keep(key(2), noise(40_000, 2));
        at(2).read(key(2));
        at(3).read(key(1));
        at(4).keep(key(3), noise(40_000, 3));
        assertThat(results.holds(key(1))).isTrue();
        assertThat(results.holds(key(2))).as("read longest ago").isFalse();
        assertThat(results.holds(key(3))).isTrue();
    }

    @Test
    void whatIsLargerThanAllRoomIsLeftOutAndNothingGivesWayToIt() {
        results.keep(key(1), noise(40_000, 1));
        results.keep(key(2), noise(200_000, 2));
        assertThat(results.holds(key(2))).isFalse();
        assertThat(results.holds(key(1))).isTrue();
    }

    @Test
    void onlyAHashIsAKey() {
        for (String key : List.of("", "../../etc", "A".repeat(64), key(1).substring(1))) {
            assertThatThrownBy(() -> results.read(key))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("64 hexadecimal digits");
        }
    }

    @Test
    void aWorkspaceKeepsResultsOverARestart() {
        try (Workspace workspace = H2Workspace.open(home)) {
            workspace.results().keep(key(1), new byte[] {1, 2, 3});
        }
        try (Workspace workspace = H2Workspace.open(home)) {
            assertThat(workspace.results().read(key(1))).hasValue(new byte[] {1, 2, 3});
        }
        var readOnly = new ReadOnly.ForResults(results);
        assertThat(readOnly.read(key(1))).hasValue(new byte[] {1, 2, 3});
        readOnly.keep(key(2), new byte[1]);
        assertThat(readOnly.holds(key(2))).isFalse();
        assertThat(KeptResults.none().read(key(1))).isEmpty();
    }
}
