package io.abtpro.ui.data;

import io.abtpro.bars.BarSeries;

import java.time.Instant;
import java.time.Period;
import java.util.Arrays;
import java.util.Optional;

/// The spans that the range buttons show, counted back from the last bar.
enum Range {
    MONTH("1M", Period.ofMonths(1)),
    HALF_YEAR("6M", Period.ofMonths(6)),
    YEAR("1Y", Period.ofYears(1)),
    FIVE_YEARS("5Y", Period.ofYears(5)),
    ALL("All", Period.ZERO);

    private static final int FEWEST_BARS = 10;

    private final String label;
    private final Period back;

    Range(String label, Period back) {
        this.label = label;
        this.back = back;
    }

    /// The range of this name; half a year where there is none.
    static Range read(Optional<String> name) {
        return Arrays.stream(values())
                .filter(range -> name.filter(range.name()::equals).isPresent())
                .findFirst()
                .orElse(HALF_YEAR);
    }

    String label() {
        return label;
    }

    /// True where the range is shorter than the series and holds enough bars to be looked at.
    boolean isOffered(BarSeries series) {
        int first = firstBar(series);
        return this == ALL || first > 0 && series.size() - first >= FEWEST_BARS;
    }

    /// The first bar in this range; 0 where the series is shorter.
    int firstBar(BarSeries series) {
        if (this == ALL || series.size() == 0) {
            return 0;
        }
        long last = series.openTime(series.size() - 1);
        long from =
                Instant.ofEpochMilli(last)
                        .atZone(series.zone())
                        .minus(back)
                        .toInstant()
                        .toEpochMilli();
        return Math.min(series.firstAtOrAfter(from), series.size() - 1);
    }
}
