package io.abtpro.loading;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/// Takes a stamp apart, whatever its form; the fields hold the parts of the last one. Makes no object a stamp.
final class StampParser {
    /// What a stamp can be.
    enum Kind {
        NONE,
        EPOCH,
        DATE,
        DATE_TIME,
        TIME_OF_DAY
    }

    static final long INVALID = Long.MIN_VALUE;
    private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";

    private static final Map<String, Integer> NAMED_OFFSETS = Map.ofEntries(
            Map.entry("EST", -5), Map.entry("EDT", -4), Map.entry("CDT", -5), Map.entry("MDT", -6), Map.entry("PST", -8),
            Map.entry("PDT", -7), Map.entry("CET", 1), Map.entry("CEST", 2), Map.entry("BST", 1), Map.entry("EET", 2),
            Map.entry("EEST", 3), Map.entry("MSK", 3), Map.entry("JST", 9), Map.entry("KST", 9), Map.entry("HKT", 8),
            Map.entry("SGT", 8), Map.entry("AEST", 10), Map.entry("AEDT", 11));

    private final NumberStamps numbers;
    private byte[] b = new byte[0];
    private int i;
    private int end;
    private int named;

    Kind kind = Kind.NONE;
    int first;
    int second;
    int third;
    boolean yearFirst;
    boolean monthNamed;
    boolean shortYear;
    long millisOfDay;
    boolean hasOffset;
    long offsetMillis;
    double epoch;
    long epochWhole;
    /// The region in brackets behind an offset, such as "America/New_York"; empty where there is none.
    String region = "";

    StampParser() {
        this(NumberStamps.FREE);
    }

    /// @param numbers what plain numbers are in the column that is read
    StampParser(NumberStamps numbers) {
        this.numbers = numbers;
    }

    static Kind kindOf(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        StampParser parser = new StampParser();
        return parser.parse(bytes, 0, bytes.length);
    }

    /// The kind of the stamp in `bytes[from, to)`; its parts are in the fields.
    Kind parse(byte[] bytes, int from, int to) {
        b = bytes;
        i = from;
        end = to;
        millisOfDay = 0;
        hasOffset = false;
        monthNamed = false;
        yearFirst = false;
        shortYear = false;
        named = 0;
        region = "";
        kind = numbers == NumberStamps.EPOCH && isEpoch() ? Kind.EPOCH : parseAll();
        return kind;
    }

    /// Time since 1970 of any length: a sign, digits and a fraction at most.
    private boolean isEpoch() {
        boolean negative = i < end && b[i] == '-';
        i += negative ? 1 : 0;
        int start = i;
        int run = runOfDigits();
        int after = start + run;
        if (run == 0 || run > 19 || after < end && (b[after] != '.' || !allDigits(after + 1, end))) {
            i = negative ? start - 1 : start;
            return false;
        }
        setEpoch(negative, start, run, after);
        return true;
    }

    private void setEpoch(boolean negative, int start, int run, int after) {
        long whole = number(start, run);
        if (whole < 0) { // more than a long holds: far beyond any plausible time in every unit
            whole = Long.MAX_VALUE;
        }
        double part = after + 1 < end ? fraction(after + 1) : 0;
        epochWhole = negative ? -whole - (part > 0 ? 1 : 0) : whole;
        epoch = negative ? -(whole + part) : whole + part;
    }

    private Kind parseAll() {
        skipWeekday();
        int start = i;
        int run = runOfDigits();
        if (run == 0) {
            return isLetter(i) && datePart() ? timePart() : Kind.NONE;
        }
        int after = start + run;
        if (after == end || b[after] == '.' && run >= 9 && allDigits(after + 1, end)) {
            return bareNumber(start, run, after);
        }
        if (b[after] == ':') {
            return time() && i == end ? Kind.TIME_OF_DAY : Kind.NONE;
        }
        if (run == 8 && compactDate(start)) {
            i = after;
            return timePart();
        }
        return datePart() ? timePart() : Kind.NONE;
    }

    private Kind bareNumber(int start, int run, int after) {
        if ((run == 8 || run == 12 || run == 14 || run == 17) && compactDate(start)) {
            if (run == 8) {
                return Kind.DATE;
            }
            i = start + 8;
            return compactTime(run - 8) ? Kind.DATE_TIME : Kind.NONE;
        }
        if (run >= 9 && run <= 19 && numbers != NumberStamps.COMPACT) {
            setEpoch(false, start, run, after);
            return Kind.EPOCH;
        }
        i = start;
        return run <= 6 && compactTime(run) ? Kind.TIME_OF_DAY : Kind.NONE;
    }

    private double fraction(int from) {
        double value = 0;
        double scale = 0.1;
        for (int k = from; k < end; k++, scale /= 10) {
            value += (b[k] - '0') * scale;
        }
        return value;
    }

    private boolean compactDate(int start) {
        int year = (int) number(start, 4);
        int month = (int) number(start + 4, 2);
        int day = (int) number(start + 6, 2);
        first = year;
        second = month;
        third = day;
        yearFirst = true;
        return year >= 1800 && year <= 2199 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
    }

    /// HHmm, HHmmss or HHmmssSSS; leading zeros may lack, as Finam writes them.
    private boolean compactTime(int run) {
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
        return hour < 24 && minute < 60 && second < 60;
    }

