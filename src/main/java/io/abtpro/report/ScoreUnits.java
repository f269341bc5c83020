package io.abtpro.report;

import io.abtpro.bars.QuoteCurrency;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Which probability each figure of a scorer's document rests on, and its unit.
final class ScoreUnits {
    private ScoreUnits() {}

    /// What each figure is of: "score" is the model's own P(win), "calibrated" that probability
    /// calibrated.
    static Map<String, Object> basis() {
        var basis = new LinkedHashMap<String, Object>();
        basis.put("auc", "score");
        basis.put("averagePrecision", "score");
        basis.put("brier", "calibrated");
        basis.put("brierOfScore", "score");
        return basis;
    }

    /// As [#basis], with what a threshold decides.
    static Map<String, Object> basisAtThreshold() {
        Map<String, Object> basis = basis();
        basis.put("accuracy", "score above threshold");
        basis.put("accuracyAtHalf", "score above 0.5");
        basis.put("confusion", "score above threshold");
        basis.put("gated", "score above threshold");
        return basis;
    }

    /// Units of the figures of scores.
    static Map<String, Object> units() {
        var units = new LinkedHashMap<String, Object>();
        units.put("auc", "share of pairs of a winner and a loser, 0 to 1");
        units.put("brier", "mean squared probability, 0 to 1");
        units.put("independentOutcomes", "outcomes");
        for (String share : new String[] {"averagePrecision", "baseRate"}) {
            units.put(share, "fraction");
        }
        return units;
    }

    /// As [#units], with those of advice and of runs, of money in `currency` where it is known.
    static Map<String, Object> unitsAtThreshold(Optional<QuoteCurrency> currency) {
        Map<String, Object> units = units();
        for (String share : new String[] {"accuracy", "precision", "recall"}) {
            units.put(share, "fraction");
        }
        units.put("netPnl", Units.money(currency));
        units.putAll(Units.ofRun(currency));
        return units;
    }
}
