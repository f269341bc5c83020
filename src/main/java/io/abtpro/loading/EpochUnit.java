package io.abtpro.loading;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The unit of a time since 1970. A stamp tells its unit by its size: seconds reach the year 2286
/// with ten digits.
enum EpochUnit {
    SECONDS(1e10),
    MILLISECONDS(1e13),
    MICROSECONDS(1e16),
    NANOSECONDS(Double.POSITIVE_INFINITY),
    /// 100 ns since the year 1; by its size it would be nanoseconds of about 1990.
    DOTNET_TICKS(Double.NEGATIVE_INFINITY),
    /// 100 ns since 1601; by its size it would be nanoseconds of about 1974.
    FILETIME(Double.NEGATIVE_INFINITY);

    private static final long TICKS_A_MILLI = 10_000;
    private static final long MILLIS_FROM_YEAR_1 = 62_135_596_800_000L;
    private static final long MILLIS_FROM_1601 = 11_644_473_600_000L;
    private static final double FIRST_TICKS = 5.99e17; // 1899
    private static final double LAST_TICKS = 6.94e17; // 2200
    private static final double FIRST_FILETIME = 1.1e17; // 1949
    private static final double LAST_FILETIME = 1.89e17; // 2199

    private final double below;

    EpochUnit(double below) {
        this.below = below;
    }

    static EpochUnit bySize(double stamp) {
        for (EpochUnit unit : values()) {
            if (Math.abs(stamp) < unit.below) {
                return unit;
            }
        }
        return NANOSECONDS;
    }

    /// Epoch milliseconds of a stamp in this unit.
    ///
    /// @param whole the stamp without its fraction, rounded down
    long millis(double stamp, long whole) {
        return switch (this) {
            case SECONDS -> (long) Math.floor(stamp * 1000 + 1e-6);
            case MILLISECONDS -> whole;
            case MICROSECONDS -> Math.floorDiv(whole, 1000L);
            case NANOSECONDS -> Math.floorDiv(whole, 1_000_000L);
            case DOTNET_TICKS -> Math.floorDiv(whole, TICKS_A_MILLI) - MILLIS_FROM_YEAR_1;
            case FILETIME -> Math.floorDiv(whole, TICKS_A_MILLI) - MILLIS_FROM_1601;
        };
    }

    /// Stamps within weeks of 1970 are too short to tell their unit; bars 1,000 hours apart are
    /// bars of an hour in milliseconds.
    private EpochUnit finerWhereStepsAreNoTimeframe(double step) {
        if (ordinal() >= NANOSECONDS.ordinal() || step == 0) {
            return this;
        }
        EpochUnit finer = values()[ordinal() + 1];
        return !isTimeframe(step / perDay()) && isTimeframe(step / finer.perDay()) ? finer : this;
    }

    /// Ticks of 100 ns where bars a hundred times as long are usual ones, and those of nanoseconds
    /// are not: an hour of ticks would be 36 seconds.
    private EpochUnit ticksWhereStepsAreUsual(double step, double stamp) {
        if (this != NANOSECONDS
                || isUsual(step / NANOSECONDS.perDay())
                || !isUsual(step / DOTNET_TICKS.perDay())) {
            return this;
        }
        if (stamp >= FIRST_TICKS && stamp < LAST_TICKS) {
            return DOTNET_TICKS;
        }
        return stamp >= FIRST_FILETIME && stamp < LAST_FILETIME ? FILETIME : this;
    }

    private static boolean isUsual(double days) {
        double millis = days * 86_400_000;
        return millis == Math.rint(millis)
                && millis % 1000 == 0
                && millis > 0
                && Spacing.isUsual((long) millis);
    }

    /// True for whole days up to a year's, and for what cuts a day into whole seconds.
    private static boolean isTimeframe(double days) {
        double seconds = Math.rint(days * 86_400);
        boolean whole = seconds >= 1 && Math.abs(seconds - days * 86_400) < 1e-6;
        return whole
                && (86_400 % seconds == 0
                        || seconds % 86_400 == 0
                                && (days <= 32
                                        || days >= 89 && days <= 92
                                        || days >= 365 && days <= 366));
    }

    private double perDay() {
        return switch (this) {
            case SECONDS -> 86_400;
            case MILLISECONDS -> 86_400e3;
            case MICROSECONDS -> 86_400e6;
            case NANOSECONDS -> 86_400e9;
            case DOTNET_TICKS, FILETIME -> 86_400e7;
        };
    }

    String inWords() {
        return switch (this) {
            case DOTNET_TICKS -> ".NET ticks, 100 ns since the year 1";
            case FILETIME -> "Windows file times, 100 ns since 1601";
            default -> name().toLowerCase(Locale.ROOT);
        };
    }

    /// Where to begin: the unit of most stamps of the sample, and one stamp of that unit in
    /// milliseconds.
    record Start(EpochUnit unit, long reference) {
        static Start of(List<String> fields) {
            int[] counts = new int[values().length];
            long[] references = new long[counts.length];
            double nanos = 0;
            long wholeNanos = 0;
            StampParser parser = new StampParser(NumberStamps.EPOCH);
            for (String field : fields) {
                byte[] bytes = field.getBytes(java.nio.charset.StandardCharsets.UTF_8);
                if (parser.parse(bytes, 0, bytes.length) == StampParser.Kind.EPOCH) {
                    EpochUnit unit = bySize(parser.epoch);
                    int k = unit.ordinal();
                    references[k] =
                            counts[k]++ == 0
                                    ? unit.millis(parser.epoch, parser.epochWhole)
                                    : references[k];
                    nanos = unit == NANOSECONDS ? parser.epoch : nanos;
                    wholeNanos = unit == NANOSECONDS ? parser.epochWhole : wholeNanos;
                }
            }
            int most = 0;
            for (int k = 1; k < counts.length; k++) {
                most = counts[k] > counts[most] ? k : most;
            }
            EpochUnit unit = values()[most];
            double step = steps(fields);
            EpochUnit ticks = unit.ticksWhereStepsAreUsual(step, nanos);
            if (ticks != unit) {
                return new Start(ticks, ticks.millis(nanos, wholeNanos));
            }
            EpochUnit finer = unit.finerWhereStepsAreNoTimeframe(step);
            return new Start(finer, finer == unit ? references[most] : 0);
        }

        /// What there is to say of the unit; empty for the usual ones.
        String note() {
            return unit == DOTNET_TICKS || unit == FILETIME ? "stamps are " + unit.inWords() : "";
        }

        private static double steps(List<String> fields) {
            Map<Double, Integer> counts = new HashMap<>();
            double before = Double.NaN;
            for (String field : fields) {
                double value = new NumberStyle('.').parse(field);
                if (!Double.isNaN(value) && !Double.isNaN(before) && value != before) {
                    counts.merge(Math.abs(value - before), 1, Integer::sum);
                }
                before = value;
            }
            return counts.entrySet().stream()
                    .max(Map.Entry.comparingByValue())
                    .map(Map.Entry::getKey)
                    .orElse(0.0);
        }
    }
}
