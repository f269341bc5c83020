package io.abtpro.store.h2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.abtpro.bars.BarSeries;
import io.abtpro.bars.SeriesQuality;
import io.abtpro.bench.SavedRunsSize;
import io.abtpro.store.Datasets;
import io.abtpro.store.Runs;
import io.abtpro.store.StoreException;
import io.abtpro.store.Workspace;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What a store takes, what it says of what it does not take, and how much room it needs.
class KeptRecordsTest {
    @TempDir Path home;

    @Test
    void namesDifferByMoreThanTheirCaseAndAreVisible() {
        try (Workspace workspace = H2Workspace.open(home)) {
            StoreOpeningTest.add(workspace, "Foo");
            StoreOpeningTest.add(workspace, "bar");
            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> StoreOpeningTest.add(workspace, "foo"))
                    .withMessageContaining("'Foo' already");
            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> workspace.datasets().rename("bar", "FOO"));
            workspace.datasets().rename("Foo", "foo");
            assertThat(workspace.datasets().find("foo")).isPresent();
            for (String name : new String[] {"a\nb", "a\u202Eb", "a\u200Bb", "a\tb", "\u0000"}) {
                assertThatExceptionOfType(StoreException.class)
                        .isThrownBy(() -> StoreOpeningTest.add(workspace, name));
            }
        }
    }

    @Test
    void noStatementReachesTheUser() {
        try (Workspace workspace = H2Workspace.open(home)) {
            BarSeries series = StoreOpeningTest.bars();
            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(
                            () ->
                                    workspace
                                            .datasets()
                                            .add(
                                                    new Datasets.Description(
                                                            "n",
                                                            "S".repeat(101),
                                                            "d",
                                                            "f",
                                                            0,
                                                            SeriesQuality.of(
                                                                    series, Long.MAX_VALUE)),
                                                    series))
                    .withMessage("the store keeps no symbol as long as that; give a shorter one");
        }
    }

    @Test
    void aSavedRunTakesLessThanTwoThousandBytesAndComesBackAsItWas() throws Exception {
        var random = new java.util.Random(1);
        List<Runs.Run> saved = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            saved.add(SavedRunsSize.run(i, random).named("run " + i, "one"));
        }
        try (Workspace workspace = H2Workspace.open(home)) {
            saved.forEach(workspace.runs()::save);
        }
        H2Workspace.open(home).close();
        assertThat(Files.size(home.resolve("workspace.mv.db"))).isLessThan(400 * 2_000);
        try (Workspace workspace = H2Workspace.open(home)) {
            assertThat(workspace.runs().of("one")).containsExactlyInAnyOrderElementsOf(saved);
        }
    }
}
