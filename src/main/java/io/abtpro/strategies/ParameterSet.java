package io.abtpro.strategies;

import io.abtpro.failures.RefusedException;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// One value for each parameter of a space, by name.
public record ParameterSet(Map<String, Double> values) {
    public ParameterSet {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /// The value of `name`.
    ///
    /// @throws IllegalArgumentException if the set has none
    public double get(String name) {
        Double value = values.get(name);
        if (value == null) {
            throw new RefusedException("no parameter '" + name + "'; there are " + values.keySet());
        }
        return value;
    }

    /// This set with one value changed.
    public ParameterSet with(String name, double value) {
        var changed = new LinkedHashMap<>(values);
        changed.put(name, value);
        return new ParameterSet(changed);
    }
}
