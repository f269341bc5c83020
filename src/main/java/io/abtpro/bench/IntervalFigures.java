package io.abtpro.bench;

import io.abtpro.diagnostics.OutcomeOverlap;
import io.abtpro.diagnostics.RocCurve;
import io.abtpro.forest.FitProgress;
import io.abtpro.forest.ForestOptions;
import io.abtpro.forest.RandomForestLearner;
import io.abtpro.math.NormalDistribution;
import io.abtpro.scoring.Gate;
import io.abtpro.scoring.GateReading;
import io.abtpro.scoring.LabelRule;
import io.abtpro.scoring.ScoreQuality;
import io.abtpro.scoring.ScoreStudy;
import io.abtpro.scoring.SignalFeatures;
import io.abtpro.scoring.SignalRow;
import io.abtpro.scoring.SignalTable;
import io.abtpro.scoring.SignalTables;
import io.abtpro.scoring.StudyOptions;
import io.abtpro.scoring.WalkForwardScores;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// How often the interval of the area holds 0.5 where scores say nothing, how often it finds a
/// planted area, and how often a gate is called better.
public final class IntervalFigures {
    private static final String[][] WALKS = {
        {"bollinger-reversion", "3000", "net-pnl"},
        {"bollinger-reversion", "3000", "triple-barrier:6,6,60"},
        {"bollinger-reversion", "3000", "triple-barrier:2,1,20"},
        {"donchian-breakout", "3000", "net-pnl"},
        {"zscore-reversion", "3000", "net-pnl"},
        {"rsi-reversion", "8000", "net-pnl"},
        {"sma-cross", "8000", "net-pnl"},
        {"supertrend", "8000", "net-pnl"}
    };

    private IntervalFigures() {}

    static Check check() {
        return new Check(
                "score-intervals",
                "how often the interval of the area holds 0.5, and how often a gate is called"
                        + " better",
                List.of(
                        new Check.Argument("series", "200", "1"),
                        new Check.Argument("part", Given.ALL, Given.ALL),
                        new Check.Argument("trees", "30", "5")),
                IntervalFigures::run);
    }

    private static boolean run(Given given) {
        List<String> parts = given.chosen("part", List.of("given", "pipeline", "gate"));
        if (parts.contains("given")) {
            ofGivenScores(given);
        }
        if (parts.contains("pipeline")) {
            ofWholeWalks(given);
        }
        if (parts.contains("gate")) {
            for (double edge : new double[] {0, 0.02, 0.04}) {
                given.line(
                        "gate, edge %s: %s",
                        edge, gate(edge, given.count("series"), 4_000, given.count("trees"), 200));
            }
        }
        return true;
    }

    private static void ofWholeWalks(Given given) {
        int runs = given.count("series");
        int trees = given.count("trees");
        for (String[] walk : WALKS) {
            given.line(
                    "%s: %s",
                    String.join(" ", walk),
                    pipeline(walk[0], Integer.parseInt(walk[1]), walk[2], 0, runs, trees));
        }
        for (int bars : new int[] {3_900, 8_000}) {
            for (double edge : new double[] {0.11, 0.22, 0.33}) {
                given.line(
                        "planted, won with 0.5 +- %s: %s",
                        edge, pipeline("bollinger-reversion", bars, "net-pnl", edge, runs, trees));
            }
        }
    }

    /// What of `runs` intervals did.
    public static final class Tally {
        private int runs;
        private int above;
        private int below;
        private double signals;
        private double area;
        private double squares;
        private double half;

        void add(int n, double auc, double low, double high) {
            runs++;
            above += low > 0.5 ? 1 : 0;
            below += high < 0.5 ? 1 : 0;
            signals += n;
            area += auc;
            squares += auc * auc;
            half += (auc - low) / 1.96;
        }

        public double held() {
            return 1 - (double) (above + below) / runs;
        }

        public double above() {
            return (double) above / runs;
        }

