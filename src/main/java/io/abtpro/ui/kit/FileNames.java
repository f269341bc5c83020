package io.abtpro.ui.kit;

import javafx.scene.Node;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Names that are offered for files: what they are of, such as strategy and dataset, what they
/// hold, and the day.
public final class FileNames {
    private static final String KEY = "abt-subject";

    private FileNames() {}

    /// Says what all that is written from within `root` is of.
    public static void subject(Node root, Supplier<List<String>> subject) {
        root.getProperties().put(KEY, subject);
    }

    /// The name of a file of today, written from `node`: of the subject of the nearest node around
    /// it that has one.
    ///
    /// @param what it holds, such as "trades"
    /// @param ending without a dot, such as "csv"
    public static String of(Node node, String what, String ending) {
        LocalDate today = LocalDate.now(ZoneId.systemDefault());
        for (Node at = node; at != null; at = at.getParent()) {
            if (at.getProperties().get(KEY) instanceof Supplier<?> subject) {
                Stream<?> parts = ((List<?>) subject.get()).stream();
                return of(parts.map(String::valueOf).toList(), what, today, ending);
            }
        }
        return of(List.of(), what, today, ending);
    }

    /// @param subject such as strategy and dataset
    public static String of(List<String> subject, String what, LocalDate day, String ending) {
        return Stream.concat(subject.stream(), Stream.of(what, day.toString()))
                        .map(FileNames::plain)
                        .filter(part -> !part.isEmpty())
                        .distinct()
                        .collect(Collectors.joining("-"))
                + "."
                + ending;
    }

    /// Letters, digits and hyphens, which every system takes.
    private static String plain(String part) {
        return part.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", "-")
                .replaceAll("^-|-$", "");
    }
}
