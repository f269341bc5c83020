package io.abtpro.store.h2;

import io.abtpro.store.Jobs;
import io.abtpro.store.KeptResults;
import io.abtpro.store.SignalScores;
import io.abtpro.store.VolatilityPredictions;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Repositories of a store that cannot be written: what is kept beside a result, for later, is left
/// out; what was asked to be kept is refused by the store itself.
final class ReadOnly {
    private ReadOnly() {}

    record ForJobs(Jobs stored) implements Jobs {
        @Override
        public long started(String title) {
            return 0;
        }

        @Override
        public void update(
                long id, State state, long done, long total, String message, Told told) {}

        @Override
        public void forget(List<Long> ids) {}

        @Override
        public List<Entry> newest(int most) {
            return stored.newest(most);
        }

        @Override
        public int interruptUnfinished() {
            return 0;
        }
    }

    record ForForecasts(VolatilityPredictions stored) implements VolatilityPredictions {
        @Override
        public void save(Prediction prediction) {}

        @Override
        public boolean mature(
                String symbol, String timeframe, int horizon, Instant madeAt, double actual) {
            return false;
        }

        @Override
        public List<Prediction> of(String symbol) {
            return stored.of(symbol);
        }
    }

    record ForScores(SignalScores stored) implements SignalScores {
        @Override
        public void save(List<Score> scores) {}

        @Override
        public int mature(Score signal, Outcome outcome) {
            return 0;
        }

        @Override
        public List<Score> matured(Instant from, Instant to) {
            return stored.matured(from, to);
        }

        @Override
        public List<Score> pending() {
            return stored.pending();
        }

        @Override
        public Optional<Instant> newestOutcome() {
            return stored.newestOutcome();
        }

        @Override
        public List<Score> of(
                String symbol, String timeframe, String strategy, String parametersJson) {
            return stored.of(symbol, timeframe, strategy, parametersJson);
        }
    }

    record ForResults(KeptResults stored) implements KeptResults {
        @Override
        public Optional<byte[]> read(String sha256) {
            return stored.read(sha256);
        }

        @Override
        public boolean holds(String sha256) {
            return stored.holds(sha256);
        }

        @Override
        public void keep(String sha256, byte[] result) {}
    }
}