        @Override
        public String toString() {
            double mean = area / runs;
            return String.format(
                    "%d series, %.0f signals, AUC %.4f, its deviation %.4f, stated %.4f; holds 0.5"
                            + " in %.3f, above %.3f, below %.3f",
                    runs,
                    signals / runs,
                    mean,
                    Math.sqrt(squares / runs - mean * mean),
                    half / runs,
                    held(),
                    above(),
                    (double) below / runs);
        }
    }

    private static void ofGivenScores(Given given) {
        for (boolean overlap : new boolean[] {false, true}) {
            for (int n : new int[] {60, 290, 600}) {
                for (double auc : new double[] {0.5, 0.55, 0.6, 0.65}) {
                    for (double persistence :
                            auc == 0.5 ? new double[] {0, 0.9} : new double[] {0}) {
                        given.line(
                                "given scores, %s, n %d, AUC %.2f, scores that persist by %.1f: %s",
                                overlap ? "overlapping" : "apart",
                                n,
                                auc,
                                persistence,
                                given(overlap, n, auc, persistence, given.count("series")));
                    }
                }
            }
        }
    }

    /// Trades on a random walk, each side as often, with scores of an area.
    ///
    /// @param persistence autocorrelation of what is random in the scores
    public static Tally given(boolean overlap, int n, double auc, double persistence, int runs) {
        var tally = new Tally();
        double shift = Math.sqrt(2) * NormalDistribution.quantile(auc);
        for (int run = 0; run < runs; run++) {
            var random = new Random(31_000 + run);
            int bars = overlap ? 4 * n + 40 : 40 * n + 40;
            double[] walk = new double[bars];
            for (int t = 1; t < bars; t++) {
                walk[t] = walk[t - 1] + random.nextGaussian();
            }
            long[] from = new long[n];
            long[] to = new long[n];
            boolean[] isLong = new boolean[n];
            boolean[] won = new boolean[n];
            double[] scores = new double[n];
            double noise = 0;
            for (int i = 0; i < n; i++) {
                from[i] = (overlap ? 4L : 40L) * i + random.nextInt(4);
                to[i] = from[i] + 5 + random.nextInt(31);
                isLong[i] = (i / 10) % 2 == 0;
                won[i] = walk[(int) to[i]] > walk[(int) from[i]] == isLong[i];
                noise =
                        persistence * noise
                                + Math.sqrt(1 - persistence * persistence) * random.nextGaussian();
                scores[i] = noise + (won[i] ? shift : 0);
            }
            var overlapping = OutcomeOverlap.of(new int[n], from, to, isLong, won);
            RocCurve roc = RocCurve.of(scores, won);
            double[] interval =
                    roc.interval(n, n / overlapping.inflation(RocCurve.weights(scores)));
            tally.add(n, roc.auc(), interval[0], interval[1]);
        }
        return tally;
    }

    /// Scores of walks by walk-forward.
    ///
    /// @param edge 0 for outcomes as they are; else a signal wins with a chance of 0.5 + edge where
    ///   a feature is high, of 0.5 - edge where it is low
    private static Tally pipeline(
            String strategy, int bars, String label, double edge, int runs, int trees) {
        var options =
                StudyOptions.defaults()
                        .withLearner(
                                new RandomForestLearner(new ForestOptions(trees, 10, 10, 0, 42)))
                        .withLabel(LabelRule.parse(label));
        var tally = new Tally();
        for (int run = 0; run < runs; run++) {
            SignalTable table =
                    SignalTables.of(
                            List.of(Walks.source(Walks.hours(bars, 7_000 + run), strategy)),
                            SignalFeatures.of(options.features()),
                            options.label());
            if (edge > 0) {
                table = planted(table, edge, run);
            }
            ScoreQuality quality =
                    ScoreQuality.of(ScoreStudy.of(table, options, FitProgress.ignored()));
            if (!quality.isTooFew()) {
                tally.add(
                        quality.judged(),
                        quality.auc().orElseThrow(),
                        quality.aucLow(),
                        quality.aucHigh());
            }
        }
        return tally;
    }

