package io.abtpro.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.abtpro.formula.FormulaText;
import io.abtpro.formula.Problem;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

/// The check of formulas finds what it looks for; that nothing is found is held by [ChecksTest].
class FormulaTextsTest {
    private static List<String> faults(FormulaText read) {
        var check = new FormulaTexts(_ -> read);
        check.read(read.text());
        return check.faults();
    }

    private static FormulaText with(Problem... problems) {
        return new FormulaText("let x = 1\nlet y = ", Optional.empty(), List.of(problems));
    }

    @Test
    void exceptionIsFound() {
        var check =
                new FormulaTexts(
                        _ -> {
                            throw new IllegalStateException("oh");
                        });
        check.read("x\u00e9");
        assertThat(check.faults()).containsExactly("java.lang.IllegalStateException: oh: x\\u00e9");
    }

    @Test
    void problemOutsideItsTextIsFound() {
        assertThat(faults(with(new Problem(2, 9, 1, "at its end", "")))).isEmpty();
        assertThat(faults(with(new Problem(2, 10, 1, "beyond it", "")))).hasSize(1);
        assertThat(faults(with(new Problem(3, 1, 1, "beyond it", "")))).hasSize(1);
        assertThat(faults(with(new Problem(0, 1, 1, "before it", "")))).hasSize(1);
        assertThat(faults(with(new Problem(1, 1, 1, " ", "")))).hasSize(1);
        assertThat(faults(with())).hasSize(1);
    }

    @Test
    void slowReaderIsFound() {
        var check =
                new FormulaTexts(
                        text -> {
                            long until = System.nanoTime() + 120_000_000;
                            while (System.nanoTime() < until) {
                                Thread.onSpinWait();
                            }
                            return FormulaText.read(text);
                        });
        check.read("enter long when close > open");
        assertThat(check.faults()).hasSize(1).first().asString().contains(" ms: enter long");
    }

    @Test
    void textsAreTheSameForASeedAndMostOfTheMutationsAreNearlyFormulas() {
        var one = new MadeFormulas(4);
        var other = new MadeFormulas(4);
        int formulas = 0;
        for (int i = 0; i < 200; i++) {
            assertThat(one.random()).isEqualTo(other.random());
            String mutated = one.mutated();
            assertThat(other.mutated()).isEqualTo(mutated);
            formulas += FormulaText.read(mutated).problems().size() < 3 ? 1 : 0;
        }
        assertThat(formulas).isGreaterThan(60);
        assertThat(MadeFormulas.valid())
                .allSatisfy(text -> assertThat(FormulaText.read(text).problems()).isEmpty());
    }
}
