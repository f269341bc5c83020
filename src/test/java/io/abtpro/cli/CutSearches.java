package io.abtpro.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.abtpro.bars.Track.Event;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/// What the searches over parameters find before a cut.
final class CutSearches {
    private CutSearches() {}

    static List<Event> sweep(CutInput input) {
        input.json(
                CutCommands.of(
                        input,
                        "sweep",
                        new String[] {"--strategy", "sma-cross"},
                        "--grid",
                        "fast=3:9:2",
                        "--grid",
                        "slow=20:40:10",
                        "--to",
                        input.lastDay(),
                        "--out",
                        input.path("cells.csv").toString()));
        List<Event> events = new ArrayList<>(cells(input));
        JsonNode best =
                input.json(
                        CutCommands.of(
                                input,
                                "sweep",
                                new String[] {"--strategy", "sma-cross"},
                                "--grid",
                                "fast=3:9:2",
                                "--set",
                                "stopLoss=3",
                                "--objective",
                                "sortino",
                                "--top",
                                "2",
                                "--from",
                                "2000-06-01",
                                "--to",
                                input.lastDay(),
                                "--side",
                                "both",
                                "--fill",
                                "same-close",
                                "--fee-bps",
                                "5",
                                "--slippage-bps",
                                "4",
                                "--size",
                                "cash:5000",
                                "--capital",
                                "50000",
                                "--risk-free",
                                "0.02",
                                "--out",
                                input.path("cells.csv").toString()));
        events.addAll(cells(input));
        events.add(new Event(Long.MIN_VALUE, "best " + best.get("top") + best.get("calendar")));
        return events;
    }

    private static List<Event> cells(CutInput input) {
        return input.lines("cells.csv").stream()
                .map(line -> new Event(Long.MIN_VALUE, "cell " + line))
                .toList();
    }

    /// What is found on training bars, with splits at given days: the holdout goes on to the end of
    /// the file.
    static List<Event> tune(CutInput input) {
        List<Event> events = new ArrayList<>();
        events.addAll(tuned(input, "rl", "--episodes", "20", "--random-runs", "1", "--twins", "1"));
        events.addAll(
                tuned(
                        input,
                        "grid",
                        "--walk-forward",
                        "2",
                        "--random-runs",
                        "0",
                        "--twins",
                        "0",
                        "--train-from",
                        "2000-02-01"));
        events.addAll(
                tuned(
                        input,
                        "bayesian",
                        "--budget",
                        "8",
                        "--seed",
                        "7",
                        "--random-runs",
                        "0",
                        "--twins",
                        "0",
                        "--objective",
                        "net-return",
                        "--max-drawdown",
                        "0.9",
                        "--set",
                        "stopLoss=3",
                        "--side",
                        "both",
                        "--fill",
                        "same-close",
                        "--fee-bps",
                        "5",
                        "--slippage-bps",
                        "4",
                        "--size",
                        "cash:5000",
                        "--capital",
                        "50000",
                        "--risk-free",
                        "0.02"));
        return events;
    }

    private static List<Event> tuned(CutInput input, String method, String... more) {
        List<String> options =
                new ArrayList<>(
                        List.of(
                                "--strategy",
                                "sma-cross",
                                "--method",
                                method,
                                "--param",
                                "fast=3:9:2",
                                "--param",
                                "slow=20:40:10",
                                "--min-trades",
                                "1",
                                "--train-to",
                                "2000-09-01",
                                "--validation-to",
                                "2000-12-01",
                                "--export",
                                input.path("tuned.json").toString()));
        options.addAll(List.of(more));
        // A trial that was counted by another command would be another count of trials.
        JsonNode document =
                input.fresh("tuned-" + method)
                        .json(CutCommands.of(input, "tune", options.toArray(String[]::new)));
        JsonNode tuned = read(input, "tuned.json");
        ObjectNode objective = tuned.get("objective").deepCopy();
        objective.remove("holdout");
        List<Event> events = new ArrayList<>();
        events.add(new Event(Long.MIN_VALUE, "tuned " + tuned.get("parameters")));
        events.add(new Event(Long.MIN_VALUE, "plateau " + tuned.get("plateau")));
        events.add(new Event(Long.MIN_VALUE, "objective " + objective));
        events.add(
                new Event(
                        Long.MIN_VALUE,
                        "year " + tuned.get("barsPerYear") + tuned.get("calendar")));
        events.add(new Event(Long.MIN_VALUE, "bias " + tuned.get("selectionBias")));
        events.add(new Event(Long.MIN_VALUE, "ledger " + tuned.get("ledgerSha256")));
        events.add(new Event(Long.MIN_VALUE, "trials " + document.path("distinctBacktests")));
        events.add(new Event(Long.MIN_VALUE, "walk " + document.path("walkForward")));
        events.add(new Event(Long.MIN_VALUE, "baseline " + document.path("baseline")));
        return events;
    }

    private static JsonNode read(CutInput input, String name) {
        try {
            return new ObjectMapper().readTree(input.path(name).toFile());
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
