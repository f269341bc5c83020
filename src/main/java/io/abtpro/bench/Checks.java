package io.abtpro.bench;

import java.util.List;
import java.util.stream.Stream;

/// The checks, those of speed first.
final class Checks {
    private Checks() {}

    static List<Check> all() {
        return Stream.of(
                        SweepTime.check(),
                        GridTime.check(),
                        TuningTime.check(),
                        ColumnsTime.check(),
                        OutcomesTime.check(),
                        ShapTime.check(),
                        ImportTime.check(),
                        SavedRunsSize.check(),
                        TuningRace.check(),
                        NoiseFloorSize.check(),
                        ScoringFigures.check(),
                        IntervalFigures.check(),
                        VolatilityFigures.ofSamples(),
                        VolatilityFigures.coverage(),
                        ScheduleFigures.check(),
                        MutatedFiles.check(),
                        FormulaTexts.check())
                .toList();
    }
}
