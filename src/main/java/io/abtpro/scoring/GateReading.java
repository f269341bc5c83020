package io.abtpro.scoring;

import io.abtpro.backtest.BacktestResult;
import io.abtpro.backtest.Statistic;
import io.abtpro.math.PlainNumber;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/// What a gated run beside the one that takes every signal may be said to show.
///
/// One rule: better or worse is claimed only of a gate that took at least twenty trades, and whose
/// Sharpe ratio lies beyond that of 39 in 40 gates which execute as many signals by chance. Better
/// is claimed only of scores that show an edge: of forty gates without skill one lies so high.
///
/// @param symbol whose runs these are; empty where there is only one
/// @param executed those of `signals` that score above the threshold
/// @param signals signals that were scored out of sample and have a known outcome
/// @param gatedSharpe of the gated run, annualised; absent where it cannot be computed
/// @param ungatedSharpe of the run that takes every signal
/// @param chance gates by chance with the same threshold; absent while they are not known
public record GateReading(
        String symbol,
        double threshold,
        int executed,
        int signals,
        int trades,
        OptionalDouble gatedSharpe,
        OptionalDouble ungatedSharpe,
        Optional<Gate.Chance> chance) {
    /// Fewest trades of a gated run from which something is claimed.
    public static final int FEWEST_TRADES = 20;

    /// What may be said.
    public enum Claim {
        NOTHING_TO_COMPARE,
        TOO_FEW_TRADES,
        SAME_RUN,
        NOT_COMPARED,
        WITHIN_CHANCE,
        ABOVE_CHANCE_WITHOUT_EDGE,
        BETTER,
        WORSE
    }

    /// The reading of one gate.
    public static GateReading of(
            String symbol,
            Gate gate,
            double threshold,
            Gate.Run run,
            Optional<Gate.Chance> chance) {
        BacktestResult gated = run.result();
        return new GateReading(
                symbol,
                threshold,
                gate.executed(threshold),
                gate.signals(),
                gated.trades().size(),
                gated.statistics().value(Statistic.SHARPE),
                gate.ungated().statistics().value(Statistic.SHARPE),
                chance);
    }

    /// @param hasEdge whether the scores show an edge
    public Claim claim(boolean hasEdge) {
        if (executed == signals && same(gatedSharpe, ungatedSharpe)) {
            return Claim.SAME_RUN;
        }
        if (gatedSharpe.isEmpty() || ungatedSharpe.isEmpty()) {
            return Claim.NOTHING_TO_COMPARE;
        }
        if (trades < FEWEST_TRADES) {
            return Claim.TOO_FEW_TRADES;
        }
        if (chance.isEmpty()) {
            return Claim.NOT_COMPARED;
        }
        double gated = gatedSharpe.getAsDouble();
        double every = ungatedSharpe.getAsDouble();
        if (gated > every && chance.get().isBeyondAbove(gated)) {
            return hasEdge ? Claim.BETTER : Claim.ABOVE_CHANCE_WITHOUT_EDGE;
        }
        return gated < every && chance.get().isBeyondBelow(gated)
                ? Claim.WORSE
                : Claim.WITHIN_CHANCE;
    }

    private static boolean same(OptionalDouble a, OptionalDouble b) {
        return a.isEmpty() && b.isEmpty()
                || a.isPresent() && b.isPresent() && a.getAsDouble() == b.getAsDouble();
    }

    /// The claim in words, with the numbers it rests on.
    String sentence(boolean hasEdge) {
        String on = symbol.isEmpty() ? "The" : "On " + symbol + " the";
        String gate =
                String.format(
                        Locale.ROOT,
                        " %s gate at %s executes %,d of %,d",
                        on,
                        plain(threshold),
                        executed,
                        signals);
        return gate
                + switch (claim(hasEdge)) {
                    case SAME_RUN -> ": it changes nothing.";
                    case NOTHING_TO_COMPARE -> ": that leaves nothing to compare.";
                    case TOO_FEW_TRADES ->
                            String.format(
                                    Locale.ROOT,
                                    ", %,d %s: too few to say what it does.",
                                    trades,
                                    trades == 1 ? "trade" : "trades");
                    case NOT_COMPARED -> sharpes() + ".";
                    case WITHIN_CHANCE -> sharpes() + byChance() + ": no evidence.";
                    case ABOVE_CHANCE_WITHOUT_EDGE ->
                            sharpes()
                                    + byChance()
                                    + ": above them, but of scores that show no edge this is no"
                                    + " evidence.";
                    case BETTER ->
                            sharpes() + byChance() + ": taking only the recommended was better.";
                    case WORSE -> sharpes() + byChance() + ": taking every signal was better.";
                };
    }

    private String sharpes() {
        return "; Sharpe %s gated, %s with every signal"
                .formatted(plain(gatedSharpe.orElseThrow()), plain(ungatedSharpe.orElseThrow()));
    }

    private String byChance() {
        Gate.Chance known = chance.orElseThrow();
        return known.canTell()
                ? ", %s to %s for 95 %% of gates by chance"
                        .formatted(plain(known.sharpeLow()), plain(known.sharpeHigh()))
                : ", and there are too few signals for gates by chance to compare with";
    }

    private static String plain(double value) {
        return PlainNumber.of(value, 2);
    }
}
