package io.abtpro.backtest;

import java.util.ArrayList;
import java.util.List;

/// The trades that were not taken: what the entries skipped by an [EntrySizing] would have come to.
public final class ShadowLedger {
    private ShadowLedger() {}

    /// The trades of the skipped entries inside `period`, one position at a time as in a backtest: a skipped entry counts
    /// only once the one before has ended. Each is with all of the capital.
    ///
    /// @param trades of every signal ([LoneTrades#of])
    public static List<Trade> of(List<LoneTrades.LoneTrade> trades, EntrySizing sizing, Backtest.Period period) {
        List<Trade> skipped = new ArrayList<>();
        for (LoneTrades.LoneTrade alone : trades) {
            int signal = alone.signalBar();
            boolean inside = signal >= period.fromBar() && signal < period.toBar();
            if (inside && sizing.factor(signal, alone.isLong()) == 0) {
                alone.trade().filter(trade -> isFree(skipped, signal, trade)).ifPresent(skipped::add);
            }
        }
        return skipped;
    }

    /// True where the last trade had ended when this one would have entered. An exit on a signal is one fill with an
    /// entry of the other side; the same side may enter on a later signal only.
    private static boolean isFree(List<Trade> skipped, int signal, Trade trade) {
        if (skipped.isEmpty() || signal > skipped.getLast().exitBar()) {
            return true;
        }
        Trade last = skipped.getLast();
        boolean reverses = last.exitReason() == Trade.ExitReason.SIGNAL && trade.isLong() != last.isLong();
        boolean sameFill = last.exitReason() == Trade.ExitReason.SIGNAL && trade.entryBar() == last.exitBar();
        return sameFill ? reverses : signal == last.exitBar();
    }
}
