package io.abtpro.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;

import io.abtpro.bars.QuoteCurrency;
import io.abtpro.diagnostics.Confusion;
import io.abtpro.diagnostics.Verdict;
import io.abtpro.scoring.AdviceFigures;
import io.abtpro.scoring.Gate;
import io.abtpro.scoring.GateLedger;
import io.abtpro.scoring.GateReading;
import io.abtpro.scoring.ScoreQuality;
import io.abtpro.scoring.ScoreStudy;
import io.abtpro.scoring.SignalSource;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What scores are worth, and the gate beside no gate.
///
/// @param dataset their names or files
/// @param verdict null where there is nothing to judge
/// @param symbol whose runs `gated`, `ungated`, `gate` and `shadow` are: the first
/// @param symbols all of them; left out where there is only one
public record EvaluationDocument(
        String dataset,
        String strategy,
        String learner,
        List<String> features,
        double threshold,
        int signals,
        int judged,
        @JsonUnwrapped ScoreFigures figures,
        @JsonUnwrapped Shares shares,
        Matrix confusion,
        Optional<String> verdict,
        String symbol,
        Instant from,
        Optional<Instant> endsBefore,
        double barsPerYear,
        CalendarDocument calendar,
        Map<String, Object> gated,
        Map<String, Object> ungated,
        Reading gate,
        Shadow shadow,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<List<Symbol>> symbols,
        Map<String, Object> basis,
        Map<String, Object> units)
        implements Document {
    public EvaluationDocument {
        features = List.copyOf(features);
    }

    /// What was judged.
    ///
    /// @param gates of each symbol, in their order
    /// @param verdict absent where there is nothing to judge
    public record Judged(
            ScoreStudy study,
            Optional<ScoreQuality> quality,
            double threshold,
            List<Gated> gates,
            Optional<Verdict> verdict) {
        public Judged {
            gates = List.copyOf(gates);
        }

        Optional<AdviceFigures> advice() {
            return quality.map(known -> AdviceFigures.of(study, known, threshold));
        }
    }

    /// The runs of one symbol.
    public record Gated(SignalSource source, Gate gate, Gate.Run run, GateReading reading) {}

    /// How often advice was right, with both ends of its interval.
    record Shares(
            Optional<Double> accuracy,
            Optional<Double> accuracyLow,
            Optional<Double> accuracyHigh,
            Optional<Double> accuracyAtHalf,
            Optional<Double> accuracyAtHalfLow,
            Optional<Double> accuracyAtHalfHigh,
            Optional<Double> accuracyOfAlwaysSkip,
            Optional<Double> accuracyWithoutSkill,
            Optional<Double> baseRateLow,
            Optional<Double> baseRateHigh) {
        static Shares of(Optional<AdviceFigures> figures) {
            var accuracy = figures.map(AdviceFigures::accuracy);
            var atHalf = figures.map(AdviceFigures::accuracyAtHalf);
            var baseRate = figures.map(AdviceFigures::baseRate);
            return new Shares(
                    accuracy.map(AdviceFigures.Share::value),
                    low(accuracy),
                    high(accuracy),
                    atHalf.map(AdviceFigures.Share::value),
                    low(atHalf),
                    high(atHalf),
                    figures.map(AdviceFigures::alwaysSkip),
                    figures.map(AdviceFigures::withoutSkill),
                    low(baseRate),
                    high(baseRate));
        }
    }

    private static Optional<Double> low(Optional<AdviceFigures.Share> share) {
        return share.map(s -> s.interval().low());
    }

    private static Optional<Double> high(Optional<AdviceFigures.Share> share) {
        return share.map(s -> s.interval().high());
    }

    /// Advice against outcomes.
    public record Matrix(
            int executedWon,
            int executedLost,
            int skippedWon,
            int skippedLost,
            Optional<Double> precision,
            Optional<Double> precisionLow,
            Optional<Double> precisionHigh,
            Optional<Double> recall,
            Optional<Double> recallLow,
            Optional<Double> recallHigh) {
        static Matrix of(Confusion at, Optional<AdviceFigures> figures) {
            var precision = figures.flatMap(AdviceFigures::precision);
            var recall = figures.flatMap(AdviceFigures::recall);
            return new Matrix(
                    at.executedWon(),
                    at.executedLost(),
                    at.skippedWon(),
                    at.skippedLost(),
                    precision.map(AdviceFigures.Share::value),
                    low(precision),
                    high(precision),
                    recall.map(AdviceFigures.Share::value),
                    low(recall),
                    high(recall));
        }
    }

    /// What the gated run may be said to show, with the gates by chance that it rests on.
    public record Reading(
            String claim,
            int executed,
            int signals,
            int trades,
            Optional<Integer> gatesByChance,
            Optional<Double> sharpeByChanceLow,
            Optional<Double> sharpeByChanceHigh) {
        static Reading of(GateReading reading, boolean hasEdge) {
            return new Reading(
                    ExecutionDocument.word(reading.claim(hasEdge)),
                    reading.executed(),
                    reading.signals(),
                    reading.trades(),
                    reading.chance().map(chance -> chance.sharpes().length),
                    reading.chance().map(Gate.Chance::sharpeLow),
                    reading.chance().map(Gate.Chance::sharpeHigh));
        }
    }

    /// The skipped trades at the size that the run without a gate gave them, and how both runs add
    /// up: ungated = gated + skipped + displaced - instead + resized.
    public record Shadow(
            int trades,
            long won,
            double netPnl,
            String sizedAs,
            int displacedTrades,
            double displacedNetPnl,
            int insteadTrades,
            double insteadNetPnl,
            double resizedNetPnl,
            double gatedNetPnl,
            double ungatedNetPnl) {
        static Shadow of(Gated gated) {
            GateLedger ledger = gated.run().ledger();
            return new Shadow(
                    ledger.skipped().size(),
                    ledger.skipped().stream().filter(trade -> trade.netPnl() > 0).count(),
                    ledger.skippedPnl(),
                    "ungated",
                    ledger.displaced().size(),
                    ledger.displacedPnl(),
                    ledger.instead().size(),
                    ledger.insteadPnl(),
                    ledger.resized(),
                    GateLedger.sum(gated.run().result().trades()),
                    GateLedger.sum(gated.gate().ungated().trades()));
        }
    }

    /// The runs of one of several symbols.
    public record Symbol(
            String symbol,
            double barsPerYear,
            CalendarDocument calendar,
            Optional<Instant> endsBefore,
            Map<String, Object> gated,
            Map<String, Object> ungated,
            Reading gate,
            Shadow shadow) {
        static Symbol of(Gated gated, boolean hasEdge) {
            var year = gated.source().series().year();
            return new Symbol(
                    gated.source().symbol(),
                    year.barsPerYear(),
                    CalendarDocument.of(year),
                    gated.source().endsBefore(),
                    Metrics.of(gated.run().result().statistics()),
                    Metrics.of(gated.gate().ungated().statistics()),
                    Reading.of(gated.reading(), hasEdge),
                    Shadow.of(gated));
        }
    }

    public static EvaluationDocument of(String datasets, Judged judged) {
        ScoreStudy study = judged.study();
        Optional<AdviceFigures> advice = judged.advice();
        boolean hasEdge = judged.quality().filter(ScoreQuality::hasEdge).isPresent();
        Gated first = judged.gates().getFirst();
        Symbol own = Symbol.of(first, hasEdge);
        return new EvaluationDocument(
                datasets,
                study.table().sources().getFirst().strategy().id(),
                study.options().learner().id(),
                study.table().featureNames(),
                judged.threshold(),
                study.table().size(),
                study.judged().length,
                ScoreFigures.of(judged.quality()),
                Shares.of(advice),
                Matrix.of(ScoreQuality.confusion(study, judged.threshold()), advice),
                judged.verdict().map(Verdict::sentence),
                own.symbol(),
                Instant.ofEpochMilli(
                        first.source().series().openTime(first.gate().period().fromBar())),
                own.endsBefore(),
                own.barsPerYear(),
                own.calendar(),
                own.gated(),
                own.ungated(),
                own.gate(),
                own.shadow(),
                judged.gates().size() > 1
                        ? Optional.of(
                                judged.gates().stream()
                                        .map(gated -> Symbol.of(gated, hasEdge))
                                        .toList())
                        : Optional.empty(),
                ScoreUnits.basisAtThreshold(),
                ScoreUnits.unitsAtThreshold(currency(judged)));
    }

    /// That of every symbol; empty where one is not known or they differ.
    private static Optional<QuoteCurrency> currency(Judged judged) {
        var all =
                judged.gates().stream()
                        .map(gated -> gated.source().series().currency())
                        .distinct()
                        .toList();
        return all.size() == 1 ? all.getFirst() : Optional.empty();
    }
}
