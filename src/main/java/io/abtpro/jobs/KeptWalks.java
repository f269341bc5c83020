package io.abtpro.jobs;

import io.abtpro.bars.BarSeries;
import io.abtpro.files.Bytes;
import io.abtpro.math.Sha256;
import io.abtpro.store.KeptResults;
import io.abtpro.tuning.EngineVersions;
import io.abtpro.volatility.ForecastOptions;
import io.abtpro.volatility.WalkForward;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.function.BiConsumer;

/// Walks of the volatility models through history: one that was walked before, through the same
/// bars with the same options and versions of what computes, is read.
public record KeptWalks(KeptResults results) {
    private static final Logger LOG = LoggerFactory.getLogger(KeptWalks.class);

    /// Keeps nothing, so that every walk is walked.
    public static KeptWalks none() {
        return new KeptWalks(KeptResults.none());
    }

    /// @param again true where it was read
    record Walked(WalkForward walk, boolean again) {}

    /// True where such a walk is kept.
    public boolean holds(BarSeries bars, ForecastOptions options) {
        return results.holds(key(bars, options));
    }

    Walked of(BarSeries bars, ForecastOptions options, BiConsumer<Integer, Integer> progress) {
        String key = key(bars, options);
        Optional<WalkForward> before =
                results.read(key).flatMap(bytes -> read(bytes, bars, options));
        if (before.isPresent()) {
            return new Walked(before.get(), true);
        }
        WalkForward walk = WalkForward.of(bars, options, progress);
        results.keep(key, Bytes.of(walk::write));
        return new Walked(walk, false);
    }

    private static String key(BarSeries bars, ForecastOptions options) {
        return Sha256.hex(
                "walk %d\n%s\n%s\n%s"
                        .formatted(
                                WalkForward.FORM,
                                EngineVersions.current(),
                                options,
                                bars.sha256()));
    }

    private static Optional<WalkForward> read(
            byte[] bytes, BarSeries bars, ForecastOptions options) {
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            return Optional.of(WalkForward.read(in, bars, options));
        } catch (IOException other) {
            LOG.warn("a kept walk is walked again: {}", other.getMessage());
            return Optional.empty();
        }
    }
}
