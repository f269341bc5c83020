package io.abtpro.bench;

import io.abtpro.store.Workspace;

import java.nio.file.Path;
import java.util.function.Function;

/// What a measurement may use.
///
/// @param quick true to try every row with little work, which says nothing of speed
/// @param folder an empty folder of this row's own, deleted afterwards
/// @param opener opens the workspace in a folder
public record Setting(boolean quick, Path folder, Function<Path, Workspace> opener) {
    /// `full`, or `small` where it is quick.
    public int size(int full, int small) {
        return quick ? small : full;
    }

    /// `full`, or as few as can be where it is quick.
    public Rounds rounds(Rounds full) {
        return quick ? Rounds.quick() : full;
    }
}
