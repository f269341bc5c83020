package io.abtpro.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Every score that was given to a signal, and later what became of it.
public interface SignalScores {
    /// A score.
    ///
    /// @param parametersJson of the strategy, a strict JSON object, names in alphabetical order
    /// @param at when the signal was given: the close of its bar
    /// @param calibrated probability of the score
    /// @param featuresJson what the model saw, a strict JSON object
    /// @param advice EXECUTE or SKIP
    /// @param risk LOW, MEDIUM or HIGH
    /// @param inSample true where the model may have seen the signal or its outcome
    /// @param training the training that gave it
    /// @param outcome empty while it is not known
    record Score(
            String symbol,
            String timeframe,
            String strategy,
            String parametersJson,
            Instant at,
            boolean isLong,
            double score,
            double calibrated,
            double confidence,
            String featuresJson,
            String advice,
            String risk,
            boolean inSample,
            long training,
            Optional<Outcome> outcome) {
        public boolean isExecuted() {
            return advice.equals("EXECUTE");
        }
    }

    /// What became of a signal.
    ///
    /// @param netReturn after costs, as a fraction
    /// @param knownAt when it was known
    record Outcome(boolean won, double netReturn, Instant knownAt) {}

    /// Keeps scores, all or nothing. An earlier score of the same signal (symbol, timeframe,
    /// strategy, parameters, time and side) is replaced.
    void save(List<Score> scores);

    /// Notes what became of pending signals of a symbol; returns how many were pending.
    int mature(Score signal, Outcome outcome);

    /// The scores whose outcome was known from `from` on and before `to`, in-sample ones left out,
    /// by that time.
    List<Score> matured(Instant from, Instant to);

    /// The scores whose outcome is not known yet, by time of their signals.
    List<Score> pending();

    /// When the newest outcome of a score was known, in-sample ones left out; empty where there is
    /// none.
    Optional<Instant> newestOutcome();

    /// The scores of one strategy on one symbol, by time.
    List<Score> of(String symbol, String timeframe, String strategy, String parametersJson);
}
