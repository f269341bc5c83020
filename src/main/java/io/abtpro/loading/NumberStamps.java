package io.abtpro.loading;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/// What the plain numbers of a stamp column are; a matter of the column, since single ones can be
/// read several ways.
///
/// 18000101 is a day of 1800 or a second of 1970, 189302100000 a minute of 1893 or a millisecond of
/// 1975.
enum NumberStamps {
    /// Each is read by its own form.
    FREE,
    /// Time since 1970.
    EPOCH,
    /// Digits of a date, such as 20200113, 2020011309 or 20200113093000.
    COMPACT;

    private static final Pattern PLAIN = Pattern.compile("-?\\d{1,19}(\\.\\d*)?");
    private static final double SURELY_EPOCH = 1e8;
    private static final double SHORTEST_STEP = 60;

    /// @param named true where the header calls the column a time; an unnamed one may be a row
    ///   number
    static NumberStamps of(List<String> fields, boolean named) {
        List<String> plain =
                fields.stream().map(String::strip).filter(f -> PLAIN.matcher(f).matches()).toList();
        if (plain.isEmpty() || 2 * plain.size() < fields.size()) {
            return FREE;
        }
        if (10
                                * plain.stream()
                                        .filter(
                                                f ->
                                                        isKind(
                                                                f,
                                                                StampParser.Kind.DATE,
                                                                StampParser.Kind.DATE_TIME))
                                        .count()
                        >= 9L * plain.size()
                || areHours(plain)) {
            return COMPACT;
        }
        double[] values = plain.stream().mapToDouble(Double::parseDouble).toArray();
        double largest = 0;
        boolean negative = false;
        for (double value : values) {
            largest = Math.max(largest, Math.abs(value));
            negative |= value < 0;
        }
        boolean clock = plain.stream().allMatch(f -> isKind(f, StampParser.Kind.TIME_OF_DAY));
        if (clock || !named && largest < SURELY_EPOCH) {
            return FREE;
        }
        return largest >= SURELY_EPOCH || negative || stepsAreMinutes(values) ? EPOCH : FREE;
    }

    /// True where all are digits of a date and an hour, such as 2020011309. As seconds they would
    /// lie in the years from 2030 on, and their last two digits would soon pass 23.
    private static boolean areHours(List<String> plain) {
        StampParser parser = new StampParser(COMPACT);
        return plain.stream()
                .allMatch(
                        f -> {
                            byte[] bytes = f.getBytes(StandardCharsets.ISO_8859_1);
                            return bytes.length == 10
                                    && parser.parse(bytes, 0, 10) == StampParser.Kind.DATE_TIME
                                    && parser.first >= 1900;
                        });
    }

    private static boolean isKind(String field, StampParser.Kind... kinds) {
        return List.of(kinds).contains(StampParser.kindOf(field));
    }

    private static boolean stepsAreMinutes(double[] values) {
        int steps = 0;
        for (int i = 1; i < values.length; i++) {
            double step = Math.abs(values[i] - values[i - 1]);
            if (step % SHORTEST_STEP != 0) {
                return false;
            }
            steps += step > 0 ? 1 : 0;
        }
        return steps > 0;
    }
}
