package io.abtpro.bench;

import io.abtpro.forest.FitProgress;
import io.abtpro.forest.ForestClassifier;
import io.abtpro.forest.ForestOptions;
import io.abtpro.forest.RandomForestLearner;
import io.abtpro.forest.SmilePeer;
import io.abtpro.forest.TrainingSet;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// A random forest's fit and scores, ours and smile's own.
final class ForestWork {
    private static final int FEATURES = 8;
    private static final int MICROS = 1_000_000;

    private final ForestOptions options;
    private final TrainingSet set;
    private final double[][] unseen;
    private final Setting setting;

    private ForestWork(Setting setting) {
        this.setting = setting;
        var defaults = ForestOptions.defaults();
        options =
                new ForestOptions(
                        setting.size(100, 5),
                        defaults.depth(),
                        defaults.nodeSize(),
                        defaults.tried(),
                        defaults.seed());
        set = rows(setting.size(20_000, 300), 1);
        unseen = rows(setting.size(100_000, 200), 2).rows();
    }

    static List<Workload> all() {
        return List.of(
                new Workload(
                        "forest-fit",
                        "s",
                        Goal.atMost(1),
                        setting -> new ForestWork(setting).fit()),
                new Workload(
                        "smile-fit",
                        "s",
                        Goal.time(),
                        setting -> new ForestWork(setting).smileFit()),
                new Workload(
                        "forest-batch",
                        "us/row",
                        Goal.atMost(1),
                        setting -> new ForestWork(setting).batch()),
                new Workload(
                        "forest-single",
                        "us",
                        Goal.atMost(5),
                        setting -> new ForestWork(setting).single()),
                new Workload(
                        "smile-single",
                        "us",
                        Goal.time(),
                        setting -> new ForestWork(setting).smileSingle()));
    }

    /// Gaussian rows whose chance to win grows with the first feature and with the product of the
    /// next two.
    static TrainingSet rows(int n, long seed) {
        var random = new SplittableRandom(seed);
        double[][] rows = new double[n][FEATURES];
        boolean[] won = new boolean[n];
        for (int i = 0; i < n; i++) {
            rows[i] = random.doubles(FEATURES).map(u -> Math.sqrt(12) * (u - 0.5)).toArray();
            double edge = 1.5 * rows[i][0] + rows[i][1] * rows[i][2];
            won[i] = random.nextDouble() < 1 / (1 + Math.exp(-edge));
        }
        return new TrainingSet(
                IntStream.range(0, FEATURES).mapToObj(k -> "f" + k).toList(), rows, won);
    }

    private String shape() {
        return "%,d rows x %d, %d trees, depth %d"
                .formatted(set.rows().length, FEATURES, options.trees(), options.depth());
    }

    private Prepared fit() {
        var learner = new RandomForestLearner(options);
        return new Prepared(
                "random forest fit of " + shape(),
                "",
                setting.rounds(Rounds.ofLong()),
                Sample.time(1, () -> learner.fit(set, FitProgress.ignored()).outOfBag()));
    }

    private Prepared smileFit() {
        return new Prepared(
                "smile's own fit of " + shape(),
                "",
                setting.rounds(Rounds.ofLong()),
                Sample.time(1, () -> SmilePeer.fit(set, options).trees()));
    }

    private Prepared batch() {
        ForestClassifier forest = new RandomForestLearner(options).fit(set, FitProgress.ignored());
        return new Prepared(
                "%,d rows scored in one call by %d trees".formatted(unseen.length, options.trees()),
                "",
                setting.rounds(Rounds.ofShort()),
                Sample.time(
                        (double) MICROS / unseen.length, () -> forest.probabilities(unseen)[0]));
    }

    private Prepared single() {
        ForestClassifier forest = new RandomForestLearner(options).fit(set, FitProgress.ignored());
        int calls = setting.size(10_000, 100);
        return new Prepared(
                "one row scored by %d trees, mean of %,d calls".formatted(options.trees(), calls),
                "",
                setting.rounds(Rounds.ofShort()),
                Sample.time(
                        (double) MICROS / calls,
                        () -> {
                            double sum = 0;
                            for (int i = 0; i < calls; i++) {
                                sum += forest.probability(unseen[i]);
                            }
                            return sum;
                        }));
    }

    private Prepared smileSingle() {
        SmilePeer peer = SmilePeer.fit(set, options);
        int calls = setting.size(5_000, 100);
        return new Prepared(
                "one row scored by smile's own forest of %d trees, mean of %,d calls"
                        .formatted(options.trees(), calls),
                "rows made ready beforehand",
                setting.rounds(Rounds.ofShort()),
                Sample.time((double) MICROS / calls, peer.scoring(unseen, calls)::getAsDouble));
    }
}
