package io.abtpro.main;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

class RehearsalTest {
    @TempDir private Path folder;

    @Test
    void everyRehearsedCommandSucceeds() {
        Rehearsal.main(new String[] {folder.toString()});
        assertThat(folder.resolve("home").resolve("workspace.mv.db")).exists();
        assertThat(folder.resolve("tuned.json")).exists();
    }
}
