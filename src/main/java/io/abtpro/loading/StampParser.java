package io.abtpro.loading;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Locale;

/// Takes a stamp apart, whatever its form; the fields hold the parts of the last one. Makes no
/// object a stamp.
final class StampParser extends StampClock {
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

    private static final long EXCEL_DAY_OF_1970 = 25_569;
    private static final int FIRST_YEAR = 1800;
    private static final int LAST_YEAR = 2199;

    private final NumberStamps numbers;
    private int named;

    Kind kind = Kind.NONE;
    int first;
    int second;
    int third;
    boolean yearFirst;
    boolean monthNamed;
    boolean shortYear;
    double epoch;
    long epochWhole;

    StampParser() {
        this(NumberStamps.FREE);
    }

    /// @param numbers what plain numbers are in the column that is read
    StampParser(NumberStamps numbers) {
        this.numbers = numbers;
    }

    static Kind kindOf(String text) {
        return new StampParser().parse(text);
    }

    /// The kind of the stamp in `text`; its parts are in the fields.
    Kind parse(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return parse(bytes, 0, bytes.length);
    }

    /// The kind of the stamp in `bytes[from, to)`; its parts are in the fields.
    Kind parse(byte[] bytes, int from, int to) {
        begin(bytes, from, to);
        forgetClock();
        monthNamed = false;
        yearFirst = false;
        shortYear = false;
        named = 0;
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
        if (run == 0
                || run > 19
                || after < end && (b[after] != '.' || !allDigits(after + 1, end))) {
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
        Kind own =
                switch (numbers) {
                    case SERIAL -> serial();
                    case PERIODS -> period();
                    case YEAR_LAST -> yearLast();
                    case HOURS -> sinceMidnight(2, 3_600_000L);
                    case MINUTES -> sinceMidnight(4, 60_000L);
                    case SECONDS -> sinceMidnight(5, 1000L);
                    case DAY_FRACTIONS -> dayFraction();
                    case FREE, EPOCH, COMPACT -> Kind.NONE;
                };
        if (own != Kind.NONE) {
            return own;
        }
        skipWeekday();
        int start = i;
        int run = runOfDigits();
        if (run == 0) {
            return (isLetter(i) || i < end && b[i] < 0) && datePart() ? timePart() : Kind.NONE;
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

    private Kind serial() {
        int run = runOfDigits();
        int after = i + run;
        boolean part = after < end && (b[after] == '.' || b[after] == ',');
        if (run != 5 || after < end && !(part && allDigits(after + 1, end))) {
            return Kind.NONE;
        }
        take(LocalDate.ofEpochDay(number(i, run) - EXCEL_DAY_OF_1970));
        millisOfDay = part ? millis(fraction(after + 1)) : 0;
        return millisOfDay == 0 ? Kind.DATE : Kind.DATE_TIME;
    }

    /// The time of day of a part of one, which Excel keeps to less than a second.
    private static long millis(double part) {
        return 1000 * Math.round(part * 86_400);
    }

    private void take(LocalDate day) {
        first = day.getYear();
        second = day.getMonthValue();
        third = day.getDayOfMonth();
        yearFirst = true;
    }

    /// Digits of a date that end with the year; a program that took them for a number has cut off
    /// the zero in front.
    private Kind yearLast() {
        int run = runOfDigits();
        if (run != 7 && run != 8) {
            return Kind.NONE;
        }
        int start = i;
        first = (int) number(start, run - 6);
        second = (int) number(start + run - 6, 2);
        third = (int) number(start + run - 4, 4);
        boolean day =
                third >= FIRST_YEAR
                        && third <= LAST_YEAR
                        && Math.min(first, second) >= 1
                        && Math.min(first, second) <= 12
                        && Math.max(first, second) <= 31;
        if (!day) {
            return Kind.NONE;
        }
        i = start + run;
        Kind found = timePart();
        i = found == Kind.NONE ? start : i;
        return found;
    }

    private Kind period() {
        LocalDate day = Periods.of(new String(b, i, end - i, StandardCharsets.UTF_8));
        if (day.equals(LocalDate.MIN)) {
            return Kind.NONE;
        }
        take(day);
        return Kind.DATE;
    }

    private Kind sinceMidnight(int digits, long unit) {
        int run = runOfDigits();
        if (run == 0 || run > digits || i + run != end) {
            return Kind.NONE;
        }
        millisOfDay = number(i, run) * unit;
        return millisOfDay <= DAY ? Kind.TIME_OF_DAY : Kind.NONE;
    }

    private Kind dayFraction() {
        int run = runOfDigits();
        int mark = i + run;
        boolean zero = run == 0 || run == 1 && b[i] == '0';
        if (!zero || mark < end && b[mark] != '.' && b[mark] != ',' || !allDigits(mark + 1, end)) {
            return Kind.NONE;
        }
        millisOfDay = mark < end ? millis(fraction(mark + 1)) : 0;
        return Kind.TIME_OF_DAY;
    }

    private Kind bareNumber(int start, int run, int after) {
        if ((run == 8 || run == 12 || run == 14 || run == 17) && compactDate(start)) {
            if (run == 8) {
                return Kind.DATE;
            }
            i = start + 8;
            return compactTime(run - 8) ? Kind.DATE_TIME : Kind.NONE;
        }
        if (run == 10 && numbers == NumberStamps.COMPACT && compactDate(start)) {
            long hour = number(start + 8, 2);
            millisOfDay = hour * 3_600_000L;
            return hour <= 24 ? Kind.DATE_TIME : Kind.NONE;
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
        return year >= FIRST_YEAR
                && year <= LAST_YEAR
                && month >= 1
                && month <= 12
                && day >= 1
                && day <= 31;
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
        if (isCharacterOfDate()) {
            i += 3;
        }
        return true;
    }

    private int part(int run, int slot) {
        if (run > 0) {
            int value = (int) number(i, Math.min(run, 9));
            i += run;
            return value;
        }
        int from = i;
        while (isLetter(i) || i < end && b[i] < 0 && !isCharacterOfDate()) {
            i++;
        }
        int month = i - from >= 3 ? month(from) : 0;
        named = month > 0 ? slot : named;
        return month > 0 ? month : -1;
    }

    private int month(int from) {
        String name = new String(b, from, 3, StandardCharsets.US_ASCII).toLowerCase(Locale.ROOT);
        int at = MONTHS.indexOf(name);
        return at >= 0 && at % 3 == 0
                ? at / 3 + 1
                : MonthNames.of(new String(b, from, i - from, StandardCharsets.UTF_8));
    }

    private static boolean isMark(byte mark) {
        return mark == '-' || mark == '/' || mark == '.' || mark == ' ';
    }

    /// True for the words for year, month and day behind the numbers of a Chinese, Japanese or
    /// Korean date, each of three bytes.
    private boolean isCharacterOfDate() {
        if (i + 2 >= end || b[i] >= 0) {
            return false;
        }
        int character = (b[i] & 0xf) << 12 | (b[i + 1] & 0x3f) << 6 | b[i + 2] & 0x3f;
        return (b[i] & 0xf0) == 0xe0 && "年月日년월일".indexOf(character) >= 0;
    }

    private boolean skipDateMark() {
        int from = i;
        while (i < end && (isMark(b[i]) || b[i] == ',' || isCharacterOfDate())) {
            i += b[i] < 0 ? 3 : 1;
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

    /// Milliseconds of the date part's midnight, read in `order`, as if in UTC; INVALID where no
    /// such day exists.
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
