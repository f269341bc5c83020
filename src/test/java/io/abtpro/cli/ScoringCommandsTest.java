package io.abtpro.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.abtpro.scoring.RisingSaw;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The scoring commands over a real workspace and the sample of the S&P 500.
class ScoringCommandsTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String[] BOLLINGER = {
        "--strategy", "bollinger-reversion", "--side", "both"
    };

    @TempDir private Path home;

    private Typed said = new Typed(0, "", "");

    private int run(String... words) {
        said = Typed.at(home, words);
        return said.code();
    }

    private int score(String kind, String... more) {
        List<String> words = new ArrayList<>(List.of("score", kind, "SP500"));
        words.addAll(List.of(BOLLINGER));
        words.addAll(List.of(more));
        return run(words.toArray(String[]::new));
    }

    private String said() {
        return said.out();
    }

    private String failed() {
        return said.err();
    }

    private JsonNode json() throws IOException {
        return said.json();
    }

    @BeforeEach
    void importSample() {
        assertThat(run("import", "sample-data/sp500-2000.csv", "--name", "SP500")).isZero();
    }

    @Test
    void trainingKeepsAModelThatIsListedVerifiedExportedAndForgotten() throws IOException {
        assertThat(run("models", "list")).isZero();
        assertThat(said()).contains("Nothing was trained");
        assertThat(score("train")).isZero();
        assertThat(said())
                .contains(
                        "501 signals",
                        "left out, since the same on every signal: hour_of_day, risk_reward");
        assertThat(run("models", "list", "--json")).isZero();
        assertThat(json().get(0).get("status").asText()).isEqualTo("COMPLETED");
        assertThat(json().get(0).get("type").asText()).isEqualTo("random-forest");
        assertThat(run("models", "verify")).isZero();
        assertThat(said()).startsWith("ok   model 1");
        Path file = home.resolve("out/one.model");
        assertThat(run("models", "export", "1", file.toString())).isZero();
        assertThat(run("models", "verify", file.toString())).isZero();
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        assertThat(run("models", "verify", file.toString())).isEqualTo(1);
        assertThat(said()).contains("REFUSED").contains("checksum is wrong");
        assertThat(run("models", "forget", "1")).isZero();
        assertThat(run("models", "forget", "1")).isEqualTo(2);
        assertThat(failed()).contains("there is no model 1");
    }

    @Test
    void evaluatingGivesTheDocumentOfTheContract() throws IOException {
        assertThat(score("evaluate", "--json")).isZero();
        for (String key :
                List.of(
                        "signals",
                        "auc",
                        "accuracy",
                        "brier",
                        "baseRate",
                        "gated",
                        "ungated",
                        "shadow")) {
            assertThat(json().has(key)).as(key).isTrue();
        }
        assertThat(json().get("gated").has("sharpe")).isTrue();
        assertThat(json().get("barsPerYear")).isEqualTo(json().at("/calendar/barsPerYear"));
        assertThat(json().at("/calendar/why").asText()).isNotBlank();
        assertThat(json().get("verdict").asText()).startsWith("No edge found.");
        assertThat(score("evaluate")).isZero();
        assertThat(said())
                .startsWith("WARNING: No edge found.")
                .contains("Every signal", "EXECUTE");
    }

    @Test
    void listingShowsScoresWithFactorsThatSumToThem() throws IOException {
        assertThat(score("list", "--last", "3", "--json")).isZero();
        assertThat(json()).hasSize(3);
        for (JsonNode signal : json()) {
            double sum = signal.get("base").asDouble();
            for (JsonNode factor : signal.get("factors")) {
                sum += factor.asDouble();
            }
            assertThat(sum).isCloseTo(signal.get("score").asDouble(), within(1e-9));
            assertThat(signal.get("inSample").asBoolean()).isFalse();
        }
        assertThat(score("list", "--last", "3")).isZero();
        assertThat(said()).contains("Calibrated", "Outcome", "2020-03-16");
    }

    @Test
    void accuracyCountsOutcomesOfTheSpanOnly() throws IOException {
        assertThat(run("accuracy")).isZero();
        assertThat(said())
                .contains("No outcome of a score became known")
                .contains("score train DATASET");
        assertThat(score("train")).isZero();
        assertThat(run("accuracy", "--days", "30", "--json")).isZero();
        int month = json().get("total").asInt();
        assertThat(json().get("to").asText()).startsWith("2020-04");
        assertThat(run("accuracy", "--days", "3650", "--json")).isZero();
        assertThat(json().get("total").asInt()).isGreaterThan(month);
        assertThat(json().get("correct").asInt()).isBetween(1, json().get("total").asInt());
        assertThat(json().get("accuracyLow").asDouble())
                .isLessThan(json().get("accuracy").asDouble());
        assertThat(run("accuracy", "--days", "0")).isEqualTo(2);
        assertThat(run("accuracy", "--until", "yesterday")).isEqualTo(2);
        assertThat(failed()).contains("--until must be a day such as 2020-03-31, was 'yesterday'");
    }

    @Test
    void aBacktestGatedByScoreStandsBesideTheUngated() throws IOException {
        assertThat(
                        run(
                                "backtest",
                                "SP500",
                                "--strategy",
                                "bollinger-reversion",
                                "--side",
                                "both",
                                "--min-score",
                                "0.6",
                                "--json"))
                .isZero();
        assertThat(json().get("execution").get("gatedByScore").get("minScore").asDouble())
                .isEqualTo(0.6);
        assertThat(json().get("metrics").get("trades").asInt())
                .isLessThan(json().get("unsized").get("trades").asInt());
        assertThat(run("backtest", "SP500", "--strategy", "sma-cross", "--size-by-score"))
                .isEqualTo(2);
        assertThat(failed()).contains("give --min-score as well");
    }

    @Test
    void otherLabelsLearnersAndFeaturesAreTaken() throws IOException {
        assertThat(
                        score(
                                "evaluate",
                                "--label",
                                "triple-barrier:2,1,10",
                                "--learner",
                                "logistic-regression",
                                "--add-feature",
                                "day_of_week",
                                "--add-feature",
                                "ema(50)",
                                "--calibration",
                                "isotonic",
                                "--json"))
                .isZero();
        assertThat(json().get("features").toString()).contains("day_of_week", "ema(50)");
        assertThat(json().get("learner").asText()).isEqualTo("logistic-regression");
    }

    @Test
    void whatIsWrongIsSaidWithTheRemedy() {
        assertThat(score("train", "--learner", "magic")).isNotZero();
        assertThat(failed()).contains("there is no learner 'magic'; there are [random-forest");
        assertThat(score("train", "--learner", "some.onnx")).isEqualTo(2);
        assertThat(failed()).contains("needs --trained-until");
        assertThat(score("train", "--features", "rsi,nonsense")).isNotZero();
        assertThat(failed()).contains("unknown indicator 'nonsense'");
        assertThat(score("train", "--label", "fortune")).isNotZero();
        assertThat(failed()).contains("a label must be net-pnl or triple-barrier:TARGET,STOP,BARS");
        assertThat(score("evaluate", "--threshold", "1.5")).isEqualTo(2);
        assertThat(score("train", "--first-fit", "9000")).isNotZero();
        assertThat(failed()).contains("501 signals are too few");
        assertThat(run("score")).isEqualTo(2);
        assertThat(failed()).contains("say what to do: score train");
        assertThat(run("models", "list")).isZero();
        assertThat(said()).contains("failed", "501 signals are too few");
    }

    @Test
    void theAuditCoversEveryFeatureAndEveryScore() throws IOException {
        assertThat(
                        run(
                                "audit",
                                "SP500",
                                "--strategy",
                                "bollinger-reversion",
                                "--side",
                                "both",
                                "--bars",
                                "520",
                                "--json"))
                .isZero();
        assertThat(json().get("clean").asBoolean()).isTrue();
        List<String> names = new ArrayList<>();
        json().get("checks").forEach(check -> names.add(check.get("name").asText()));
        assertThat(names)
                .contains(
                        "feature rsi",
                        "feature recent_win_rate",
                        "feature risk_reward",
                        "score of bollinger-reversion",
                        "probability of bollinger-reversion",
                        "entry, gated run of bollinger-reversion",
                        "part of its size that an entry takes, sized run of bollinger-reversion",
                        "volatility forecast of the forest");
    }

    /// Everything that the scoring commands say of a file, as documents and as text.
    private List<String> everything(Path file) {
        List<String> all = new ArrayList<>();
        for (String kind : List.of("evaluate", "list", "train")) {
            for (String form : List.of("--json", "")) {
                List<String> words =
                        new ArrayList<>(
                                List.of(
                                        "score",
                                        kind,
                                        file.toString(),
                                        "--strategy",
                                        "bollinger-reversion"));
                if (!form.isEmpty()) {
                    words.add(form);
                }
                assertThat(run(words.toArray(String[]::new))).isZero();
                all.add(said());
            }
        }
        for (String days : List.of("1", "3650")) {
            assertThat(run("accuracy", "--days", days)).isZero();
            all.add(said());
            assertThat(run("accuracy", "--days", days, "--json")).isZero();
            all.add(said());
        }
        assertThat(run("models", "list", "--json")).isZero();
        all.add(said());
        return all;
    }

    @Test
    void whereEverySignalWinsThereIsNoAreaAndAllElseIsANumber() throws IOException {
        Path file = home.resolve("saw.csv");
        Files.writeString(file, RisingSaw.csv(RisingSaw.of(3_000, Set.of())));
        List<String> all = everything(file);
        assertThat(all)
                .allSatisfy(text -> assertThat(text).doesNotContain("NaN", "Infinity", "\u221e"));
        JsonNode document = MAPPER.readTree(all.getFirst());
        assertThat(document.get("auc").isNull()).isTrue();
        assertThat(document.get("baseRate").asDouble()).isEqualTo(1);
        assertThat(document.get("brier").asDouble()).isBetween(0.0, 0.01);
        assertThat(document.get("brierOfScore").asDouble()).isBetween(0.0, 0.01);
        assertThat(document.get("verdict").asText())
                .startsWith("Only one outcome. All ")
                .contains("there is no AUC");
        assertThat(all.get(1)).startsWith("WARNING: Only one outcome.");
        assertThat(all.get(5))
                .contains("no AUC, since all ", " judged signals won", "no model was kept");
    }

    @Test
    void whereThreeLoseTheVerdictSaysThatTheyAreTooFew() throws IOException {
        Path file = home.resolve("few.csv");
        Files.writeString(file, RisingSaw.csv(RisingSaw.of(3_000, Set.of(60, 75, 90))));
        List<String> all = everything(file);
        assertThat(all)
                .allSatisfy(text -> assertThat(text).doesNotContain("NaN", "Infinity", "\u221e"));
        assertThat(all.getFirst())
                .contains("Too few losers.", "it takes 5 of each to judge scores");
        assertThat(MAPPER.readTree(all.getFirst()).get("gate").get("claim").asText())
                .isNotEqualTo("better");
    }

    @Test
    void eachFigureSaysWhichProbabilityItRestsOnAndRunsAddUp() throws IOException {
        assertThat(score("evaluate", "--json")).isZero();
        JsonNode document = json();
        assertThat(document.get("basis").get("auc").asText()).isEqualTo("score");
        assertThat(document.get("basis").get("brier").asText()).isEqualTo("calibrated");
        assertThat(document.get("units").get("netReturn").asText()).isEqualTo("fraction");
        for (String share : List.of("accuracy", "accuracyAtHalf", "baseRate")) {
            assertThat(document.get(share).asDouble())
                    .isBetween(
                            document.get(share + "Low").asDouble(),
                            document.get(share + "High").asDouble());
        }
        assertThat(document.get("accuracyOfAlwaysSkip").asDouble())
                .isCloseTo(1 - document.get("baseRate").asDouble(), within(1e-12));
        assertThat(document.get("confusion").get("precisionLow").asDouble())
                .isLessThan(document.get("confusion").get("precision").asDouble());
        JsonNode shadow = document.get("shadow");
        assertThat(shadow.get("sizedAs").asText()).isEqualTo("ungated");
        assertThat(
                        shadow.get("gatedNetPnl").asDouble()
                                + shadow.get("netPnl").asDouble()
                                + shadow.get("displacedNetPnl").asDouble()
                                - shadow.get("insteadNetPnl").asDouble()
                                + shadow.get("resizedNetPnl").asDouble())
                .isCloseTo(shadow.get("ungatedNetPnl").asDouble(), within(1e-6));
        assertThat(score("evaluate")).isZero();
        assertThat(said())
                .contains(
                        "accuracy at 0.6",
                        "accuracy at 0.5",
                        "accuracy of always SKIP",
                        "calibrated (")
                .contains("+ skipped, sized as without a gate", "= every signal")
                .doesNotContain("with all of the capital");
        assertThat(score("train")).isZero();
        assertThat(run("accuracy", "--days", "3650")).isZero();
        assertThat(said()).contains("At 0.5", "Always SKIP", "of score", "By chance");
    }

    @Test
    void aTrainingThatFailsIsListedWithItsErrorAndKeepsNoScore() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("sample-data/sp500-2000.csv"));
        Path few = home.resolve("few.csv");
        Files.write(few, lines.subList(0, 200));
        assertThat(run("import", few.toString(), "--name", "FEW")).isZero();
        assertThat(run("score", "train", "FEW", "--strategy", "sma-cross")).isEqualTo(2);
        assertThat(run("models", "list", "--json")).isZero();
        assertThat(json()).hasSize(1);
        assertThat(json().get(0).get("status").asText()).isEqualTo("FAILED");
        assertThat(json().get(0).get("error").asText()).contains("there is no signal");
        assertThat(json().get(0).get("model").isNull()).isTrue();
        assertThat(run("accuracy")).isZero();
        assertThat(said()).contains("No outcome of a score became known");
    }
}
