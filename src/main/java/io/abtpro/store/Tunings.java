package io.abtpro.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Tunings, those that stopped halfway included, and the openings of holdouts.
public interface Tunings {
    /// What became of a tuning. INTERRUPTED: the process ended while it ran; it can be resumed.
    enum Status {
        RUNNING,
        PAUSED,
        COMPLETED,
        FAILED,
        CANCELLED,
        INTERRUPTED;

        /// True where it could go on from its checkpoint.
        public boolean isResumable() {
            return this == INTERRUPTED || this == FAILED;
        }
    }

    /// A tuning that begins.
    ///
    /// @param requestJson everything that is needed to begin it again
    /// @param originalJson the parameters it started from, a strict JSON object
    record Started(
            String datasetName,
            String datasetSha256,
            String strategy,
            String method,
            String requestJson,
            String originalJson) {}

    /// A stored tuning.
    ///
    /// @param optimizedJson, performanceJson strict JSON objects; empty ones until it is completed
    /// @param iterations episodes or backtests done
    record Tuning(
            long id,
            Started started,
            String optimizedJson,
            String performanceJson,
            int iterations,
            Status status,
            Optional<String> error,
            Instant createdAt) {}

    /// The act of looking at a holdout.
    ///
    /// @param datasetSha256 hash of the bars that were looked at
    /// @param from, to open of its first and last bar
    /// @param known when the last of them was complete; their open where an earlier workbench
    ///   logged it
    record HoldoutOpening(
            String datasetSha256,
            Instant from,
            Instant to,
            Instant known,
            String strategy,
            String parametersJson,
            Instant at) {}

    /// A walk forward that followed a tuning.
    ///
    /// @param budget distinct backtests of each window
    record Walked(int windows, int budget) {}

    /// Stores a tuning as RUNNING and returns its id.
    long begin(Started started);

    /// Keeps how far a tuning is and what it needs to go on from there, all or nothing.
    void checkpoint(long id, int iterations, Status status, byte[] checkpoint);

    /// Keeps the result of a tuning that is over, COMPLETED or CANCELLED.
    void finish(
            long id, int iterations, Status status, String optimizedJson, String performanceJson);

    /// Keeps why a tuning ended without a result; its checkpoint stays.
    void end(long id, Status status, String error);

    /// Keeps that a tuning was walked forward, in place of an earlier walk.
    void walked(long id, Walked walk);

    /// The last walk that followed a tuning; empty where none did.
    Optional<Walked> walk(long id);

    /// Marks as RUNNING again.
    void resume(long id);

    /// Those that were not forgotten, newest first.
    List<Tuning> all();

    Optional<Tuning> find(long id);

    /// Every tuning that ever began on these bars, on those that they were made of or on others
    /// made of the same, newest first; the forgotten ones too.
    List<Started> begun(String datasetSha256);

    /// The last checkpoint; empty where there was none.
    Optional<byte[]> lastCheckpoint(long id);

    /// Removes a tuning and its checkpoint from the history; what it looked at stays counted, and
    /// what it sealed sealed.
    void forget(long id);

    /// Logs an opening before anything is read.
    void openHoldout(HoldoutOpening opening);

    /// The openings of these bars, of those that they were made of and of others made of the same,
    /// oldest first.
    List<HoldoutOpening> openings(String datasetSha256);
}
