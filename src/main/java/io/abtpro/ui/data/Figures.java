package io.abtpro.ui.data;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Numbers, dates and sizes as the Data tab writes them.
final class Figures {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ISO_LOCAL_DATE;
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final double LARGE = 1e4;

    private Figures() {}

    static String count(long n) {
        return String.format(Locale.ENGLISH, "%,d", n);
    }

    /// "1 bar", "2 bars".
    static String count(long n, String noun) {
        return count(n) + " " + noun + (n == 1 ? "" : "s");
    }

    /// A price with two decimals, or as many as a small price needs.
    static String price(double value) {
        if (Double.isNaN(value)) {
            return "\u2013";
        }
        double size = Math.abs(value);
        int decimals = size >= 10 || size == 0 ? 2 : size >= 0.1 ? 4 : 8;
        return minus(String.format(Locale.ENGLISH, "%,." + decimals + "f", value));
    }

    /// With its sign and a true minus; an en dash where it cannot be computed.
    static String signed(double value, int decimals) {
        return Double.isFinite(value)
                ? minus(String.format(Locale.ENGLISH, "%+,." + decimals + "f", value))
                : "\u2013";
    }

    static String plain(double value, int decimals) {
        return Double.isFinite(value)
                ? minus(String.format(Locale.ENGLISH, "%,." + decimals + "f", value))
                : "\u2013";
    }

    private static String minus(String text) {
        return text.replace('-', '\u2212');
    }

    /// "8.83 bn", "12.40 m", "9,310.00".
    static String volume(double value) {
        if (value >= 1e9) {
            return plain(value / 1e9, 2) + " bn";
        }
        if (value >= 1e6) {
            return plain(value / 1e6, 2) + " m";
        }
        return value >= LARGE || value == Math.rint(value) ? plain(value, 0) : plain(value, value >= 1 ? 2 : 4);
    }

    static String bytes(long bytes) {
        if (bytes < 1024) {
            return bytes + " B";
        }
        return bytes < 1 << 20 ? count(bytes >> 10) + " KB" : plain(bytes / 1048576.0, 1) + " MB";
    }

    static String day(long time, ZoneId zone) {
        return DAY.format(Instant.ofEpochMilli(time).atZone(zone));
    }

    /// The date, with the time of day where `intraday`.
    static String stamp(long time, ZoneId zone, boolean intraday) {
        return (intraday ? MINUTE : DAY).format(Instant.ofEpochMilli(time).atZone(zone));
    }

    /// "1 day", "5 min" of "1d", "5m".
    static String timeframe(String code) {
        String count = code.replaceAll("\\D", "");
        String unit =
                switch (code.replaceAll("\\d", "")) {
                    case "s" -> "sec";
                    case "m" -> "min";
                    case "h" -> "hour";
                    case "d" -> "day";
                    case "w" -> "week";
                    default -> "month";
                };
        boolean plural = !count.equals("1") && !unit.equals("min") && !unit.equals("sec");
        return count + " " + unit + (plural ? "s" : "");
    }

    /// "New York" of "America/New_York".
    static String place(String zone) {
        return zone.substring(zone.lastIndexOf('/') + 1).replace('_', ' ');
    }
}