    private static SignalTable planted(SignalTable table, double edge, int seed) {
        var random = new Random(seed);
        List<SignalRow> rows = new ArrayList<>();
        for (SignalRow row : table.rows()) {
            boolean won = random.nextDouble() < 0.5 + (row.features()[1] > 1.02 ? edge : -edge);
            rows.add(
                    new SignalRow(
                            row.source(),
                            row.bar(),
                            row.time(),
                            row.isLong(),
                            row.features(),
                            row.knownAt(),
                            row.exitBar(),
                            won,
                            row.netReturn()));
        }
        return new SignalTable(table.sources(), table.features(), rows, 0);
    }

    /// How often a gate was said to be better or worse.
    public record Claims(int runs, int edges, int better, int worse, int tooFew) {}

    /// The study with scores that know something of the outcome.
    ///
    /// @param edge how much higher a winner and lower a loser scores; scores scatter by 0.1; 0 for
    ///   the scores as they are
    private static ScoreStudy told(ScoreStudy study, double edge, int seed) {
        if (edge == 0) {
            return study;
        }
        var random = new Random(seed);
        double[] scores = new double[study.table().size()];
        for (int i = 0; i < scores.length; i++) {
            double told =
                    0.5 + 0.1 * random.nextGaussian() + (study.table().row(i).won() ? edge : -edge);
            scores[i] = Math.max(0, Math.min(1, told));
        }
        return scored(study, scores);
    }

    /// The study with these scores in the place of its own.
    public static ScoreStudy scored(ScoreStudy study, double[] scores) {
        var walk =
                new WalkForwardScores(
                        study.walk().fits(), study.walk().fitOf(), scores, study.walk().inSample());
        return new ScoreStudy(
                study.table(),
                study.options(),
                walk,
                study.calibrations(),
                study.calibrated(),
                study.judged(),
                study.independent(),
                study.latest(),
                study.latestCalibration());
    }

    /// Gates over walks.
    ///
    /// @param edge of the scores, see [#told]
    /// @param trees of each forest
    /// @param gates by chance that each is compared with
    public static Claims gate(double edge, int runs, int bars, int trees, int gates) {
        var options =
                StudyOptions.defaults()
                        .withLearner(
                                new RandomForestLearner(new ForestOptions(trees, 10, 10, 0, 42)));
        int edges = 0;
        int better = 0;
        int worse = 0;
        int tooFew = 0;
        String[] strategies = {
            "bollinger-reversion", "zscore-reversion", "donchian-breakout", "stochastic-cross"
        };
        for (int run = 0; run < runs; run++) {
            var source =
                    Walks.source(
                            Walks.hours(bars, 11_000 + run), strategies[run % strategies.length]);
            ScoreStudy study =
                    told(ScoreStudy.of(List.of(source), options, FitProgress.ignored()), edge, run);
            ScoreQuality quality = ScoreQuality.of(study);
            var gate = new Gate(study, 0);
            // Half of the signals, or as many as the usual thresholds execute.
            double[] sorted = study.judgedScores();
            Arrays.sort(sorted);
            double threshold =
                    edge > 0
                            ? sorted[sorted.length / 2]
                            : new double[] {sorted[sorted.length / 2], 0.45, 0.5, 0.6}[run / 4 % 4];
            GateReading.Claim claim =
                    GateReading.of(
                                    "",
                                    gate,
                                    threshold,
                                    gate.at(threshold, false),
                                    Optional.of(gate.chance(threshold, false, gates)))
                            .claim(quality.hasEdge());
            edges += quality.hasEdge() ? 1 : 0;
            better += claim == GateReading.Claim.BETTER ? 1 : 0;
            worse += claim == GateReading.Claim.WORSE ? 1 : 0;
            tooFew += claim == GateReading.Claim.TOO_FEW_TRADES ? 1 : 0;
        }
        return new Claims(runs, edges, better, worse, tooFew);
    }
}
