package io.abtpro.store.h2;

import io.abtpro.store.StoreException;

import java.util.function.Predicate;
import java.util.function.Supplier;

/// Java runtimes in which the garbage collector may move an array that native code writes to, so
/// that what zlib deflates can be damaged without a word: 25.0.0 to 25.0.2. On these, all that is
/// deflated is read back before it is stored.
///
/// Source: JDK-8377811, mended in 25.0.3.
final class DamagingRuntime {
    private static final int TRIES = 3;
    private static final boolean HERE = is(Runtime.version());

    private DamagingRuntime() {}

    static boolean is(Runtime.Version version) {
        return version.feature() == 25 && version.interim() == 0 && version.update() < 3;
    }

    /// What `packing` gives; on such a runtime only what reads back as it was, after a few tries.
    ///
    /// @param holds whether a packed value reads back as it was
    static <T> T packed(Supplier<T> packing, Predicate<T> holds) {
        return packed(packing, holds, HERE);
    }

    static <T> T packed(Supplier<T> packing, Predicate<T> holds, boolean damaging) {
        for (int i = 0; i < TRIES; i++) {
            T packed = packing.get();
            if (!damaging || holds.test(packed)) {
                return packed;
            }
        }
        throw new StoreException(
                "this Java runtime (%s) damages what it compresses, so nothing was stored; update it to 25.0.3 or newer"
                        .formatted(Runtime.version()));
    }
}
