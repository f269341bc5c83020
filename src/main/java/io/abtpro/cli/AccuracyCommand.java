package io.abtpro.cli;

import io.abtpro.jobs.JudgeScores;
import io.abtpro.jobs.JudgeScores.Judged;
import io.abtpro.jobs.ResultDocuments;
import io.abtpro.report.Figures;
import io.abtpro.store.Workspace;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/// How often the advice of stored scores was right lately.
@Command(
        name = "accuracy",
        description =
                "How often the advice was right, over outcomes that became known in the last days.")
final class AccuracyCommand implements Callable<Integer> {
    private static final int MOST_DAYS = 36_500;

    private final Invocation invocation;

    @Option(
            names = "--days",
            paramLabel = "N",
            description = "how many days back; 30 where not given")
    private String days = "30";

    @Option(
            names = "--until",
            paramLabel = "DATE",
            description =
                    "the last day of the span; that of the newest known outcome where not given")
    private Optional<LocalDate> until = Optional.empty();

    @Option(
            names = "--model",
            paramLabel = "ID",
            description = "only scores of this model's training; 'models list' shows the ids")
    private Optional<String> model = Optional.empty();

    AccuracyCommand(Invocation invocation) {
        this.invocation = invocation;
    }

    @Override
    public Integer call() throws Exception {
        int span = (int) Choice.wholeNumber("--days", days, 1, MOST_DAYS);
        Optional<Instant> end = until.map(AccuracyCommand::endOf);
        try (var workspace = invocation.open()) {
            JudgeScores.Report report =
                    invocation.run(
                            new JudgeScores(
                                    workspace.signalScores(),
                                    span,
                                    end,
                                    workspace.clock(),
                                    training(workspace)));
            invocation.print(ResultDocuments.of(span, report), lines(span, report));
        }
        return 0;
    }

    /// The training that the model came of.
    private Optional<Long> training(Workspace workspace) {
        if (model.isEmpty()) {
            return Optional.empty();
        }
        long id = Choice.wholeNumber("--model", model.get(), 1, Long.MAX_VALUE);
        return Optional.of(
                workspace.trainings().models().stream()
                        .filter(m -> m.id() == id)
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new UsageException(
                                                "there is no model %d; 'models list' shows those there are"
                                                        .formatted(id)))
                        .trainingId());
    }

    private static Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().minusMillis(1);
    }

    private static List<String> lines(int days, JudgeScores.Report report) {
        if (report.all().n() == 0) {
            return List.of(
                    "No outcome of a score became known in the %d days to %s."
                            .formatted(days, day(report.to())),
                    "'score train DATASET --strategy ID' scores signals and keeps them; --days and"
                            + " --until widen the span.");
        }
        List<String> lines = new ArrayList<>();
        lines.add(
                "Outcomes known in the %d days to %s, out of sample"
                        .formatted(days, day(report.to())));
        var table =
                new TextTable(
                        "",
                        ">n",
                        ">Right",
                        ">Accuracy",
                        ">95 % interval",
                        ">At 0.5",
                        ">Always SKIP",
                        ">Won",
                        ">Expected",
                        ">Brier",
                        ">of score");
        report.strategies().forEach((strategy, judged) -> row(table, strategy, judged));
        if (report.strategies().size() > 1) {
            row(table, "all", report.all());
        }
        lines.addAll(table.lines());
        lines.add(
                "accuracy: score against the threshold of its training; expected and Brier:"
                        + " calibrated probability");
        report.all()
                .calibration()
                .filter(drift -> Double.isFinite(drift.pValue()))
                .ifPresent(
                        drift ->
                                lines.add(
                                        "probabilities that hold would miss by as much with a chance of %s"
                                                .formatted(Figures.percent(drift.pValue(), 2))));
        if (!report.drift().isEmpty()) {
            lines.add("");
            var drift = new TextTable("Feature", ">PSI", ">By chance", ">Of all", "");
            report.drift()
                    .forEach(
                            (name, index) ->
                                    drift.row(
                                            name,
                                            three(index.index()),
                                            three(index.byChance()),
                                            three(index.byChanceOfAll()),
                                            index.word()));
            lines.addAll(drift.lines());
            lines.add(
                    "by chance: what the index of so few scores stays below in 19 of 20 cases where"
                            + " nothing drifted; of all: what all of these indices do");
        }
        return lines;
    }

    private static String three(double value) {
        return Figures.plain(value, 3);
    }

    private static void row(TextTable table, String name, Judged judged) {
        table.row(
                name,
                Figures.count(judged.n()),
                Figures.count(judged.correct()),
                Figures.percent(judged.accuracy(), 2),
                Figures.percent(judged.interval().low(), 2)
                        + " to "
                        + Figures.percent(judged.interval().high(), 2),
                Figures.percent(judged.accuracyAtHalf(), 2),
                Figures.percent(judged.alwaysSkip(), 2),
                Figures.percent((double) judged.won() / judged.n(), 2),
                judged.calibration().map(drift -> Figures.percent(drift.expected(), 2)).orElse("-"),
                three(judged.brier()),
                three(judged.brierOfScore()));
    }

    private static String day(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneOffset.UTC).toString();
    }
}
