package io.abtpro.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

class MutatedFilesTest {
    @TempDir Path folder;

    @Test
    void noMutatedFileCrashesTheImportOrLosesARowInSilence() throws Exception {
        MutatedFiles run = new MutatedFiles(folder);
        run.generated(26, 200);
        assertThat(run.exceptions).isEmpty();
        assertThat(run.losses).isEmpty();
        assertThat(run.countable).isGreaterThan(60);
        assertThat(run.loaded).isGreaterThan(80);
    }
}
