package io.abtpro.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

class VerboseTest {
    @TempDir private Path folder;

    @Test
    void theTraceOfADamagedFileSaysWhatItsReaderMet() throws IOException {
        byte[] whole =
                Files.readAllBytes(Path.of("src/test/resources/loading/bars-snappy.parquet"));
        Path cut = Files.write(folder.resolve("cut.parquet"), Arrays.copyOf(whole, 1000));
        Typed said = Typed.at(folder.resolve("home"), "--verbose", "import", cut.toString());
        assertThat(said.code()).isEqualTo(3);
        assertThat(said.err())
                .startsWith("cut.parquet: is no readable Parquet file")
                .contains("Caused by: ", "dev.hardwood");
    }
}
