package io.abtpro.chart;

import java.time.ZoneId;
import java.util.Optional;

/// An axis of an [XyPicture] with a fixed range, so that partial data is seen as empty space
/// filling.
///
/// @param name with its unit, shown beside the axis; empty for none
/// @param low, high its ends; low below high, above 0 where it is logarithmic
/// @param pattern of the labels, as of [java.text.DecimalFormat]
/// @param zone of an axis in epoch milliseconds, labelled with dates and hours; empty for numbers
public record XyAxis(
        String name,
        double low,
        double high,
        boolean logarithmic,
        String pattern,
        Optional<ZoneId> zone) {
    public XyAxis {
        if (!(low < high && high < Double.POSITIVE_INFINITY && low > Double.NEGATIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "an axis must go from low up to high, was %s to %s".formatted(low, high));
        }
        if (logarithmic && !(low > 0)) {
            throw new IllegalArgumentException("a logarithmic axis must begin above 0, was " + low);
        }
    }

    public static XyAxis linear(String name, double low, double high, String pattern) {
        return new XyAxis(name, low, high, false, pattern, Optional.empty());
    }

    public static XyAxis logarithmic(String name, double low, double high, String pattern) {
        return new XyAxis(name, low, high, true, pattern, Optional.empty());
    }

    /// An axis from one moment to a later one, in epoch milliseconds.
    public static XyAxis time(double from, double to, ZoneId zone) {
        return new XyAxis("", from, to, false, "", Optional.of(zone));
    }

    /// The ends of these values with some air; 0 to 1 where there are none.
    public static XyAxis around(String name, String pattern, double... values) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            if (Double.isFinite(value)) {
                least = Math.min(least, value);
                most = Math.max(most, value);
            }
        }
        if (!(least <= most)) {
            return linear(name, 0, 1, pattern);
        }
        double air = most > least ? 0.06 * (most - least) : Math.max(Math.abs(most) * 0.1, 1e-9);
        return linear(name, least - air, most + air, pattern);
    }

    /// This axis widened to round numbers, which stay for a while where values keep coming.
    public XyAxis rounded() {
        double span = high - low;
        double power = Math.pow(10, Math.floor(Math.log10(span)));
        double step = span < 2 * power ? power / 5 : span < 5 * power ? power / 2 : power;
        return new XyAxis(
                name,
                step * Math.floor(low / step),
                step * Math.ceil(high / step),
                logarithmic,
                pattern,
                zone);
    }
}
