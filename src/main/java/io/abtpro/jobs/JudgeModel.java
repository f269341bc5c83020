package io.abtpro.jobs;

import io.abtpro.diagnostics.Reliability;
import io.abtpro.forest.Classifier;
import io.abtpro.forest.ForestClassifier;
import io.abtpro.forest.Importances;
import io.abtpro.report.KeptInputs;
import io.abtpro.report.ParameterKey;
import io.abtpro.report.ScorerInputsDocument;
import io.abtpro.store.SignalScores.Score;
import io.abtpro.store.Trainings;
import io.abtpro.store.Workspace;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All that is kept of one model: whether it may be used, how its scores did over time, how far its
/// features have moved, and what is made with it. The figures are those of `accuracy --model`.
public record JudgeModel(Workspace workspace, KeptModel kept) implements Job<JudgeModel.Report> {
    private static final List<Integer> SPANS = List.of(365, 730, 1_825, 3_650);
    private static final int STRETCHES = 10;
    private static final int FEWEST_A_STRETCH = 12;
    private static final int BINS = 6;

    /// Outcomes that became known one after another.
    ///
    /// @param from, to when the first and the last became known
    public record Stretch(Instant from, Instant to, JudgeScores.Judged judged) {}

    /// @param checked what reading it as a scorer said; empty where there is no model
    /// @param bytes of the stored model
    /// @param all its scores out of sample whose outcome is known; none where another training
    ///   scored the same signals since, whose scores took their place
    /// @param bins of its scores, lowest first
    /// @param recent its scores of the last days, and how far their features have moved
    /// @param days of that span
    /// @param importance share of each feature, largest first; empty where it is no forest
    /// @param runs saved runs that are gated by scores made this way
    public record Report(
            Optional<VerifyModels.Checked> checked,
            int bytes,
            JudgeScores.Judged all,
            List<Stretch> stretches,
            List<Reliability.Bin> bins,
            JudgeScores.Report recent,
            int days,
            Map<String, Double> importance,
            int runs) {}

    @Override
    public Report run(Progress progress) {
        Trainings trainings = workspace.trainings();
        Optional<VerifyModels.Checked> checked =
                kept.model()
                        .flatMap(
                                m ->
                                        new VerifyModels(trainings, List.of(m.id()))
                                                .run(progress).stream().findFirst());
        int bytes = kept.model().flatMap(m -> trainings.bytes(m.id())).map(b -> b.length).orElse(0);
        progress.throwIfCancelled();
        List<Score> scores = scores();
        Recent recent = recent(progress);
        return new Report(
                checked,
                bytes,
                JudgeScores.Judged.of(scores),
                stretches(scores),
                bins(scores),
                recent.report(),
                recent.days(),
                checked.flatMap(VerifyModels.Checked::read)
                        .map(read -> importance(read.model()))
                        .orElse(Map.of()),
                runs());
    }

    private record Recent(int days, JudgeScores.Report report) {}

    /// The shortest of the spans that holds enough of its scores to tell of drift.
    private Recent recent(Progress progress) {
        Recent found = recent(SPANS.getFirst(), progress);
        for (int i = 1; i < SPANS.size() && found.report().drift().isEmpty(); i++) {
            found = recent(SPANS.get(i), progress);
        }
        return found;
    }

    private Recent recent(int days, Progress progress) {
        return new Recent(
                days,
                new JudgeScores(
                                workspace.signalScores(),
                                days,
                                Optional.empty(),
                                workspace.clock(),
                                Optional.of(kept.training().id()))
                        .run(progress));
    }

    /// Its own scores whose outcome is known, in the order in which those became known.
    private List<Score> scores() {
        List<Score> found = new ArrayList<>();
        kept.inputs()
                .ifPresent(
                        inputs -> {
                            for (ScorerInputsDocument.Dataset dataset : inputs.datasets()) {
                                found.addAll(
                                        workspace
                                                .signalScores()
                                                .of(
                                                        dataset.symbol(),
                                                        dataset.timeframe(),
                                                        inputs.strategy(),
                                                        ParameterKey.of(inputs.parameters())));
                            }
                        });
        return found.stream()
                .filter(s -> s.training() == kept.training().id())
                .filter(s -> !s.inSample() && s.outcome().isPresent())
                .sorted(Comparator.comparing(JudgeModel::knownAt))
                .toList();
    }

    private static Instant knownAt(Score score) {
        return score.outcome().orElseThrow().knownAt();
    }

    private static List<Stretch> stretches(List<Score> scores) {
        int n = scores.size();
        int parts = Math.clamp(n / FEWEST_A_STRETCH, n > 0 ? 1 : 0, STRETCHES);
        List<Stretch> stretches = new ArrayList<>();
        for (int part = 0; part < parts; part++) {
            List<Score> own =
                    scores.subList(
                            (int) ((long) n * part / parts), (int) ((long) n * (part + 1) / parts));
            stretches.add(
                    new Stretch(
                            knownAt(own.getFirst()),
                            knownAt(own.getLast()),
                            JudgeScores.Judged.of(own)));
        }
        return stretches;
    }

    private static List<Reliability.Bin> bins(List<Score> scores) {
        if (scores.isEmpty()) {
            return List.of();
        }
        boolean[] won = new boolean[scores.size()];
        double[] given = new double[won.length];
        for (int i = 0; i < won.length; i++) {
            won[i] = scores.get(i).outcome().orElseThrow().won();
            given[i] = scores.get(i).score();
        }
        return Reliability.of(given, won, BINS, JudgeScores.Judged.overlap(scores, won));
    }

    private static Map<String, Double> importance(Classifier model) {
        Map<String, Double> shares = new LinkedHashMap<>();
        if (model instanceof ForestClassifier forest) {
            double[] impurity = Importances.impurity(forest.forest());
            List<Integer> order = new ArrayList<>();
            for (int k = 0; k < impurity.length; k++) {
                order.add(k);
            }
            order.sort(Comparator.comparingDouble(k -> -impurity[k]));
            order.forEach(k -> shares.put(model.featureNames().get(k), impurity[k]));
        }
        return shares;
    }

    private int runs() {
        return kept.inputs().map(this::runs).orElse(0);
    }

    private int runs(KeptInputs inputs) {
        return (int)
                inputs.datasets().stream()
                        .flatMap(d -> workspace.runs().of(d.symbol()).stream())
                        .filter(run -> inputs.gated(run.documentJson()))
                        .count();
    }
}
