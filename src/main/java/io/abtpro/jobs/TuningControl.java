package io.abtpro.jobs;

import io.abtpro.tuning.TuningSnapshot;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;

/// How whoever started a tuning pauses it, and sees it at work. Safe for several threads.
public final class TuningControl implements Pausable {
    private static final long LOOK_MILLIS = 50;

    private final Consumer<TuningSnapshot> sink;
    private final List<Consumer<Boolean>> listeners = new ArrayList<>();
    private boolean watched = true;
    private boolean shown;
    private boolean paused;
    private boolean leaving;
    private boolean judging;
    private boolean looked;
    private OptionalLong keptAt = OptionalLong.empty();
    private int x;
    private int y;

    /// @param sink is given snapshots on the job's thread, at most some thirty a second
    public TuningControl(Consumer<TuningSnapshot> sink) {
        this.sink = sink;
        this.y = 1;
    }

    /// One that nobody watches: no snapshots are made.
    public static TuningControl unwatched() {
        var control = new TuningControl(_ -> {});
        control.watched = false;
        control.shown = true;
        return control;
    }

    /// Whether anybody sees the search now. Where nobody does, only the first snapshot, which says
    /// that it began, and the last are made; where somebody does again, the next comes at once.
    public synchronized void watch(boolean seen) {
        watched = seen;
        looked |= seen;
        notifyAll();
    }

    synchronized boolean isWatched() {
        return watched || !shown;
    }

    /// The job stops after its present piece, keeps a checkpoint and waits; once the search is over
    /// there is nothing to pause.
    @Override
    public void pause() {
        set(true);
    }

    @Override
    public void resume() {
        set(false);
    }

    private void set(boolean wanted) {
        List<Consumer<Boolean>> told;
        synchronized (this) {
            if (wanted && judging) {
                return;
            }
            paused = wanted;
            told = List.copyOf(listeners);
            notifyAll();
        }
        told.forEach(listener -> listener.accept(wanted));
    }

    /// The search is over; what it found is judged. Listeners are told nothing: they belong to the
    /// thread that pauses.
    synchronized void judge() {
        judging = true;
    }

    @Override
    public synchronized void leave() {
        leaving = true;
        notifyAll();
    }

    synchronized boolean isLeaving() {
        return leaving;
    }

    @Override
    public synchronized void onPaused(Consumer<Boolean> listener) {
        listeners.add(listener);
    }

    /// Nanoseconds since the moment of the last checkpoint; empty before the first.
    public synchronized OptionalLong sinceCheckpoint() {
        return keptAt.isEmpty() ? keptAt : OptionalLong.of(System.nanoTime() - keptAt.getAsLong());
    }

    /// @param at when the search stood as it is kept now, of [System#nanoTime]
    synchronized void checkpointed(long at) {
        keptAt = OptionalLong.of(at);
    }

    @Override
    public synchronized boolean isPaused() {
        return paused;
    }

    /// Looks at the landscape along ranges `newX` and `newY` from the next snapshot on, which also
    /// comes while paused.
    public synchronized void lookAlong(int newX, int newY) {
        x = newX;
        y = newY;
        looked = true;
        notifyAll();
    }

    synchronized int x(int dimensions) {
        return Math.min(x, dimensions - 1);
    }

    synchronized int y(int dimensions) {
        return Math.min(y, dimensions - 1);
    }

    void publish(TuningSnapshot snapshot) {
        synchronized (this) {
            shown = true;
        }
        sink.accept(snapshot);
    }

    /// Returns once the job may go on, or was cancelled.
    ///
    /// @param show publishes the search as it stands; run at once, and where it is looked at
    ///   otherwise
    void awaitResume(Progress progress, Runnable show) throws InterruptedException {
        do {
            show.run();
        } while (isLookedAtOtherwise(progress));
    }

    private synchronized boolean isLookedAtOtherwise(Progress progress)
            throws InterruptedException {
        looked = false;
        while (paused && !leaving && !looked && !progress.isCancelled()) {
            wait(LOOK_MILLIS);
        }
        return paused && !leaving && !progress.isCancelled();
    }
}
