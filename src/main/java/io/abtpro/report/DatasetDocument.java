package io.abtpro.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;

import io.abtpro.bars.Finding;
import io.abtpro.bars.SeriesQuality;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A stored dataset without its bars.
public record DatasetDocument(@JsonUnwrapped Stored stored) implements Document {
    /// What is known of the dataset.
    ///
    /// @param from, to the opens of the first and last bar
    /// @param sha256 of the series
    /// @param currency of ISO 4217; left out where it is not known
    /// @param storedBytes compressed size in the store
    public record Stored(
            String dataset,
            String symbol,
            String timeframe,
            String zone,
            int bars,
            int rejected,
            Instant from,
            Instant to,
            String sha256,
            String dialect,
            KeptCalendar calendar,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<String> currency,
            Quality quality,
            String sourceFile,
            long storedBytes,
            Instant importedAt) {}

    /// What was found in the bars.
    public record Quality(String summary, String calendar, List<Found> findings) {
        public Quality {
            findings = List.copyOf(findings);
        }

        public static Quality of(SeriesQuality quality) {
            return new Quality(
                    quality.summary(),
                    quality.calendar(),
                    quality.findings().stream().map(Found::of).toList());
        }
    }

    /// One finding.
    public record Found(
            String kind, String severity, int fromBar, int toBar, int bars, String what) {
        static Found of(Finding finding) {
            return new Found(
                    ExecutionDocument.word(finding.kind()),
                    ExecutionDocument.word(finding.severity()),
                    finding.fromBar(),
                    finding.toBar(),
                    finding.bars(),
                    finding.what());
        }
    }

    /// A dataset that was imported, and how its file was read.
    ///
    /// @param rejects the file with the rows that were skipped; null where none was
    /// @param rows of the file
    /// @param leftOut those of them that are no bars by their nature
    public record Imported(
            @JsonUnwrapped Stored stored,
            Optional<Path> rejects,
            long rows,
            long leftOut,
            List<String> notes,
            List<Decision> decisions,
            long millis)
            implements Document {
        public Imported {
            notes = List.copyOf(notes);
            decisions = List.copyOf(decisions);
        }
    }

    /// One thing that had to be known to read the file.
    public record Decision(String what, String value, String source) {}

    /// A dataset that was made of another's bars.
    ///
    /// @param notes which of its bars are partial
    public record Resampled(@JsonUnwrapped Stored stored, List<String> notes) implements Document {
        public Resampled {
            notes = List.copyOf(notes);
        }
    }
}
