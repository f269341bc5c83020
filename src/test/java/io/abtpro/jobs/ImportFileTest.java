package io.abtpro.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.abtpro.bars.Finding;
import io.abtpro.loading.LoadException;
import io.abtpro.loading.LoadOptions;
import io.abtpro.ui.FakeWorkspace;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

class ImportFileTest {
    private static final String TEXT =
            """
            Ticker,Date,Open,High,Low,Close,Adj Close,Volume
            ABC,2020-01-13,10,12,8,11,5.5,100
            ABC,2020-01-14,11,13,10,12,6,200
            ABC,2020-01-15,12,14.5,11,13.5,13.5,300
            """;

    @TempDir Path folder = Path.of("");

    private ImportFile.Imported run(
            String text, LoadOptions options, Optional<String> name, Optional<String> symbol)
            throws IOException {
        Path file = Files.writeString(folder.resolve("prices.csv"), text);
        return new ImportFile(new FakeWorkspace(folder), file, options, name, symbol, false)
                .run(Progress.ignored());
    }

    @Test
    void symbolOfMoreThanAHundredCharactersIsRefusedWhereverItComesFrom() throws IOException {
        String longName = "S".repeat(101);
        assertThatThrownBy(
                        () ->
                                run(
                                        TEXT.replace("ABC", longName),
                                        LoadOptions.detect(),
                                        Optional.empty(),
                                        Optional.empty()))
                .isInstanceOf(LoadException.class)
                .hasMessage(
                        ("prices.csv: a symbol has at most 100 characters, '%s\u2026' has 101;"
                                        + " give --symbol a shorter one")
                                .formatted("S".repeat(20)));
        assertThatThrownBy(
                        () ->
                                run(
                                        TEXT,
                                        LoadOptions.detect(),
                                        Optional.empty(),
                                        Optional.of(longName)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a symbol has at most 100 characters");
        assertThatThrownBy(
                        () ->
                                run(
                                        TEXT,
                                        LoadOptions.detect(),
                                        Optional.of("N".repeat(201)),
                                        Optional.empty()))
                .hasMessageContaining("the name of a dataset has at most 200 characters");
        String most = "S".repeat(100);
        assertThat(
                        run(
                                        TEXT.replace("ABC", most),
                                        LoadOptions.detect(),
                                        Optional.empty(),
                                        Optional.empty())
                                .dataset()
                                .symbol())
                .isEqualTo(most);
    }

    @Test
    void adjustedPricesAreAFindingOfTheDatasetAndADecision() throws IOException {
        ImportFile.Imported imported =
                run(
                        TEXT,
                        LoadOptions.detect().withAdjusted(true),
                        Optional.empty(),
                        Optional.empty());
        assertThat(imported.dataset().quality().findings())
                .anyMatch(f -> f.kind() == Finding.Kind.ADJUSTED);
        assertThat(imported.decisions())
                .anyMatch(d -> d.value().equals("adjusted") && d.source().equals("given"));
        ImportFile.Imported plain =
                run(TEXT, LoadOptions.detect(), Optional.of("plain"), Optional.empty());
        assertThat(plain.dataset().quality().findings())
                .noneMatch(f -> f.kind() == Finding.Kind.ADJUSTED);
    }
}
