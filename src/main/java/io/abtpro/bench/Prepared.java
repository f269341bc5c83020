package io.abtpro.bench;

/// Work that is ready to be measured.
///
/// @param work what a round does, with its sizes
/// @param note what a reader must know beside it; empty for nothing
/// @param after runs when all is measured
public record Prepared(String work, String note, Rounds rounds, Sample sample, Runnable after)
        implements AutoCloseable {
    public Prepared(String work, String note, Rounds rounds, Sample sample) {
        this(work, note, rounds, sample, () -> {});
    }

    @Override
    public void close() {
        after.run();
    }
}
