package io.abtpro.forest;

/// Follows a fit. May be called from several threads.
public interface FitProgress {
    /// `done` of `total` trees (or rounds) are fitted.
    void tree(int done, int total);

    boolean cancelled();

    static FitProgress ignored() {
        return new FitProgress() {
            @Override
            public void tree(int done, int total) {}

            @Override
            public boolean cancelled() {
                return false;
            }
        };
    }
}
