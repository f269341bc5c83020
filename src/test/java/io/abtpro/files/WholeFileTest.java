package io.abtpro.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class WholeFileTest {
    @TempDir Path folder;

    @Test
    void whatFailsHalfwayLeavesWhatWasThere() throws IOException {
        Path file = Files.writeString(folder.resolve("a.csv"), "before");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(
                        () ->
                                WholeFile.write(
                                        file,
                                        out -> {
                                            out.write(
                                                    "half"
                                                            .getBytes(
                                                                    java.nio.charset
                                                                            .StandardCharsets
                                                                            .UTF_8));
                                            throw new IOException("cut");
                                        }));
        assertThat(file).hasContent("before");
        assertThat(folder.toFile().list()).containsExactly("a.csv");
    }

    @Test
    void aNewFileNeverTakesTheNameOfAnother() throws IOException {
        Path wanted = folder.resolve("a.csv.rejects.csv");
        assertThat(WholeFile.writeNew(wanted, out -> out.append("one"))).isEqualTo(wanted);
        Path second = WholeFile.writeNew(wanted, out -> out.append("two"));
        assertThat(second).isNotEqualTo(wanted).hasContent("two");
        assertThat(wanted).hasContent("one");
    }

    @Test
    void whoWritesTextMayCloseIt() throws IOException {
        WholeFile.writeText(
                folder.resolve("closed"),
                out -> {
                    try (out) {
                        out.append("all of it");
                    }
                });
        assertThat(folder.resolve("closed")).hasContent("all of it");
    }

    @Test
    void aLinkStaysALink() throws IOException {
        Path file = Files.writeString(folder.resolve("real"), "before");
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);
        WholeFile.writeString(link, "after");
        assertThat(Files.isSymbolicLink(link)).isTrue();
        assertThat(file).hasContent("after");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "=1+1,'=1+1",
                "@SUM(A1),'@SUM(A1)",
                "+cmd,'+cmd",
                "-cmd,'-cmd",
                "-1.5,-1.5",
                "+2,+2",
                "-1e-9,-1e-9",
                "-.5,-.5",
                "a=b,a=b",
                "-2+3,'-2+3",
                "2024-01-02,2024-01-02"
            })
    void aCellThatBeginsAsAFormulaIsTextAndANumberStaysANumber(String cell, String safe) {
        assertThat(Cells.safe(cell)).isEqualTo(safe);
    }

    @Test
    void whatIsInvisibleIsWrittenAsItsNumberOnOneLine() {
        assertThat(Cells.onOneLine("a\nb\u202Ec")).isEqualTo("a\\nb\\u202Ec");
        assertThat(Cells.onOneLine("S&P 500 \u00E9")).isEqualTo("S&P 500 \u00E9");
    }
}
