package io.abtpro.formula;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.SplittableRandom;

class FormulaTextTest {
    private static Problem problem(String text) {
        FormulaText read = FormulaText.read(text);
        assertThat(read.formula()).isEmpty();
        return read.problems().getFirst();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "enter long when close > atrr(14) | 25 | 'atrr' is not known; did you mean 'atr'?",
                "enter long when close[-1] > 5 | 22 | the future is not known: write x[n] with n"
                        + " from 0 on",
                "enter long when highest(close, -3) > 5 | 17 | the future is not known: a window is"
                        + " the last n bars, n from 1 on",
                "enter long when close | 12 | a condition is expected after 'when', but here is a"
                        + " value of each bar; compare it, as in 'close > open'",
                "enter long when close > 5 6 | 27 | the line should end here, or a sign such as"
                        + " 'and' or '>' follow, but here is '6'",
                "enter lng when close > 5 | 7 | 'long' or 'short' is expected, but here is 'lng'",
                "entr long when close > 5 | 1 | 'entr' begins no line; did you mean 'enter'?",
                "enter long when close > (5 | 27 | ')' is expected to close the bracket of column"
                        + " 25, but here is the end of the line",
                "enter long when sma(0) > 5 | 21 | period of 'sma' must be in 1.0 to 10000.0, was"
                        + " 0.0",
                "enter long when sma(length = 5) > 5 | 21 | 'sma' has no 'length'; it takes period",
                "enter long when adx(close, 5) > 5 | 17 | 'adx' reads whole bars and takes numbers"
                        + " only",
                "enter long when sma(close > 5) > 5 | 21 | period of 'sma' must be the same at"
                        + " every bar, was a condition",
                "enter long when close crosses over 5 | 31 | 'above' or 'below' is expected after"
                        + " 'crosses', but here is 'over'",
                "enter long when 1 < close < 5 | 27 | comparisons do not chain; write 'x between a"
                        + " and b', or join two with 'and'",
                "enter long when close and open > 5 | 23 | 'and' joins conditions, but before it"
                        + " stands a value of each bar; compare it, as in 'close > open'",
                "enter long when close > 5 ? 6 | 27 | '?' means nothing here",
                "let close = 5 | 5 | 'close' is a name of the language; choose another name",
                "param n = 5 in 10..20 | 11 | 'n' must lie in its range 10.0..20.0",
                "require close > 5 | 1 | 'require' compares parameters and numbers; a bar has no"
                        + " part in it",
                "stop 90 % | 6 | 'stop' must be above 0% and at most 50%, was 90%",
                "about \"x | 7 | the text that begins here has no closing quote",
                "let x = at 1x (close) | 12 | a timeframe is a whole number and s, m, h, d, w or"
                        + " mo, was '1x'"
            })
    void problemSaysPlaceFindingAndRemedy(String text, int column, String message) {
        Problem problem = problem(text.strip());
        assertThat(problem.message()).isEqualTo(message);
        assertThat(problem.line()).isEqualTo(1);
        assertThat(problem.column()).isEqualTo(column);
    }

    @Test
    void everyLineWithAProblemIsListed() {
        FormulaText read =
                FormulaText.read(
                        "enter long when clos > 5\n# fine\nlet x = sma(\nexit long when close < 5\n"
                                + "exit short if close > 6\n");
        assertThat(read.problems()).extracting(Problem::line).containsExactly(1, 3, 5);
        assertThat(read.problems().getFirst().replacement()).isEqualTo("close");
    }

    @Test
    void defaultsThatBreakARequirementAreAProblem() {
        assertThat(
                        problem(
                                        "param a = 5 in 1..9\nparam b = 4 in 1..9\nrequire a < b\n"
                                                + "enter long when close > a")
                                .sentence())
                .isEqualTo(
                        "line 3, column 1: 'require a < b' does not hold at the parameters' own"
                                + " values");
    }

    @Test
    void textThatIsTooLongOrTooDeepIsRefused() {
        assertThat(problem("#".repeat(FormulaText.LONGEST + 1)).message())
                .contains("may have 65,536 bytes, has 65,537");
        assertThat(problem("enter long when " + "(".repeat(5_000)).message())
                .contains("nested 200 deep at most");
        assertThat(problem("enter long when " + "not ".repeat(5_000) + "close > 1").message())
                .contains("nested 200 deep at most");
        assertThat(problem("let x = " + "-".repeat(5_000) + "1").message())
                .contains("nested 200 deep at most");
        assertThat(problem("let x = 2" + "^2".repeat(5_000)).message())
                .contains("nested 200 deep at most");
    }

    @Test
    void bracketThatIsNeverClosedIsAProblemWhereItsLineEnds() {
        Problem problem = problem("# first\nlet x = sma(close, 5\nenter long when close > 1\n");
        assertThat(problem.line()).isEqualTo(2);
        assertThat(problem.column()).isEqualTo("let x = sma(close, 5".length() + 1);
    }

    @Test
    void wordThatIsTooLongIsShortenedInItsMessage() {
        Problem problem = problem("let x = " + "close".repeat(10_000));
        assertThat(problem.message())
                .startsWith("'" + "close".repeat(12) + "...' is not known;")
                .hasSizeLessThan(200);
        assertThat(problem.length()).isEqualTo(50_000);
    }

    @Test
    void noMoreThanFiftyProblemsAreListedTheFirstOnes() {
        FormulaText read = FormulaText.read("x = 1\n\u00e9\n".repeat(3_000));
        assertThat(read.problems()).hasSize(50);
        assertThat(read.problems().getLast().line()).isEqualTo(50);
    }

    @Test
    void longChainOfEqualRankIsNoNesting() {
        String chain = "enter long when close > 0" + " + 1".repeat(10_000);
        assertThat(FormulaText.read(chain).problems()).isEmpty();
    }

    @Test
    void textWithoutEntryIsNoStrategy() {
        assertThat(problem("let up = close > open").message()).startsWith("a strategy enters");
    }

    /// A small part of what `bench checks formulas` would try at length.
    @Test
    void anyTextGivesAResultOrAProblemWithAPlace() {
        var random = new SplittableRandom(3);
        String[] words = {
            "enter",
            "exit",
            "long",
            "short",
            "when",
            "let",
            "param",
            "require",
            "close",
            "sma",
            "(",
            ")",
            "[",
            "]",
            "=",
            "..",
            "in",
            "step",
            "5",
            "0.5",
            "1e9",
            "-",
            "+",
            "*",
            "/",
            "^",
            "crosses",
            "above",
            "between",
            "and",
            "not",
            "or",
            "at",
            "1d",
            "\n",
            "\"",
            "if",
            ",",
            ">",
            "<=",
            "%",
            "#",
            "\u00e4",
            "bars",
            "quantile",
            "highest",
            "stop",
            "macd",
            "\t",
            "x"
        };
        for (int i = 0; i < 3_000; i++) {
            var text = new StringBuilder();
            for (int k = random.nextInt(40); k >= 0; k--) {
                text.append(words[random.nextInt(words.length)]);
                text.append(random.nextInt(4) == 0 ? "" : " ");
            }
            FormulaText read = FormulaText.read(text.toString());
            assertThat(read.formula().isPresent()).isEqualTo(read.problems().isEmpty());
            read.problems()
                    .forEach(
                            p -> {
                                assertThat(p.line()).isPositive();
                                assertThat(p.column()).isPositive();
                                assertThat(p.message()).isNotEmpty();
                            });
        }
    }

    @Test
    void everyNameOfTheCatalogueCanBeTyped() {
        for (Function function : Functions.catalogue()) {
            assertThat(function.line()).isNotEmpty();
            String use =
                    function.signature()
                            .replace(", ...", "")
                            .replaceAll("\\bx\\b", "close")
                            .replaceAll("\\by\\b", "open")
                            .replaceAll("\\b[ab]\\b", "close")
                            .replaceAll("\\bn( = 1)?\\b", "5")
                            .replaceAll("\\bq\\b", "0.5")
                            .replace("condition", "close > open");
            String text = "let z = " + use + "\nenter long when close > 5";
            assertThat(FormulaText.read(text).problems()).as(text).isEmpty();
        }
    }
}
