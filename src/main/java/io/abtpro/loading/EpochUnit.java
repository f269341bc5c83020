package io.abtpro.loading;

import java.util.List;
import java.util.Locale;

/// The unit of a time since 1970. A stamp tells its unit by its size: seconds reach the year 2286 with ten digits.
enum EpochUnit {
    SECONDS(1e10),
    MILLISECONDS(1e13),
    MICROSECONDS(1e16),
    NANOSECONDS(Double.POSITIVE_INFINITY);

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
        };
    }

    String inWords() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Where to begin: the unit of most stamps of the sample, and one stamp of that unit in milliseconds.
    record Start(EpochUnit unit, long reference) {
        static Start of(List<String> fields) {
            int[] counts = new int[values().length];
            long[] references = new long[counts.length];
            StampParser parser = new StampParser(NumberStamps.EPOCH);
            for (String field : fields) {
                byte[] bytes = field.getBytes(java.nio.charset.StandardCharsets.UTF_8);
                if (parser.parse(bytes, 0, bytes.length) == StampParser.Kind.EPOCH) {
                    EpochUnit unit = bySize(parser.epoch);
                    int k = unit.ordinal();
                    references[k] = counts[k]++ == 0 ? unit.millis(parser.epoch, parser.epochWhole) : references[k];
                }
            }
            int most = 0;
            for (int k = 1; k < counts.length; k++) {
                most = counts[k] > counts[most] ? k : most;
            }
            return new Start(values()[most], references[most]);
        }
    }
}
