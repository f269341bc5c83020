package io.abtpro.main;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.Optional;

class WindowArgumentsTest {
    @Test
    void noArgumentsOpenTheWindowOnTheWorkspaceOfTheUser() {
        WindowArguments arguments = WindowArguments.parse().orElseThrow();
        assertThat(arguments.home()).isEqualTo(Path.of(System.getProperty("user.home"), ".abtpro"));
        assertThat(arguments.print()).isEmpty();
    }

    @Test
    void theOptionsOfTheWindowComeInAnyOrder() {
        var expected =
                new WindowArguments(Path.of("here"), Optional.of(WindowArguments.Print.START));
        assertThat(WindowArguments.parse("--home", "here", "--print-start")).contains(expected);
        assertThat(WindowArguments.parse("--print-start", "--home", "here")).contains(expected);
        assertThat(WindowArguments.parse("--home=here", "--print-start")).contains(expected);
    }

    @Test
    void theArgumentsAreReadBackAsTheyWere() {
        var arguments =
                new WindowArguments(Path.of("a folder"), Optional.of(WindowArguments.Print.KEYS));
        assertThat(WindowArguments.parse(arguments.toArray())).contains(arguments);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "strategies",
                "--help",
                "--home here strategies",
                "--home",
                "--home=",
                "--home=here strategies",
                "--print-start --json"
            })
    void whateverElseIsTheCommandLines(String line) {
        assertThat(WindowArguments.parse(line.split(" "))).isEmpty();
    }
}
