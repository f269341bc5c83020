package io.abtpro.bench;

import io.abtpro.failures.RefusedException;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A measurement or a statistical check that takes too long for a row, run by its name.
///
/// @param name by which it is asked for
/// @param work what it prints, in a sentence
/// @param arguments in the order in which they are given; those left out have their usual values
public record Check(String name, String work, List<Argument> arguments, Run run) {
    public Check {
        arguments = List.copyOf(arguments);
    }

    /// One argument.
    ///
    /// @param usual its value where none is given
    /// @param little its value where only a little work is to be done
    public record Argument(String name, String usual, String little) {}

    /// What a check does.
    @FunctionalInterface
    public interface Run {
        /// False where something was found that should not be.
        boolean run(Given given) throws Exception;
    }

    /// The value of every argument.
    ///
    /// @param words as many as were given
    /// @throws RefusedException if there are more than arguments
    Map<String, String> values(List<String> words, boolean quick) {
        if (words.size() > arguments.size()) {
            throw new RefusedException(
                    "%s takes %s, was given %d: %s"
                            .formatted(name, taken(), words.size(), String.join(" ", words)));
        }
        var values = new LinkedHashMap<String, String>();
        for (int i = 0; i < arguments.size(); i++) {
            Argument argument = arguments.get(i);
            String usual = quick ? argument.little() : argument.usual();
            values.put(argument.name(), i < words.size() ? words.get(i) : usual);
        }
        return values;
    }

    private String taken() {
        return arguments.isEmpty()
                ? "no argument"
                : "at most "
                        + arguments.stream().map(Argument::name).collect(Collectors.joining(", "));
    }
}
