package io.abtpro.chart;

import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/// What makes columns and marks quick to draw at any zoom, kept from picture to picture while they
/// are shown.
final class Digests {
    private final IdentityHashMap<double[], Pyramid> pyramids = new IdentityHashMap<>();
    private final IdentityHashMap<boolean[], BitSet> warnings = new IdentityHashMap<>();
    private final IdentityHashMap<List<Layer.Mark>, MarkIndex> marks = new IdentityHashMap<>();

    /// What is known of `panes` from the picture before; the rest is built when first asked for.
    Digests(List<Pane> panes, Digests before) {
        for (Pane pane : panes) {
            for (Layer layer : pane.layers()) {
                Picture.columns(layer).forEach(column -> keep(column, before.pyramids, pyramids));
                if (layer instanceof Layer.Ribbon ribbon) {
                    keep(ribbon.warned(), before.warnings, warnings);
                } else if (layer instanceof Layer.Markers shown) {
                    keep(shown.marks(), before.marks, marks);
                }
            }
        }
    }

    Digests() {}

    private static <K, V> void keep(K key, Map<K, V> before, Map<K, V> now) {
        V known = before.get(key);
        if (known != null) {
            now.put(key, known);
        }
    }

    Pyramid pyramid(double[] column) {
        return pyramids.computeIfAbsent(column, ReadyColumns::pyramid);
    }

    BitSet warnings(boolean[] warned) {
        return warnings.computeIfAbsent(warned, Digests::bits);
    }

    private static BitSet bits(boolean[] flags) {
        var bits = new BitSet(flags.length);
        for (int t = 0; t < flags.length; t++) {
            if (flags[t]) {
                bits.set(t);
            }
        }
        return bits;
    }

    MarkIndex marks(Layer.Markers shown) {
        return marks.computeIfAbsent(shown.marks(), MarkIndex::new);
    }
}
