package io.abtpro.report;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;

import io.abtpro.strategies.ParameterSet;

import java.util.SortedMap;
import java.util.TreeMap;

/// The parameters of a strategy as the text that stored scores are found by.
///
/// It is compared, so it stays as the first workbenches wrote it: names in order, and a number as
/// Java writes a double, `20.0`.
public final class ParameterKey {
    private ParameterKey() {}

    private record Digits(@JsonValue @JsonRawValue String text) {}

    public static String of(ParameterSet parameters) {
        SortedMap<String, Digits> numbers = new TreeMap<>();
        parameters
                .values()
                .forEach((name, value) -> numbers.put(name, new Digits(Double.toString(value))));
        return Documents.compact(numbers);
    }
}
