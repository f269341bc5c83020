package io.abtpro.bench;

import io.abtpro.failures.RefusedException;
import io.abtpro.store.Workspace;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/// What one run of a check was given.
///
/// @param values of its arguments, by name
/// @param folder an empty folder of its own, deleted afterwards
/// @param opener opens the workspace in a folder
/// @param out takes each line as it comes
public record Given(
        Map<String, String> values,
        Path folder,
        Function<Path, Workspace> opener,
        Consumer<String> out) {
    /// For an argument that chooses: everything.
    static final String ALL = "all";

    public Given {
        values = Map.copyOf(values);
    }

    /// An argument that counts something.
    ///
    /// @throws RefusedException if it is no whole number above 0
    int count(String name) {
        long count = number(name);
        if (count < 1 || count > Integer.MAX_VALUE) {
            throw new RefusedException(
                    "%s must be a whole number above 0, was %d".formatted(name, count));
        }
        return (int) count;
    }

    /// An argument that is any whole number, such as a seed.
    ///
    /// @throws RefusedException if it is none
    long number(String name) {
        String text = word(name).replace("_", "");
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException none) {
            throw new RefusedException(
                    "%s must be a whole number, was '%s'".formatted(name, text), none);
        }
    }

    String word(String name) {
        String word = values.get(name);
        if (word == null) {
            throw new IllegalArgumentException("there is no argument " + name);
        }
        return word;
    }

    /// All of these words, or the one that the argument is.
    ///
    /// @throws RefusedException if it is neither one of them nor "all"
    List<String> chosen(String name, List<String> words) {
        String word = word(name);
        if (word.equals(ALL)) {
            return words;
        }
        if (!words.contains(word)) {
            throw new RefusedException(
                    "%s must be one of %s or %s, was '%s'"
                            .formatted(name, String.join(", ", words), ALL, word));
        }
        return List.of(word);
    }

    /// Prints a line.
    @SuppressWarnings("AnnotateFormatMethod") // nothing here has the annotation
    void line(String format, Object... values) {
        out.accept(String.format(Locale.ENGLISH, format, values));
    }
}