    private boolean datePart() {
        int run1 = runOfDigits();
        first = part(run1, 1);
        boolean ok = first >= 0 && skipDateMark();
        int run2 = runOfDigits();
        second = ok ? part(run2, 2) : -1;
        ok = ok && second >= 0 && skipDateMark();
        int run3 = runOfDigits();
        third = ok ? part(run3, 3) : -1;
        yearFirst = run1 == 4;
        if (!ok || third < 0 || run3 == 3 || run3 > 4 || run2 > 2 || run1 == 3) {
            return false;
        }
        shortYear = run3 <= 2 && !yearFirst;
        if (shortYear) {
            third += third < 70 ? 2000 : 1900;
        }
        if (named == 1) {
            int day = second;
            second = first;
            first = day;
        }
        monthNamed = named > 0;
        return true;
    }

    private int part(int run, int slot) {
        if (run > 0) {
            int value = (int) number(i, Math.min(run, 9));
            i += run;
            return value;
        }
        if (!isLetter(i)) {
            return -1;
        }
        if (i + 3 > end) {
            return -1;
        }
        String name = new String(b, i, 3, StandardCharsets.US_ASCII).toLowerCase(Locale.ROOT);
        int at = MONTHS.indexOf(name);
        if (at < 0 || at % 3 != 0) {
            return -1;
        }
        named = slot;
        while (isLetter(i)) {
            i++;
        }
        return at / 3 + 1;
    }

    private static boolean isMark(byte mark) {
        return mark == '-' || mark == '/' || mark == '.' || mark == ' ';
    }

    private boolean skipDateMark() {
        int from = i;
        while (i < end && (isMark(b[i]) || b[i] == ',')) {
            i++;
        }
        return i > from;
    }

    private Kind timePart() {
        if (i == end) {
            return Kind.DATE;
        }
        byte mark = b[i];
        if (mark == 'T' || mark == ' ' || mark == ',' || mark == '_' || mark == '.') {
            i++;
            skipBlanks();
        } else if (mark != 'Z' && mark != '+') {
            return Kind.NONE;
        }
        boolean zoneOnly = i < end && (b[i] == 'Z' || b[i] == '+');
        if (!zoneOnly && !time()) {
            return Kind.NONE;
        }
        return zone() && i == end ? Kind.DATE_TIME : Kind.NONE;
    }

    private boolean time() {
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
        millisOfDay = ((hour * 60L + Math.max(0, minute)) * 60 + Math.max(0, second)) * 1000 + millis;
        return hour >= 0 && hour < 24 && minute < 60 && second < 60;
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
        if (at + 1 < end && (b[at + 1] | 32) == 'm' && ((b[at] | 32) == 'a' || (b[at] | 32) == 'p')) {
            i = at + 2;
            boolean afternoon = (b[at] | 32) == 'p';
            return hour > 12 ? -1 : hour % 12 + (afternoon ? 12 : 0);
        }
        return hour;
    }

    private boolean zone() {
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

    /// EST, EDT and the like; CST and IST are not read, since each is the name of several zones.
    private boolean namedOffset() {
        int start = i;
        while (isLetter(i)) {
            i++;
        }
        Integer hours = NAMED_OFFSETS.get(new String(b, start, i - start, StandardCharsets.US_ASCII).toUpperCase(Locale.ROOT));
        hasOffset = hours != null;
        offsetMillis = hours == null ? 0 : hours * 3_600_000L;
        return hasOffset;
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
        return hours <= 18 && minutes < 60;
    }

    private void skipBlanks() {
        while (i < end && b[i] == ' ') {
            i++;
        }
    }

    private void skipWeekday() {
        if (i + 3 < end && isLetter(i)) {
            String name = new String(b, i, 3, StandardCharsets.US_ASCII).toLowerCase(Locale.ROOT);
            if ("montuewedthufrisatsun".indexOf(name) % 3 == 0) {
                while (isLetter(i)) {
                    i++;
                }
                while (i < end && (b[i] == ',' || b[i] == ' ')) {
                    i++;
                }
            }
        }
    }

    private int runOfDigits() {
        int k = i;
        while (k < end && b[k] >= '0' && b[k] <= '9') {
            k++;
        }
        return k - i;
    }

    private boolean allDigits(int from, int to) {
        for (int k = from; k < to; k++) {
            if (!isDigit(k)) {
                return false;
            }
        }
        return true;
    }

    private boolean isDigit(int k) {
        return k < end && b[k] >= '0' && b[k] <= '9';
    }

    private boolean isLetter(int k) {
        return k < end && (b[k] | 32) >= 'a' && (b[k] | 32) <= 'z';
    }

    private long number(int from, int run) {
        long value = 0;
        for (int k = from; k < from + run; k++) {
            value = value * 10 + (b[k] - '0');
        }
        return value;
    }

    /// Milliseconds of the date part's midnight, read in `order`, as if in UTC; INVALID where no such day exists.
    long dateMillis(DateOrder order) {
        int year = third;
        int month = second;
        int day = first;
        if (yearFirst) {
            year = first;
            day = third;
        } else if (!monthNamed && order == DateOrder.MONTH_FIRST) {
            month = first;
            day = second;
        }
        if (month < 1 || month > 12 || day < 1 || day > lengthOf(month, year)) {
            return INVALID;
        }
        return daysFromCivil(year, month, day) * 86_400_000L;
    }

    private static int lengthOf(int month, int year) {
        if (month == 2) {
            return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
        }
        return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
    }

    /// Days since 1970-01-01. Source: Hinnant, "chrono-compatible low-level date algorithms".
    private static long daysFromCivil(int year, int month, int day) {
        long y = month <= 2 ? year - 1L : year;
        long era = Math.floorDiv(y, 400L);
        long yoe = y - era * 400;
        long doy = (153L * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
        return era * 146_097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719_468;
    }
}
