package io.abtpro.scoring;

import io.abtpro.failures.RefusedException;
import io.abtpro.forest.FitProgress;
import io.abtpro.forest.Learner;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Scores of history: each signal's by a model that was fitted on outcomes known before it.
///
/// The signals from the first fit on are scored in blocks. The model of a block knows the outcomes
/// that were known an embargo of bars before the block's first signal; an outcome known later is
/// purged, even if its signal came earlier. The signals before the first block have no such model:
/// the first one scores them too, and they are in-sample.
///
/// With several sources a block has a model for each: with [Symbols#APART] it is fitted on the
/// others alone, so that no score rests on having seen its symbol before.
///
/// @param fits the models in order of time
/// @param fitOf the fit that scored each signal, shape `[signals]`
/// @param scores P(win) by that fit, shape `[signals]`
/// @param inSample whether that fit may have seen the signal or its outcome, shape `[signals]`
public record WalkForwardScores(List<Fit> fits, int[] fitOf, double[] scores, boolean[] inSample) {
    /// Whether a symbol's own past may train the model that scores it.
    public enum Symbols {
        TOGETHER,
        APART
    }

    /// The model of one block.
    ///
    /// @param block counted from 1
    /// @param from the block's first signal
    /// @param to the signal after its last
    /// @param source whose signals it scores, -1 for all
    /// @param scorer the model with the signals it knows
    public record Fit(int block, int from, int to, int source, FittedScorer scorer) {}

    private static RefusedException tooFew(int signals, int firstFit) {
        if (signals == 0) {
            return new RefusedException(
                    "there is no signal on these bars, so there is nothing to score; choose other"
                            + " parameters, another strategy or a longer period");
        }
        return new RefusedException(
                ("%s too few: the first model is fitted after %d known outcomes, and some must"
                                + " be left to score; choose a longer period, a busier strategy or"
                                + " an earlier first fit")
                        .formatted(
                                signals == 1 ? "1 signal is" : "%d signals are".formatted(signals),
                                firstFit));
    }

    /// @throws IllegalArgumentException if there are too few signals for a first fit and a score
    public static WalkForwardScores of(
            SignalTable table,
            Learner learner,
            WalkOptions options,
            Symbols symbols,
            FitProgress progress) {
        int n = table.size();
        boolean apart = symbols == Symbols.APART && table.sources().size() > 1;
        int[] starts = starts(table, learner, options, apart);
        if (starts.length == 0) {
            throw tooFew(n, options.firstFit());
        }
        int blocks = starts.length;
        int models = apart ? table.sources().size() : 1;
        var walk =
                new WalkForwardScores(new ArrayList<>(), new int[n], new double[n], new boolean[n]);
        Arrays.fill(walk.fitOf, -1);
        for (int block = 0; block < blocks; block++) {
            int from = starts[block];
            int to = block + 1 < blocks ? starts[block + 1] : n;
            for (int model = 0; model < models; model++) {
                int source = apart ? model : -1;
                int[] known = known(table, table.row(from).time(), options.embargoBars(), source);
                var scorer =
                        FittedScorer.fit(
                                table,
                                known,
                                learner,
                                new Share(progress, block * models + model, blocks * models));
                walk.fits.add(new Fit(block + 1, from, to, source, scorer));
                walk.score(table, walk.fits.size() - 1, from, to);
            }
        }
        walk.scoreBefore(table, starts[0]);
        if (learner instanceof GivenModel given) {
            walk.flag(table, given);
        }
        return walk;
    }

    /// The first signal of each block that `learner` scores, in order.
    static int[] starts(SignalTable table, Learner learner, WalkOptions options, boolean apart) {
        return learner instanceof GivenModel
                ? FitSchedule.ofGiven(table, options, apart)
                : FitSchedule.starts(table, options, apart);
    }

    /// The signals whose outcome was known `embargo` bars of their own series before `moment`, in
    /// order.
    ///
    /// @param without a source whose signals are left out, -1 for none
    static int[] known(SignalTable table, long moment, int embargo, int without) {
        long[] until = new long[table.sources().size()];
        for (int source = 0; source < until.length; source++) {
            until[source] =
                    source == without ? Long.MIN_VALUE : table.before(source, moment, embargo);
        }
        int[] known = new int[table.size()];
        int count = 0;
        for (int i = 0; i < known.length; i++) {
            SignalRow row = table.row(i);
            if (row.knownAt() <= until[row.source()]) {
                known[count++] = i;
            }
        }
        return Arrays.copyOf(known, count);
    }

    private void score(SignalTable table, int fit, int from, int to) {
        Fit of = fits.get(fit);
        int[] signals = new int[to - from];
        int count = 0;
        for (int i = from; i < to; i++) {
            if (of.source() < 0 || table.row(i).source() == of.source()) {
                signals[count++] = i;
            }
        }
        signals = Arrays.copyOf(signals, count);
        double[] given = of.scorer().scores(table.features(signals));
        for (int i = 0; i < count; i++) {
            scores[signals[i]] = given[i];
            fitOf[signals[i]] = fit;
        }
    }

    private void scoreBefore(SignalTable table, int firstFit) {
        for (int fit = 0; fit < fits.size() && fits.get(fit).block() == 1; fit++) {
            score(table, fit, 0, firstFit);
        }
        Arrays.fill(inSample, 0, firstFit, true);
    }

    /// A model trained elsewhere has seen what its training period held, wherever the walk begins.
    private void flag(SignalTable table, GivenModel given) {
        for (int i = 0; i < inSample.length; i++) {
            inSample[i] = table.row(i).time() <= given.trainedUntil().toEpochMilli();
        }
    }

    /// The signals that no model had seen and whose outcome is known, in order.
    public int[] judged(SignalTable table) {
        int[] judged = new int[scores.length];
        int count = 0;
        for (int i = 0; i < judged.length; i++) {
            if (!inSample[i] && table.row(i).matured()) {
                judged[count++] = i;
            }
        }
        return Arrays.copyOf(judged, count);
    }

    /// The progress of one fit as a share of all.
    private record Share(FitProgress whole, int fit, int fits) implements FitProgress {
        @Override
        public void tree(int done, int total) {
            whole.tree(fit * total + done, fits * total);
        }

        @Override
        public boolean cancelled() {
            return whole.cancelled();
        }
    }
}
