package io.abtpro.scoring;

import io.abtpro.backtest.EntrySizing;
import io.abtpro.backtest.Execution;
import io.abtpro.backtest.Trade;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The trades of a gated run against those of the run that takes every signal, each at the size its
/// own run gave it.
///
/// The net P&L of the ungated run is that of the gated one + skipped + displaced - instead +
/// resized. Where trades do not interact (a fixed size, and no signal given while a position was
/// open) the last three are nothing, and gated + skipped is ungated. Sizes that follow equity
/// interact: what the gate skipped changes the size of all later trades, by `resized`. So do
/// signals given while a trade was open: where the gate skips that trade it can take them
/// `instead`, and those may displace others that it would have taken.
///
/// @param skipped trades of the ungated run whose entry the gate did not take, as the ungated run
///   sized them
/// @param displaced trades of the ungated run that the gate would have taken, had it not been in
///   another, sized likewise
/// @param instead trades of the gated run that the ungated run, being in another, did not take
/// @param resized what the trades of both runs made ungated less what they made gated
public record GateLedger(
        List<Trade> skipped, List<Trade> displaced, List<Trade> instead, double resized) {
    static GateLedger of(
            List<Trade> gated, List<Trade> ungated, EntrySizing sizing, Execution.Fill fill) {
        Map<Integer, Trade> taken = new HashMap<>();
        gated.forEach(trade -> taken.put(trade.entryBar(), trade));
        List<Trade> skipped = new ArrayList<>();
        List<Trade> displaced = new ArrayList<>();
        double resized = 0;
        for (Trade trade : ungated) {
            Trade own = taken.remove(trade.entryBar());
            int signal = fill == Execution.Fill.NEXT_OPEN ? trade.entryBar() - 1 : trade.entryBar();
            if (own != null) {
                resized += trade.netPnl() - own.netPnl();
            } else if (sizing.factor(signal, trade.isLong()) == 0) {
                skipped.add(trade);
            } else {
                displaced.add(trade);
            }
        }
        List<Trade> instead =
                gated.stream().filter(trade -> taken.containsKey(trade.entryBar())).toList();
        return new GateLedger(List.copyOf(skipped), List.copyOf(displaced), instead, resized);
    }

    /// Net P&L of the skipped trades, in the quote currency.
    public double skippedPnl() {
        return sum(skipped);
    }

    public double displacedPnl() {
        return sum(displaced);
    }

    public double insteadPnl() {
        return sum(instead);
    }

    /// The sum of the net P&L of these trades.
    public static double sum(List<Trade> trades) {
        return trades.stream().mapToDouble(Trade::netPnl).sum();
    }
}
