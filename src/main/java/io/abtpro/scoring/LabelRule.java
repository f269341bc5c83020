package io.abtpro.scoring;

import io.abtpro.backtest.Barriers;
import io.abtpro.failures.RefusedException;
import io.abtpro.labels.Outcome;
import io.abtpro.labels.SignalOutcomes;

import java.util.List;
import java.util.Locale;

/// What a signal is judged by.
@FunctionalInterface
public interface LabelRule {
    /// The outcome of every entry of `signals`, in order.
    List<Outcome> outcomes(SignalSource signals);

    /// As on the command line, such as "net-pnl".
    default String id() {
        return "custom";
    }

    /// Won where the net P&L of the strategy's own trade is above 0.
    static LabelRule netProfit() {
        return new NetProfit();
    }

    /// The rule written as `text`: "net-pnl", "triple-barrier" or "triple-barrier:2,1,20" (target
    /// and stop in ATR(14), most bars).
    ///
    /// @throws IllegalArgumentException that says what is wrong with `text`
    static LabelRule parse(String text) {
        String form = text.strip().toLowerCase(Locale.ROOT);
        if (form.equals("net-pnl")) {
            return netProfit();
        }
        if (form.equals("triple-barrier")) {
            return TripleBarrier.usual();
        }
        String[] parts =
                form.startsWith("triple-barrier:")
                        ? form.substring(15).split(",", -1)
                        : new String[0];
        try {
            if (parts.length == 3) {
                return new TripleBarrier(
                        Double.parseDouble(parts[0].strip()),
                        Double.parseDouble(parts[1].strip()),
                        Integer.parseInt(parts[2].strip()));
            }
        } catch (NumberFormatException noNumber) {
            // Said below, as what has another form is.
        }
        throw new RefusedException(
                "a label must be net-pnl or triple-barrier:TARGET,STOP,BARS, such as triple-barrier:2,1,20, was '%s'"
                        .formatted(text));
    }

    /// The strategy's own trade, taken as if alone.
    record NetProfit() implements LabelRule {
        @Override
        public List<Outcome> outcomes(SignalSource signals) {
            return SignalOutcomes.of(
                    signals.series(),
                    signals.strategy().signals(signals.columns(), signals.parameters()),
                    signals.strategy().protection(signals.parameters()),
                    signals.execution());
        }

        @Override
        public String id() {
            return "net-pnl";
        }
    }

    /// Whichever comes first of a target, a stop and a time limit; the strategy's own exits are not
    /// looked at.
    ///
    /// @param target, stop distances from the fill in ATR(14) at the signal
    /// @param bars most bars a trade lasts
    record TripleBarrier(double target, double stop, int bars) implements LabelRule {
        private static final List<Double> ATR = List.of(14.0);

        public TripleBarrier {
            if (!(target > 0 && stop > 0 && bars >= 1)) {
                throw new RefusedException(
                        "target and stop must be above 0 ATR and the limit at least 1 bar, were %s, %s and %d"
                                .formatted(target, stop, bars));
            }
        }

        /// Target 2 ATR, stop 1 ATR, 20 bars.
        public static TripleBarrier usual() {
            return new TripleBarrier(2, 1, 20);
        }

        @Override
        public List<Outcome> outcomes(SignalSource signals) {
            double[] units = signals.columns().column("atr", ATR);
            return SignalOutcomes.of(
                    signals.series(),
                    signals.strategy().signals(signals.columns(), signals.parameters()),
                    new Barriers(target, stop, bars, units),
                    signals.execution());
        }

        @Override
        public String id() {
            return "triple-barrier:%s,%s,%d".formatted(plain(target), plain(stop), bars);
        }

        private static String plain(double value) {
            return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
        }
    }
}
