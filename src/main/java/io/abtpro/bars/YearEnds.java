package io.abtpro.bars;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The year of a series as it is known at the end of each part of it: a part that ends before the
/// series does is told by the bars up to its end, so that more bars change none of its yearly
/// figures. Each is told once it is asked for.
final class YearEnds {
    private static final int KEPT = 64;

    private final Timeframe timeframe;
    private final ZoneId zone;
    private final long[] openTimes;
    private final Optional<TradingYear> given;
    private final Map<Integer, TradingYear> told = new ConcurrentHashMap<>();

    /// @param openTimes shared, not to be written to
    /// @param given the year of the whole, where it was kept with the dataset or chosen
    YearEnds(Timeframe timeframe, ZoneId zone, long[] openTimes, Optional<TradingYear> given) {
        this.timeframe = timeframe;
        this.zone = zone;
        this.openTimes = openTimes;
        this.given = given;
    }

    /// The year as the first `bars` bars show it, by the class that was chosen where one was.
    TradingYear upTo(int bars) {
        if (bars == openTimes.length && given.isPresent()) {
            return given.get();
        }
        TradingYear known = told.get(bars);
        if (known == null) {
            if (told.size() >= KEPT) {
                told.clear();
            }
            long[] times = bars == openTimes.length ? openTimes : Arrays.copyOf(openTimes, bars);
            known =
                    given.filter(TradingYear::chosen)
                            .map(year -> TradingYear.of(timeframe, zone, times, year.kind()))
                            .orElseGet(() -> TradingYear.of(timeframe, zone, times));
            told.put(bars, known);
        }
        return known;
    }
}
