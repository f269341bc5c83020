package io.abtpro.jobs;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;

/// What a job works on, as it is listed.
///
/// @param dataset name of the dataset; empty where it is of none, or of several
/// @param unit what it counts while it runs, such as "backtests"; empty where that has no word
/// @param inputs name and value of each input, in the order in which they are shown
public record JobAbout(
        Kind kind, String dataset, String unit, SequencedMap<String, String> inputs) {
    /// What it is, by which jobs are listed.
    public enum Kind {
        TUNING,
        TRAINING,
        IMPORT,
        OTHER;

        /// "tuning".
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// The kind that is written as `word`; [#OTHER] for any other word.
        public static Kind of(String word) {
            for (Kind kind : values()) {
                if (kind.word().equals(word)) {
                    return kind;
                }
            }
            return OTHER;
        }
    }

    public JobAbout {
        inputs = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(inputs));
    }

    /// Nothing is known of it but its title.
    public static JobAbout unknown() {
        return new JobAbout(Kind.OTHER, "", "", new LinkedHashMap<>());
    }

    public static JobAbout of(Kind kind, String dataset) {
        return new JobAbout(kind, dataset, "", new LinkedHashMap<>());
    }

    /// The same, counting `what` while it runs.
    public JobAbout counting(String what) {
        return new JobAbout(kind, dataset, what, inputs);
    }

    /// The same with one input more; one without a value is left out.
    public JobAbout with(String name, String value) {
        if (value.isEmpty()) {
            return this;
        }
        var more = new LinkedHashMap<>(inputs);
        more.put(name, value);
        return new JobAbout(kind, dataset, unit, more);
    }

    /// The inputs as lines of name, tab and value, as they are stored; the first line is the unit.
    public String text() {
        List<String> lines = new ArrayList<>();
        lines.add(unit);
        inputs.forEach((name, value) -> lines.add(line(name) + "\t" + line(value)));
        return String.join("\n", lines);
    }

    private static String line(String text) {
        return text.replaceAll("[\\t\\r\\n]+", " ");
    }

    /// What [#text] was made of.
    public static JobAbout read(String kind, String dataset, String text) {
        List<String> lines = text.lines().toList();
        Map<String, String> inputs = new LinkedHashMap<>();
        lines.stream()
                .skip(1)
                .map(line -> line.split("\t", 2))
                .filter(parts -> parts.length == 2)
                .forEach(parts -> inputs.put(parts[0], parts[1]));
        return new JobAbout(
                Kind.of(kind),
                dataset,
                lines.isEmpty() ? "" : lines.getFirst(),
                new LinkedHashMap<>(inputs));
    }
}
