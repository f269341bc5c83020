package io.abtpro.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/// A value that a user can mend is a wrong command, exit code 2, not a failure.
class AskedWrongTest {
    @TempDir private Path home;

    private Typed said(String... words) {
        return Typed.at(home.resolve("ws"), words);
    }

    private void refused(String sentence, String... words) {
        Typed said = said(words);
        assertThat(said.err()).contains(sentence);
        assertThat(said.code()).as(said.err()).isEqualTo(Failures.USAGE);
    }

    @BeforeEach
    void importWalk() {
        String csv = home.resolve("walk.csv").toString();
        assertThat(
                        said(
                                        "generate",
                                        "--bars",
                                        "900",
                                        "--seed",
                                        "3",
                                        "--timeframe",
                                        "1h",
                                        "--out",
                                        csv)
                                .code())
                .isZero();
        assertThat(said("import", csv, "--name", "Walk").code()).isZero();
    }

    @Test
    void aNameThatIsTakenInAnyCaseOrIsNone() {
        String csv = home.resolve("walk.csv").toString();
        refused("there is a dataset 'Walk' already", "import", csv, "--name", "Walk");
        refused("there is a dataset 'Walk' already", "import", csv, "--name", "WALK");
        refused("there is a dataset 'Walk' already", "import", csv);
        refused(
                "there is a dataset 'Walk' already",
                "resample",
                "walk",
                "--to",
                "1d",
                "--name",
                "walk");
        refused("at least 1 character", "import", csv, "--name", " ");
        refused("at least 1 character", "datasets", "rename", "walk", "");
        refused("visible on one line, was 'a\\nb'", "datasets", "rename", "walk", "a\nb");
        refused("at most 200 characters", "datasets", "rename", "walk", "n".repeat(201));
        assertThat(said("import", csv, "--name", "Other").code()).isZero();
        refused("there is a dataset 'Other' already", "datasets", "rename", "walk", "other");
        assertThat(said("datasets", "rename", "walk", "WALK").code())
                .as("its own name in another case")
                .isZero();
    }

    @Test
    void aTuningThatThereIsNot() {
        refused("there is no tuning 99; 'tunings' lists them", "tunings", "--resume", "99");
    }

    @Test
    void whatFailsAfterTheResultAddsNoSecondDocument() {
        Typed said =
                said(
                        "--json",
                        "tune",
                        "walk",
                        "--strategy",
                        "sma-cross",
                        "--method",
                        "random",
                        "--budget",
                        "4",
                        "--random-runs",
                        "0",
                        "--twins",
                        "0",
                        "--min-trades",
                        "100000",
                        "--export",
                        home.resolve("t.json").toString());
        assertThat(said.code()).isEqualTo(Failures.USAGE);
        assertThat(said.err()).contains("no cell met the limits");
        assertThat(said.json().get("best").isNull()).isTrue();
    }
}
