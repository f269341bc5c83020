package io.abtpro.volatility;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The models that the forest is held against.
public enum Baseline {
    LAST_VALUE("lastValue", "Last value"),
    EWMA("ewma", "EWMA(0.94)"),
    HAR("har", "HAR"),
    GARCH("garch", "GARCH(1,1)"),
    GJR_GARCH("gjrGarch", "GJR-GARCH(1,1)"),
    GARCH_T("garchT", "GARCH(1,1), Student's t");

    private final String id;
    private final String label;

    Baseline(String id, String label) {
        this.id = id;
        this.label = label;
    }

    /// The key in JSON.
    public String id() {
        return id;
    }

    public String label() {
        return label;
    }

    /// Fits baselines again and again over one history, each time from what was known at a bar.
    static final class Fitting {
        private final VolatilityHistory history;
        private final double[] ewma;
        private final double[] week;
        private final double[] month;
        private final Map<GarchFit.Options, Garch> before = new HashMap<>();

        Fitting(VolatilityHistory history) {
            this.history = history;
            this.ewma = Ewma.of(history.barVariance(), Ewma.LAMBDA);
            this.week = VolatilityHistory.means(history.barVariance(), Har.WEEK);
            this.month = VolatilityHistory.means(history.barVariance(), Har.MONTH);
        }

        /// The model fitted to rows `from` on whose outcome was known at the close of bar `at`.
        VarianceModel fit(Baseline baseline, int from, int at) {
            return switch (baseline) {
                case LAST_VALUE -> history::realisedUpTo;
                case EWMA -> t -> ewma[t];
                case HAR -> har(from, at);
                case GARCH -> garch(GarchFit.Options.plain(), from, at);
                case GJR_GARCH -> garch(new GarchFit.Options(true, false), from, at);
                case GARCH_T -> garch(new GarchFit.Options(false, true), from, at);
            };
        }

        private VarianceModel har(int from, int at) {
            int first = Math.max(from, Har.WARMUP);
            int rows = at - history.horizon() - first + 1;
            double[][] x = new double[rows][];
            double[] y = new double[rows];
            for (int i = 0; i < rows; i++) {
                x[i] =
                        new double[] {
                            history.barVariance()[first + i], week[first + i], month[first + i]
                        };
                y[i] = history.target(first + i, at);
            }
            Har har = Har.fit(x, y);
            return t -> har.forecast(history.barVariance()[t], week[t], month[t]);
        }

        private VarianceModel garch(GarchFit.Options options, int from, int at) {
            double[] sample = Arrays.copyOfRange(history.returns(), Math.max(1, from), at + 1);
            if (Arrays.stream(sample).allMatch(r -> r == sample[0])) {
                return t -> sample[0] * sample[0];
            }
            Garch g = GarchFit.of(sample, options, Optional.ofNullable(before.get(options)));
            before.put(options, g);
            double[] next = g.nextVariances(history.returns());
            return t -> g.meanVariance(next[t], history.horizon());
        }
    }
}
