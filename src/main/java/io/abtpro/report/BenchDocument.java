package io.abtpro.report;

import com.fasterxml.jackson.annotation.JsonInclude;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// The table of speeds.
///
/// @param quick true where too little was done for any figure to be a speed
public record BenchDocument(Machine machine, boolean quick, List<Row> rows) implements Document {
    public BenchDocument {
        rows = List.copyOf(rows);
    }

    /// What was measured on.
    public record Machine(
            int cores,
            Optional<Long> memoryBytes,
            long heapBytes,
            String java,
            String system,
            OptionalDouble load) {}

    /// Several measurements of one thing.
    public record Spread(
            double median,
            double min,
            double lowerQuartile,
            double upperQuartile,
            double max,
            int n) {}

    /// One row of the table; without figures where it failed.
    ///
    /// @param better more or less
    /// @param met null where there is no target
    public record Row(
            String name,
            String work,
            String unit,
            String better,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<Double> median,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<Double> min,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<Double> lowerQuartile,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<Double> upperQuartile,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<Double> max,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<Integer> n,
            OptionalDouble target,
            Optional<Boolean> met,
            boolean quick,
            String note,
            Optional<String> failure) {}

    /// How the cost of work grows with its size.
    public record Growth(Machine machine, boolean quick, List<Grown> growth) implements Document {
        public Growth {
            growth = List.copyOf(growth);
        }
    }

    /// The same work at two sizes.
    ///
    /// @param factor how many times as long the larger one takes
    public record Grown(
            String grows, String work, String unit, Spread base, Spread grown, double factor) {}

    /// A long check that can be run.
    ///
    /// @param arguments their usual values by name
    public record Check(String name, String work, Map<String, String> arguments)
            implements Document {}

    /// A long check that was run.
    public record Checked(
            String check,
            Map<String, String> arguments,
            boolean quick,
            boolean holds,
            List<String> lines)
            implements Document {
        public Checked {
            lines = List.copyOf(lines);
        }
    }
}
