package io.abtpro.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.abtpro.failures.RefusedException;
import io.abtpro.jobs.Progress;
import io.abtpro.store.h2.H2Workspace;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.List;

/// Every check runs; what it prints at its full size is no business of a test.
class ChecksTest {
    static List<Check> checks() {
        return Checks.all();
    }

    @ParameterizedTest
    @MethodSource("checks")
    void everyCheckRunsWithLittleWork(Check check) throws Exception {
        List<String> told = new ArrayList<>();
        var report =
                new RunCheck(check, List.of(), true, H2Workspace::open, told::add)
                        .run(Progress.ignored());
        assertThat(report.holds()).as(String.join("\n", told)).isTrue();
        assertThat(report.lines())
                .isNotEmpty()
                .isEqualTo(told)
                .allSatisfy(line -> assertThat(line).isNotBlank());
        assertThat(report.arguments()).hasSameSizeAs(check.arguments());
    }

    @Test
    void everyCheckHasANameOfItsOwn() {
        assertThat(Checks.all()).extracting(Check::name).doesNotHaveDuplicates();
    }

    @Test
    void whatIsGivenComesBeforeWhatIsUsual() {
        var check =
                new Check(
                        "c",
                        "w",
                        List.of(
                                new Check.Argument("a", "1", "0"),
                                new Check.Argument("b", "2", "0")),
                        _ -> true);
        assertThat(check.values(List.of("9"), false))
                .containsExactlyEntriesOf(
                        new java.util.TreeMap<>(java.util.Map.of("a", "9", "b", "2")));
        assertThat(check.values(List.of("9"), true)).containsEntry("b", "0");
        assertThatThrownBy(() -> check.values(List.of("1", "2", "3"), false))
                .isInstanceOf(RefusedException.class)
                .hasMessage("c takes at most a, b, was given 3: 1 2 3");
    }
}
