package io.abtpro.report;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.abtpro.scoring.Challenge;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A training, and the model that came of it.
///
/// @param model its id; null where there is none
/// @param kind what it was trained for, such as SIGNAL_QUALITY
/// @param type of the model, such as random-forest; null where there is none
/// @param performance the figures that were kept with it, as the text of an object
public record ModelDocument(
        long training,
        Optional<Long> model,
        String kind,
        Optional<String> type,
        String version,
        String status,
        Instant startedAt,
        Optional<Instant> completedAt,
        Optional<String> error,
        Optional<String> sha256,
        String performance)
        implements Document {
    /// A stored model that was read as a scorer would.
    ///
    /// @param refused why it was refused; null where it was not
    public record Verified(
            long model,
            String version,
            boolean ok,
            Optional<String> refused,
            Optional<List<String>> features,
            String sha256)
            implements Document {}

    /// A model in a file that was read as a scorer would; what one that was refused lacks is left
    /// out.
    public record VerifiedFile(
            String file,
            boolean ok,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<String> type,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<List<String>> features,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<String> sha256,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<String> refused)
            implements Document {}

    /// A stored model against one that went on learning.
    ///
    /// @param champion id of the stored one
    /// @param promoted id of the other, now stored; null where the champion stays
    public record Challenged(
            long champion,
            Instant trainedTo,
            int judged,
            double independentOutcomes,
            double championBrier,
            double challengerBrier,
            double differenceLow,
            double differenceHigh,
            Optional<Long> promoted)
            implements Document {
        public static Challenged of(
                long champion, Instant trainedTo, Challenge challenge, Optional<Long> promoted) {
            return new Challenged(
                    champion,
                    trainedTo,
                    challenge.judged(),
                    challenge.independent(),
                    challenge.champion(),
                    challenge.challenger(),
                    challenge.low(),
                    challenge.high(),
                    promoted);
        }
    }
}
