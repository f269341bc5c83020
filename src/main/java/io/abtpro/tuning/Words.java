package io.abtpro.tuning;

import io.abtpro.failures.RefusedException;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// Constants as the words of files, such as "next-open".
public final class Words {
    private Words() {}

    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// @throws IllegalArgumentException that lists the words there are
    public static <E extends Enum<E>> E of(Class<E> type, String word) {
        for (E constant : type.getEnumConstants()) {
            if (of(constant).equals(word)) {
                return constant;
            }
        }
        throw new RefusedException(
                "'%s' must be one of %s"
                        .formatted(
                                word,
                                Arrays.stream(type.getEnumConstants())
                                        .map(Words::of)
                                        .collect(Collectors.joining(", "))));
    }
}
