package io.abtpro.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.abtpro.failures.RefusedException;
import io.abtpro.tuning.Candidate;
import io.abtpro.tuning.NoiseNull;
import io.abtpro.tuning.TunedParameters;
import io.abtpro.tuning.TuningResult;
import io.abtpro.tuning.WalkForward;

import java.util.Optional;

/// What the store keeps of a finished tuning, as strict JSON: the figures of the best candidate and
/// its export.
public final class TuningSummaryJson {

    private TuningSummaryJson() {}

    /// `{"objective", "train", "validation", "plateau", "trades", "maxDrawdown",
    /// "distinctBacktests", "randomMedian", "noiseFloor", "noiseNull", "walkForwardEfficiency",
    /// "tuned"}`; what there is not is null.
    public static String write(TuningResult result, Optional<TunedParameters> tuned) {
        ObjectNode node = Documents.object();
        node.put("objective", result.options().objective().word());
        Optional<Candidate> best = result.best();
        ExecutionJson.put(node, "train", best.map(Candidate::train).orElse(Double.NaN));
        ExecutionJson.put(node, "validation", best.map(Candidate::validation).orElse(Double.NaN));
        ExecutionJson.put(node, "plateau", best.map(Candidate::plateau).orElse(Double.NaN));
        ExecutionJson.put(node, "trades", best.map(b -> (double) b.trades()).orElse(Double.NaN));
        ExecutionJson.put(node, "maxDrawdown", best.map(Candidate::maxDrawdown).orElse(Double.NaN));
        node.put("distinctBacktests", result.distinctBacktests());
        ExecutionJson.put(node, "randomMedian", result.comparison().median().last());
        ExecutionJson.put(node, "noiseFloor", result.comparison().noise().last());
        node.put("noiseNull", NoiseNull.MIRRORED.name());
        ExecutionJson.put(
                node,
                "walkForwardEfficiency",
                result.walkForward().map(WalkForward.Result::efficiency).orElse(Double.NaN));
        tuned.ifPresentOrElse(t -> node.set("tuned", tree(t)), () -> node.putNull("tuned"));
        return node.toString();
    }

    /// The export in a summary; empty where no candidate met the limits or the tuning is not over.
    public static Optional<TunedParameters> tuned(String summary) {
        try {
            var tuned = Documents.parsed(summary).path("tuned");
            return tuned.isObject()
                    ? Optional.of(TunedParametersJson.read(tuned.toString()))
                    : Optional.empty();
        } catch (JsonProcessingException damaged) {
            throw new RefusedException("the stored tuning is not JSON; tune again", damaged);
        }
    }

    private static com.fasterxml.jackson.databind.JsonNode tree(TunedParameters tuned) {
        try {
            return Documents.parsed(TunedParametersJson.write(tuned));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("what was just written can be read", impossible);
        }
    }
}
