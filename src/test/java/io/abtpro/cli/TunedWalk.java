package io.abtpro.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A test that runs commands on a stored random walk.
class TunedWalk {
    static final String[] TUNE = {
        "--method",
        "random",
        "--budget",
        "20",
        "--param",
        "fast=5:20:5",
        "--param",
        "slow=30:60:5",
        "--twins",
        "2",
        "--random-runs",
        "2",
        "--min-trades",
        "1"
    };

    @TempDir Path home;
    String out = "";
    String err = "";

    int run(String... args) {
        var said = Typed.at(home.resolve("ws"), args);
        out = said.out();
        err = said.err();
        return said.code();
    }

    int tune(String... more) {
        List<String> args = new ArrayList<>(List.of("tune", "walk", "--strategy", "sma-cross"));
        args.addAll(List.of(TUNE));
        args.addAll(List.of(more));
        return run(args.toArray(String[]::new));
    }

    void importWalk() {
        String csv = home.resolve("walk.csv").toString();
        assertThat(
                        run(
                                "generate",
                                "--bars",
                                "900",
                                "--seed",
                                "3",
                                "--timeframe",
                                "1h",
                                "--out",
                                csv))
                .isZero();
        assertThat(run("import", csv, "--name", "walk")).as(err).isZero();
    }

    JsonNode json() throws Exception {
        return Typed.json(out);
    }
}
