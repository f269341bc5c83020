package io.abtpro.loading;

import java.util.List;
import java.util.regex.Pattern;

/// How numbers are written: the decimal mark. Thousands marks, currency signs and K, M, B, T are
/// understood.
///
/// @param decimal '.' or ','
record NumberStyle(char decimal) {
    private static final double[] TEN = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
        1e17, 1e18, 1e19, 1e20, 1e21, 1e22
    };

    /// A field longer than this is no number that a vendor writes.
    private static final int LONGEST = 120;

    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?0*\\d{1,3})?");
    private static final Pattern MARKS = Pattern.compile("[\\s\u00a0\u202f'’$€£¥₽%]|USD|R\\$|zł");
    private static final Pattern SPACED =
            Pattern.compile("\\d[\\s\u00a0\u202f'’]+(?!\\d{3}(?!\\d))\\d|\\d[$€£¥₽%]+\\d");

    /// What a column of numbers says about its marks.
    enum Evidence {
        POINT,
        COMMA,
        UNDECIDED,
        NONE
    }

    /// The number in `bytes[from, to)`, equal to `Double.parseDouble` of it; NaN where it is none.
    double parse(byte[] bytes, int from, int to) {
        int i = from;
        boolean negative = i < to && bytes[i] == '-';
        i += negative ? 1 : 0;
        long value = 0;
        int count = 0;
        int scale = 0;
        int point = -1;
        for (; i < to; i++) {
            int d = bytes[i] - '0';
            if (d >= 0 && d <= 9) {
                value = value * 10 + d;
                count += value == 0 ? 0 : 1;
                scale += point >= 0 ? 1 : 0;
            } else if (bytes[i] == decimal && point < 0) {
                point = i;
            } else {
                break;
            }
        }
        boolean digits = i - from > (negative ? 1 : 0) + (point >= 0 ? 1 : 0);
        if (i < to && digits && (bytes[i] | 32) == 'e' && isExponent(bytes, i + 1, to)) {
            return javaDouble(bytes, from, to);
        }
        if (i < to || !digits) {
            return parseSlowly(bytes, from, to);
        }
        if (count > 15 || scale > 22) {
            return javaDouble(bytes, from, to);
        }
        double result = value / TEN[scale];
        return negative ? -result : result;
    }

    private static boolean isExponent(byte[] bytes, int from, int to) {
        int i = from < to && (bytes[from] == '-' || bytes[from] == '+') ? from + 1 : from;
        if (i == to || to - i > 3) {
            return false;
        }
        for (; i < to; i++) {
            if (bytes[i] < '0' || bytes[i] > '9') {
                return false;
            }
        }
        return true;
    }

    /// The number of digits, one decimal mark and an exponent at most, which are all known to be
    /// there.
    private double javaDouble(byte[] bytes, int from, int to) {
        if (to - from > LONGEST) {
            return Double.NaN;
        }
        String text =
                new String(bytes, from, to - from, java.nio.charset.StandardCharsets.ISO_8859_1);
        return orNoneIfLost(text.replace(decimal, '.'));
    }

    /// The double nearest to `plain`; NaN where all its digits are lost because it is too near to
    /// 0.
    private static double orNoneIfLost(String plain) {
        double value = Double.parseDouble(plain);
        return value == 0 && hasDigits(plain) ? Double.NaN : value;
    }

    private static boolean hasDigits(String plain) {
        for (int i = 0; i < plain.length() && (plain.charAt(i) | 32) != 'e'; i++) {
            if (plain.charAt(i) >= '1' && plain.charAt(i) <= '9') {
                return true;
            }
        }
        return false;
    }

    private double parseSlowly(byte[] bytes, int from, int to) {
        return to - from > 4 * LONGEST
                ? Double.NaN
                : parse(
                        new String(
                                bytes, from, to - from, java.nio.charset.StandardCharsets.UTF_8));
    }

    /// The number in `text`; NaN where it is none.
    double parse(String text) {
        if (text.length() > LONGEST || SPACED.matcher(text).find()) {
            return Double.NaN;
        }
        String plain = strip(text);
        double factor = 1;
        if (plain.length() > 1) {
            int unit = "KMBT".indexOf(Character.toUpperCase(plain.charAt(plain.length() - 1)));
            if (unit >= 0) {
                factor = TEN[3 * (unit + 1)];
                plain = plain.substring(0, plain.length() - 1);
            }
        }
        char thousands = decimal == '.' ? ',' : '.';
        if (plain.indexOf(thousands) >= 0) {
            if (!isGrouped(plain, thousands)) {
                return Double.NaN;
            }
            plain = plain.replace(String.valueOf(thousands), "");
        }
        plain = plain.replace(decimal, '.');
        if (!NUMBER.matcher(plain).matches()) {
            return Double.NaN;
        }
        if (factor == 1) {
            return orNoneIfLost(plain);
        }
        double value =
                new java.math.BigDecimal(plain)
                        .multiply(new java.math.BigDecimal(factor))
                        .doubleValue();
        return value == 0 && hasDigits(plain) ? Double.NaN : value;
    }

    private boolean isGrouped(String plain, char thousands) {
        String whole =
                plain.indexOf(decimal) >= 0 ? plain.substring(0, plain.indexOf(decimal)) : plain;
        return plain.lastIndexOf(thousands) < whole.length()
                && whole.matches("[+-]?\\d{1,3}([.,]\\d{3})+|[+-]?\\d{1,3}([.,]\\d{2})*[.,]\\d{3}");
    }

    /// True where marks of thousands stand in `text` and no decimal mark does, such as 1,018.
    boolean isWholeWithThousands(String text) {
        return text.indexOf(decimal) < 0 && text.indexOf(decimal == '.' ? ',' : '.') >= 0;
    }

    private static String strip(String text) {
        return MARKS.matcher(text).replaceAll("");
    }

    /// What the fields of a column say about the decimal mark.
    static Evidence evidence(List<String> fields) {
        boolean marks = false;
        for (String field : fields) {
            if (field.length() > LONGEST) {
                continue;
            }
            String plain = strip(field).replaceFirst("^[-+]", "");
            Evidence one = evidence(plain);
            if (one == Evidence.POINT || one == Evidence.COMMA) {
                return one;
            }
            marks |= one == Evidence.UNDECIDED;
        }
        return marks ? Evidence.UNDECIDED : Evidence.NONE;
    }

    private static Evidence evidence(String plain) {
        int comma = plain.lastIndexOf(',');
        int point = plain.lastIndexOf('.');
        if (comma < 0 && point < 0 || !plain.matches("[\\d.,]+[KMBTkmbt]?")) {
            return Evidence.NONE;
        }
        if (comma >= 0 && point >= 0) {
            return comma > point ? Evidence.COMMA : Evidence.POINT;
        }
        int last = Math.max(comma, point);
        boolean repeated = plain.indexOf(plain.charAt(last)) != last;
        char other = comma >= 0 ? '.' : ',';
        if (repeated) {
            return other == '.' ? Evidence.POINT : Evidence.COMMA;
        }
        int after = plain.replaceFirst("[KMBTkmbt]$", "").length() - last - 1;
        if (after != 3 || last > 3 || last == 0 || plain.charAt(0) == '0') {
            return other == '.' ? Evidence.COMMA : Evidence.POINT;
        }
        return point >= 0 ? Evidence.NONE : Evidence.UNDECIDED;
    }
}
