package io.abtpro.loading;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/// Takes the time of day of a stamp apart, and the offset behind it.
abstract sealed class StampClock extends StampText permits StampParser {
    private static final Map<String, Integer> NAMED_OFFSETS =
            Map.ofEntries(
                    Map.entry("EST", -5),
                    Map.entry("EDT", -4),
                    Map.entry("CDT", -5),
                    Map.entry("MDT", -6),
                    Map.entry("PST", -8),
                    Map.entry("PDT", -7),
                    Map.entry("CET", 1),
                    Map.entry("CEST", 2),
                    Map.entry("BST", 1),
                    Map.entry("EET", 2),
                    Map.entry("EEST", 3),
                    Map.entry("MSK", 3),
                    Map.entry("JST", 9),
                    Map.entry("KST", 9),
                    Map.entry("HKT", 8),
                    Map.entry("SGT", 8),
                    Map.entry("AEST", 10),
                    Map.entry("AEDT", 11));

    private static final long LARGEST_OFFSET = 18 * 3_600_000L;

    /// The end of a day, which is written 24:00.
    static final long DAY = 24 * 3_600_000L;

    /// From midnight; [#DAY] where the stamp says 24:00.
    long millisOfDay;

    boolean hasOffset;
    long offsetMillis;

    /// The region in brackets behind an offset, such as "America/New_York"; empty where there is
    /// none.
    String region = "";

    final void forgetClock() {
        millisOfDay = 0;
        hasOffset = false;
        region = "";
    }

    /// HHmm, HHmmss or HHmmssSSS; leading zeros may lack, as Finam writes them.
    final boolean compactTime(int run) {
        long value = number(i, run);
        long millis = 0;
        if (run > 6) {
            millis = value % 1000;
            value /= 1000;
        } else if (run <= 4) {
            value *= 100;
        }
        long hour = value / 10_000;
        long minute = value / 100 % 100;
        long second = value % 100;
        i += run;
        millisOfDay = ((hour * 60 + minute) * 60 + second) * 1000 + millis;
        return minute < 60 && second < 60 && millisOfDay <= DAY;
    }

    /// Reads a time of day such as 9:30, 09:30:00.123, 9:30 PM or 5-PM.
    final boolean time() {
        int run = runOfDigits();
        if (run > 2) {
            return (run == 4 || run == 6 || run == 9) && compactTime(run);
        }
        if (run == 0) {
            return false;
        }
        int hour = (int) number(i, run);
        i += run;
        int minute = timeField((byte) ':');
        int second = minute < 0 ? -1 : timeField((byte) ':');
        long millis = second < 0 ? 0 : millisFraction();
        if (minute < 0 && i < end && b[i] == '-' && i + 2 < end && isLetter(i + 1)) {
            i++;
        } else if (minute < 0) {
            return false;
        }
        hour = halfDay(hour);
        millisOfDay =
                ((hour * 60L + Math.max(0, minute)) * 60 + Math.max(0, second)) * 1000 + millis;
        return hour >= 0 && minute < 60 && second < 60 && millisOfDay <= DAY;
    }

    private int timeField(byte mark) {
        if (i + 2 < end && b[i] == mark && isDigit(i + 1) && isDigit(i + 2)) {
            int value = (b[i + 1] - '0') * 10 + b[i + 2] - '0';
            i += 3;
            return value;
        }
        return -1;
    }

    private long millisFraction() {
        if (i >= end || b[i] != '.' && b[i] != ',' && b[i] != ':') {
            return 0;
        }
        i++;
        int run = runOfDigits();
        long millis = 0;
        for (int k = 0; k < 3; k++) {
            millis = millis * 10 + (k < run ? b[i + k] - '0' : 0);
        }
        i += run;
        return millis;
    }

    private int halfDay(int hour) {
        int at = i;
        while (at < end && b[at] == ' ') {
            at++;
        }
        if (at + 1 < end
                && (b[at + 1] | 32) == 'm'
                && ((b[at] | 32) == 'a' || (b[at] | 32) == 'p')
                && !isLetter(at + 2)) {
            i = at + 2;
            boolean afternoon = (b[at] | 32) == 'p';
            return hour > 12 ? -1 : hour % 12 + (afternoon ? 12 : 0);
        }
        return hour;
    }

    /// Reads an offset or zone up to the end of the field; true where there is none.
    final boolean zone() {
        skipBlanks();
        if (i == end) {
            return true;
        }
        String name = new String(b, i, Math.min(3, end - i), StandardCharsets.US_ASCII);
        if (name.startsWith("Z") || name.equals("UTC") || name.equals("GMT")) {
            i += name.startsWith("Z") ? 1 : 3;
            hasOffset = true;
            offsetMillis = 0;
            skipBlanks();
        } else if (isLetter(i)) {
            return namedOffset();
        }
        if (i < end && (b[i] == '+' || b[i] == '-') && !offset()) {
            return false;
        }
        return hasOffset && bracketedRegion();
    }

    /// EST, EDT and the like; CST and IST are not read, since each is the name of several zones. A
    /// region such as US/Eastern is left to the reader, which knows the day.
    private boolean namedOffset() {
        int start = i;
        if (isRegion()) {
            region = new String(b, i, end - i, StandardCharsets.US_ASCII);
            i = end;
            return true;
        }
        while (isLetter(i)) {
            i++;
        }
        Integer hours =
                NAMED_OFFSETS.get(
                        new String(b, start, i - start, StandardCharsets.US_ASCII)
                                .toUpperCase(Locale.ROOT));
        hasOffset = hours != null;
        offsetMillis = hours == null ? 0 : hours * 3_600_000L;
        return hasOffset;
    }

    private boolean isRegion() {
        boolean slash = false;
        for (int k = i; k < end; k++) {
            if (!isLetter(k) && b[k] != '/' && b[k] != '_') {
                return false;
            }
            slash |= b[k] == '/';
        }
        return slash;
    }

    private boolean bracketedRegion() {
        if (i < end && b[i] == '[' && b[end - 1] == ']') {
            region = new String(b, i + 1, end - i - 2, StandardCharsets.US_ASCII);
            i = end;
        }
        return true;
    }

    private boolean offset() {
        int sign = b[i] == '-' ? -1 : 1;
        i++;
        int run = runOfDigits();
        if (run != 2 && run != 4 && run != 1) {
            return false;
        }
        int value = (int) number(i, run);
        i += run;
        int hours = run == 4 ? value / 100 : value;
        int minutes = run == 4 ? value % 100 : Math.max(0, timeField((byte) ':'));
        hasOffset = true;
        offsetMillis = sign * (hours * 60L + minutes) * 60_000;
        return minutes < 60 && Math.abs(offsetMillis) <= LARGEST_OFFSET;
    }
}
