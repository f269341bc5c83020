package io.abtpro.ui.tuning.setup;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The ranges that were typed and cannot be searched, by parameter.
final class TypedRanges {
    private final ReadOnlyObjectWrapper<Map<String, TypedRange>> faulty =
            new ReadOnlyObjectWrapper<>(this, "faulty", Map.of());

    ReadOnlyObjectProperty<Map<String, TypedRange>> faultyProperty() {
        return faulty.getReadOnlyProperty();
    }

    /// Keeps one that cannot be searched.
    void keep(TypedRange range) {
        var changed = new HashMap<>(faulty.get());
        changed.put(range.parameter().name(), range);
        faulty.set(Map.copyOf(changed));
    }

    /// The range of this parameter is right again.
    void take(String name) {
        var changed = new HashMap<>(faulty.get());
        changed.remove(name);
        faulty.set(Map.copyOf(changed));
    }

    void clear() {
        faulty.set(Map.of());
    }

    /// Why `asked` cannot be searched, the first fault of what was typed before all else; empty
    /// where it can.
    String problem(SearchSetup asked) {
        Optional<String> fault =
                asked.ranges().stream()
                        .flatMap(
                                r ->
                                        Optional.ofNullable(faulty.get().get(r.name()))
                                                .flatMap(TypedRange::fault)
                                                .stream())
                        .map(TypedRange.Fault::sentence)
                        .findFirst();
        try {
            asked.cells();
            return fault.orElse("");
        } catch (IllegalArgumentException cannot) {
            return fault.orElse(String.valueOf(cannot.getMessage()));
        }
    }
}
