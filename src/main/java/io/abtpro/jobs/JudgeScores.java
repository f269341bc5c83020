package io.abtpro.jobs;

import io.abtpro.failures.RefusedException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.abtpro.diagnostics.CalibrationDrift;
import io.abtpro.diagnostics.PopulationStability;
import io.abtpro.diagnostics.WilsonInterval;
import io.abtpro.store.SignalScores;
import io.abtpro.store.SignalScores.Score;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// How the scores did whose outcome became known in the last days, in-sample ones left out.
///
/// @param days how many, at least 1
/// @param until the end of the span; empty for the newest known outcome
public record JudgeScores(SignalScores scores, int days, Optional<Instant> until) implements Job<JudgeScores.Report> {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int FEWEST_FOR_DRIFT = 10;

    public JudgeScores {
        if (days < 1) {
            throw new RefusedException("days must be at least 1, was " + days);
        }
    }

    /// @param from, to the span: outcomes known from `from` on and up to `to`
    /// @param strategies each strategy alone, by its id
    /// @param drift population stability of each feature, those scores against all before them; only where there are
    ///     enough of both
    /// @param driftByChance what the index stays below in 19 of 20 samples where nothing drifted; NaN without drift
    public record Report(
            Instant from,
            Instant to,
            Judged all,
            Map<String, Judged> strategies,
            Map<String, Double> drift,
            double driftByChance) {}

    /// @param n outcomes
    /// @param correct advice that was right: EXECUTE and won, or SKIP and lost
    /// @param brier of the calibrated probabilities; NaN without outcomes
    /// @param calibration whether the probabilities held; absent without outcomes
    public record Judged(
            int n, int correct, int won, WilsonInterval interval, double brier, Optional<CalibrationDrift> calibration) {
        static Judged of(List<Score> scores) {
            int correct = 0;
            int wins = 0;
            double squares = 0;
            double[] probabilities = new double[scores.size()];
            boolean[] won = new boolean[scores.size()];
            for (int i = 0; i < won.length; i++) {
                Score score = scores.get(i);
                won[i] = score.outcome().orElseThrow().won();
                probabilities[i] = score.calibrated();
                correct += score.isExecuted() == won[i] ? 1 : 0;
                wins += won[i] ? 1 : 0;
                double off = probabilities[i] - (won[i] ? 1 : 0);
                squares += off * off;
            }
            int n = won.length;
            return new Judged(
                    n, correct, wins, WilsonInterval.of95(correct, n), n == 0 ? Double.NaN : squares / n,
                    n == 0 ? Optional.empty() : Optional.of(CalibrationDrift.of(probabilities, won)));
        }

        /// Share of right advice; NaN without outcomes.
        public double accuracy() {
            return (double) correct / n;
        }
    }

    @Override
    public Report run(Progress progress) {
        Instant to = until.or(scores::newestOutcome).orElse(Instant.now());
        Instant from = to.minus(Duration.ofDays(days));
        // The span's end belongs to it, its beginning does not.
        List<Score> within = scores.matured(from.plusMillis(1), to.plusMillis(1));
        Map<String, List<Score>> byStrategy = new TreeMap<>();
        within.forEach(score -> byStrategy.computeIfAbsent(score.strategy(), _ -> new ArrayList<>()).add(score));
        Map<String, Judged> strategies = new LinkedHashMap<>();
        byStrategy.forEach((strategy, own) -> strategies.put(strategy, Judged.of(own)));
        progress.report(1, 1, "Judged " + within.size() + " scores");
        List<Score> before = scores.matured(Instant.EPOCH, from.plusMillis(1));
        Map<String, Double> drift = drift(within, before);
        double byChance =
                drift.isEmpty() ? Double.NaN : PopulationStability.chance95(before.size(), within.size());
        return new Report(from, to, Judged.of(within), strategies, drift, byChance);
    }

    private static Map<String, Double> drift(List<Score> within, List<Score> before) {
        Map<String, Double> drift = new LinkedHashMap<>();
        if (within.size() < FEWEST_FOR_DRIFT || before.size() < FEWEST_FOR_DRIFT) {
            return drift;
        }
        Map<String, List<Double>> then = features(before);
        features(within).forEach((name, now) -> {
            List<Double> past = then.getOrDefault(name, List.of());
            if (!past.isEmpty()) {
                drift.put(name, PopulationStability.index(array(past), array(now)));
            }
        });
        return drift;
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static Map<String, List<Double>> features(List<Score> scores) {
        Map<String, List<Double>> columns = new LinkedHashMap<>();
        for (Score score : scores) {
            try {
                JsonNode features = MAPPER.readTree(score.featuresJson());
                features.properties().forEach(feature ->
                        columns.computeIfAbsent(feature.getKey(), _ -> new ArrayList<>()).add(feature.getValue().asDouble()));
            } catch (JsonProcessingException damaged) {
                throw new IllegalStateException("the features of a stored score are no JSON: " + score.featuresJson(), damaged);
            }
        }
        return columns;
    }
}
