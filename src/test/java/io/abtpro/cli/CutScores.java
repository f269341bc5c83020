package io.abtpro.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.abtpro.bars.Track.Event;
import io.abtpro.store.SignalScores;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What the commands about scores say, by the moment at which it was known.
final class CutScores {
    private CutScores() {}

    static List<Event> scores(CutInput input) {
        List<Event> events = new ArrayList<>();
        events.addAll(listed(input, CutCommands.REVERSION));
        events.addAll(
                listed(
                        input,
                        CutCommands.REVERSION,
                        "--learner",
                        "gradient-boosting",
                        "--label",
                        "triple-barrier:2,1,10",
                        "--calibration",
                        "isotonic",
                        "--add-feature",
                        "cci",
                        "--first-fit",
                        "25"));
        events.addAll(
                listed(
                        input,
                        CutCommands.words(input.other().toString(), CutCommands.REVERSION),
                        "--learner",
                        "logistic-regression",
                        "--refit-every",
                        "15"));
        events.addAll(
                listed(
                        input,
                        CutCommands.words(input.other().toString(), CutCommands.REVERSION),
                        "--symbols",
                        "together"));
        events.addAll(
                listed(
                        input,
                        CutCommands.CROSS,
                        "--learner",
                        input.model().toString(),
                        "--trained-until",
                        "2000-06-30",
                        "--threshold",
                        "0.5",
                        "--embargo",
                        "9",
                        "--side",
                        "both",
                        "--fill",
                        "same-close"));
        events.addAll(
                listed(
                        input,
                        CutCommands.REVERSION,
                        "--learner",
                        "logistic-regression",
                        "--features",
                        "rsi,momentum,ema(50)",
                        "--fee-bps",
                        "5",
                        "--slippage-bps",
                        "4",
                        "--size",
                        "qty:10",
                        "--capital",
                        "50000",
                        "--risk-free",
                        "0.02"));
        return events;
    }

    private static List<Event> listed(CutInput input, String[] strategy, String... more) {
        List<String> words = new ArrayList<>(List.of("--last", "0"));
        words.addAll(List.of(more));
        return listed(
                input.json(
                        CutCommands.of(
                                input, "score list", strategy, words.toArray(String[]::new))));
    }

    /// Outcomes are compared where they are stored, with the moment at which they were known.
    private static List<Event> listed(JsonNode document) {
        List<Event> events = new ArrayList<>();
        for (JsonNode signal : document.isArray() ? document : document.get("signals")) {
            long at = Instant.parse(signal.get("knownAt").asText()).toEpochMilli();
            ObjectNode known = signal.deepCopy();
            known.remove(List.of("outcome", "netReturn", "symbol"));
            String symbol = signal.get("symbol").asText();
            events.add(
                    new Event(
                            at, symbol.substring(symbol.lastIndexOf('/') + 1) + " score " + known));
        }
        return events;
    }

    static List<Event> stored(CutInput input) {
        String[] trained = CutCommands.of(input, "score train", CutCommands.REVERSION);
        trained[2] = "STORED";
        input.json("import", input.bars(), "--name", "STORED");
        input.json(trained);
        List<Event> events = new ArrayList<>();
        try (var workspace = input.workspace()) {
            SignalScores scores = workspace.signalScores();
            List<SignalScores.Score> all = new ArrayList<>(scores.pending());
            all.addAll(scores.matured(Instant.EPOCH, Instant.ofEpochMilli(Long.MAX_VALUE / 2)));
            for (SignalScores.Score score : all) {
                if (!score.inSample()) {
                    events.add(
                            new Event(
                                    score.at().toEpochMilli(),
                                    "stored %s %s %s %s %s %s %s %s"
                                            .formatted(
                                                    score.at(),
                                                    score.isLong(),
                                                    score.score(),
                                                    score.calibrated(),
                                                    score.confidence(),
                                                    score.featuresJson(),
                                                    score.advice(),
                                                    score.risk())));
                    score.outcome()
                            .ifPresent(
                                    known ->
                                            events.add(
                                                    new Event(
                                                            known.knownAt().toEpochMilli(),
                                                            "outcome %s %s %s"
                                                                    .formatted(
                                                                            score.at(),
                                                                            score.isLong(),
                                                                            known))));
                }
            }
        }
        return events;
    }

    /// When the gated run begins; the rest judges the whole run.
    static List<Event> evaluated(CutInput input) {
        JsonNode document =
                input.json(CutCommands.of(input, "score evaluate", CutCommands.REVERSION));
        String from = document.get("from").asText();
        return List.of(new Event(CutCommands.day(from), "from " + from));
    }

    static List<Event> accuracy(CutInput input) {
        JsonNode document = input.json("accuracy", "--days", "5000", "--until", input.lastDay());
        return List.of(new Event(Long.MIN_VALUE, "accuracy " + document));
    }
}
