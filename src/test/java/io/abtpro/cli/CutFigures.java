package io.abtpro.cli;

import io.abtpro.bars.BarSeries;
import io.abtpro.bars.Track.Event;
import io.abtpro.bars.Weekdays;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/// Cuts the input of every command at random bars and counts what is dated before the cut and
/// differs. By hand: more bars and more cuts than the test has time for.
final class CutFigures {
    /// What one command said.
    ///
    /// @param compared things dated before the cut, over all cuts, once for each of the two inputs
    /// @param differences of those that differ, the first as told
    record Figure(int compared, List<String> differences) {}

    private CutFigures() {}

    /// @param arguments bars, cuts, seed
    public static void main(String[] arguments) throws IOException {
        int bars = Integer.parseInt(arguments[0]);
        int cuts = Integer.parseInt(arguments[1]);
        long seed = Long.parseLong(arguments[2]);
        Path folder = Files.createTempDirectory("cuts");
        int compared = 0;
        int different = 0;
        Map<String, Figure> figures =
                run(
                        Weekdays.of(bars, seed),
                        Weekdays.of(bars, seed + 1),
                        cuts,
                        seed,
                        folder,
                        new HashSet<>());
        for (Map.Entry<String, Figure> figure : figures.entrySet()) {
            System.out.printf(
                    "%-15s %8d compared, %d differ%n",
                    figure.getKey(),
                    figure.getValue().compared(),
                    figure.getValue().differences().size());
            figure.getValue().differences().stream().limit(2).forEach(System.out::println);
            compared += figure.getValue().compared();
            different += figure.getValue().differences().size();
        }
        System.out.printf(
                "%d commands, %d cuts, cut and poisoned: %d compared, %d differ%n",
                figures.size(), cuts, compared, different);
    }

    /// @param typed takes the options that were given, after their command
    static Map<String, Figure> run(
            BarSeries series, BarSeries other, int cuts, long seed, Path folder, Set<String> typed)
            throws IOException {
        Map<String, Figure> figures = new LinkedHashMap<>();
        var random = new SplittableRandom(seed);
        for (int cut = 0; cut < cuts; cut++) {
            // Far enough on that every command has something to say, and a holdout of 20 bars.
            int t = random.nextInt(series.size() * 6 / 10, series.size() - 10);
            List<CutInput> inputs = CutInput.of(series, other, t, folder, typed);
            CutCommands.all()
                    .forEach(
                            (name, row) -> {
                                if (row instanceof CutCommands.Row.Dated dated) {
                                    figures.merge(
                                            name,
                                            figure(dated, inputs),
                                            (one, two) -> {
                                                List<String> all =
                                                        new ArrayList<>(one.differences());
                                                all.addAll(two.differences());
                                                return new Figure(
                                                        one.compared() + two.compared(), all);
                                            });
                                }
                            });
        }
        return figures;
    }

    private static Figure figure(CutCommands.Row.Dated row, List<CutInput> inputs) {
        List<List<Event>> said =
                inputs.stream().map(input -> until(input, row.results().apply(input))).toList();
        int compared = 0;
        List<String> differences = new ArrayList<>();
        for (int i = 1; i < said.size(); i++) {
            compared += said.get(0).size();
            List<Event> more = new ArrayList<>(said.get(i));
            for (Event event : said.get(0)) {
                if (!more.remove(event)) {
                    differences.add(
                            "only whole: "
                                    + Instant.ofEpochMilli(Math.max(0, event.knownAt()))
                                    + " "
                                    + event.what());
                }
            }
            more.forEach(
                    event ->
                            differences.add(
                                    "not whole: "
                                            + Instant.ofEpochMilli(Math.max(0, event.knownAt()))
                                            + " "
                                            + event.what()));
        }
        return new Figure(compared, differences);
    }

    private static List<Event> until(CutInput input, List<Event> events) {
        return events.stream()
                .filter(event -> event.knownAt() <= input.end().toEpochMilli())
                .sorted(Comparator.comparingLong(Event::knownAt).thenComparing(Event::what))
                .toList();
    }
}
