package io.abtpro.jobs;

import io.abtpro.diagnostics.BrierScore;
import io.abtpro.diagnostics.CalibrationDrift;
import io.abtpro.diagnostics.OutcomeOverlap;
import io.abtpro.diagnostics.PopulationStability;
import io.abtpro.diagnostics.WilsonInterval;
import io.abtpro.failures.RefusedException;
import io.abtpro.report.Documents;
import io.abtpro.store.SignalScores;
import io.abtpro.store.SignalScores.Score;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// How the scores did whose outcome became known in the last days, in-sample ones left out.
///
/// @param days how many, at least 1
/// @param until the end of the span; empty for the newest known outcome
/// @param clock that tells the end where there is no outcome either
/// @param training whose scores alone are judged; empty for those of all
public record JudgeScores(
        SignalScores scores,
        int days,
        Optional<Instant> until,
        InstantSource clock,
        Optional<Long> training)
        implements Job<JudgeScores.Report> {
    private static final int FEWEST_FOR_DRIFT = 10;

    public JudgeScores {
        if (days < 1) {
            throw new RefusedException("days must be at least 1, was " + days);
        }
    }

    /// The scores of every training.
    public JudgeScores(
            SignalScores scores, int days, Optional<Instant> until, InstantSource clock) {
        this(scores, days, until, clock, Optional.empty());
    }

    /// @param from, to the span: outcomes known from `from` on and up to `to`
    /// @param strategies each strategy alone, by its id
    /// @param drift how far each feature has moved, those scores against all before them; only
    ///   where there are enough of both
    public record Report(
            Instant from,
            Instant to,
            Judged all,
            Map<String, Judged> strategies,
            Map<String, Drift> drift) {}

    /// How far a feature has moved.
    ///
    /// @param index its population stability
    /// @param byChance what the index stays below in 19 of 20 cases where nothing drifted; values
    ///   near one another in time are alike and count as fewer
    /// @param byChanceOfAll what the indices of all features together stay below in as many
    public record Drift(double index, double byChance, double byChanceOfAll) {
        /// @param features how many are looked at
        static Drift of(double[] then, double[] now, int features) {
            double before = PopulationStability.independent(then);
            double since = PopulationStability.independent(now);
            return new Drift(
                    PopulationStability.index(then, now),
                    PopulationStability.chance95(before, since),
                    PopulationStability.chance95(before, since, features));
        }

        /// True where the index is large, and larger than chance makes any of the features.
        public boolean hasMoved() {
            return index >= PopulationStability.STABLE_BELOW && index >= byChanceOfAll;
        }

        /// The reading in words.
        public String word() {
            return index < PopulationStability.STABLE_BELOW
                    ? "stable"
                    : index < byChanceOfAll
                            ? "within chance"
                            : index < PopulationStability.SHIFTED_FROM
                                    ? "shifted, look at it"
                                    : "another population";
        }
    }

    /// How right stored scores were. The advice rests on the score at the threshold of its
    /// training.
    ///
    /// @param n outcomes
    /// @param correct advice that was right: EXECUTE and won, or SKIP and lost
    /// @param correctAtHalf how often that would have been so with 0.5 as the threshold
    /// @param interval of the accuracy at 95 %, for as many independent outcomes as overlapping
    ///   trades are worth
    /// @param brier of the calibrated probabilities; NaN without outcomes
    /// @param brierOfScore of the scores themselves; NaN without outcomes
    /// @param calibration whether the calibrated probabilities held; absent without outcomes
    public record Judged(
            int n,
            int correct,
            int correctAtHalf,
            int won,
            WilsonInterval interval,
            double brier,
            double brierOfScore,
            Optional<CalibrationDrift> calibration) {
        private static final double HALF = 0.5;

        static Judged of(List<Score> scores) {
            int n = scores.size();
            if (n == 0) {
                return new Judged(
                        0,
                        0,
                        0,
                        0,
                        WilsonInterval.of95(0, 0),
                        Double.NaN,
                        Double.NaN,
                        Optional.empty());
            }
            int correct = 0;
            int correctAtHalf = 0;
            int wins = 0;
            double[] raw = new double[n];
            double[] calibrated = new double[n];
            double[] advised = new double[n];
            boolean[] won = new boolean[n];
            for (int i = 0; i < n; i++) {
                Score score = scores.get(i);
                won[i] = score.outcome().orElseThrow().won();
                raw[i] = score.score();
                calibrated[i] = score.calibrated();
                advised[i] = score.isExecuted() ? 1 : -1;
                correct += score.isExecuted() == won[i] ? 1 : 0;
                correctAtHalf += raw[i] > HALF == won[i] ? 1 : 0;
                wins += won[i] ? 1 : 0;
            }
            OutcomeOverlap overlap = overlap(scores, won);
            return new Judged(
                    n,
                    correct,
                    correctAtHalf,
                    wins,
                    WilsonInterval.of95((double) correct / n, overlap.independent(advised)),
                    BrierScore.of(calibrated, won).score(),
                    BrierScore.of(raw, won).score(),
                    Optional.of(CalibrationDrift.of(calibrated, won, overlap)));
        }

        /// Trades of one symbol share their luck while both are open, whatever strategy they are
        /// of.
        static OutcomeOverlap overlap(List<Score> scores, boolean[] won) {
            List<String> symbols = scores.stream().map(Score::symbol).distinct().toList();
            int n = won.length;
            int[] symbol = new int[n];
            long[] from = new long[n];
            long[] to = new long[n];
            boolean[] isLong = new boolean[n];
            for (int i = 0; i < n; i++) {
                Score score = scores.get(i);
                symbol[i] = symbols.indexOf(score.symbol());
                from[i] = score.at().toEpochMilli();
                to[i] =
                        Math.max(
                                from[i] + 1,
                                score.outcome().orElseThrow().knownAt().toEpochMilli());
                isLong[i] = score.isLong();
            }
            return OutcomeOverlap.of(symbol, from, to, isLong, won);
        }

        /// Share of right advice; NaN without outcomes.
        public double accuracy() {
            return (double) correct / n;
        }

        /// Share that would have been right with 0.5 as the threshold; NaN without outcomes.
        public double accuracyAtHalf() {
            return (double) correctAtHalf / n;
        }

        /// What naming the more frequent outcome for every signal would reach, the larger of the
        /// base rate and its complement: accuracy up to it is no skill. NaN without outcomes.
        public double noSkill() {
            return Math.max(won, n - won) / (double) n;
        }

        /// Share that would have been right by skipping every signal: those that lost; NaN without
        /// outcomes.
        public double alwaysSkip() {
            return (double) (n - won) / n;
        }
    }

    @Override
    public Report run(Progress progress) {
        Instant to = until.or(this::newestOutcome).orElseGet(clock::instant);
        Instant from = to.minus(Duration.ofDays(days));
        // The span's end belongs to it, its beginning does not.
        List<Score> within = matured(from.plusMillis(1), to.plusMillis(1));
        Map<String, List<Score>> byStrategy = new TreeMap<>();
        within.forEach(
                score ->
                        byStrategy
                                .computeIfAbsent(score.strategy(), _ -> new ArrayList<>())
                                .add(score));
        Map<String, Judged> strategies = new LinkedHashMap<>();
        byStrategy.forEach((strategy, own) -> strategies.put(strategy, Judged.of(own)));
        progress.report(1, 1, "Judged " + within.size() + " scores");
        List<Score> before = matured(Instant.EPOCH, from.plusMillis(1));
        return new Report(from, to, Judged.of(within), strategies, drift(within, before));
    }

    private Optional<Instant> newestOutcome() {
        return training.isEmpty()
                ? scores.newestOutcome()
                : matured(Instant.EPOCH, clock.instant()).stream()
                        .map(s -> s.outcome().orElseThrow().knownAt())
                        .max(Comparator.naturalOrder());
    }

    private List<Score> matured(Instant from, Instant to) {
        List<Score> all = scores.matured(from, to);
        return training.map(id -> all.stream().filter(s -> s.training() == id).toList())
                .orElse(all);
    }

    private static Map<String, Drift> drift(List<Score> within, List<Score> before) {
        Map<String, Drift> drift = new LinkedHashMap<>();
        if (within.size() < FEWEST_FOR_DRIFT || before.size() < FEWEST_FOR_DRIFT) {
            return drift;
        }
        Map<String, List<Double>> then = features(before);
        Map<String, List<Double>> now = features(within);
        now.keySet().retainAll(then.keySet());
        now.forEach(
                (name, values) -> {
                    double[] past = array(then.getOrDefault(name, List.of()));
                    drift.put(name, Drift.of(past, array(values), now.size()));
                });
        return drift;
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static Map<String, List<Double>> features(List<Score> scores) {
        Map<String, List<Double>> columns = new LinkedHashMap<>();
        for (Score score : scores) {
            Documents.read(score.featuresJson())
                    .properties()
                    .forEach(
                            feature ->
                                    columns.computeIfAbsent(
                                                    feature.getKey(), _ -> new ArrayList<>())
                                            .add(feature.getValue().asDouble()));
        }
        return columns;
    }
}
