package io.abtpro.chart;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// What a picture shows, in one sentence for who does not see it. It is made of what is drawn.
public final class ChartSentence {
    private static final DecimalFormatSymbols SYMBOLS = DecimalFormatSymbols.getInstance(Locale.US);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
    private static final int MOST_POINTS = 12;

    private ChartSentence() {}

    /// What a chart called `name` says while nothing is drawn.
    public static String nothing(String name) {
        return name + ": nothing is drawn.";
    }

    /// Panes over the times of which bars `from` to `to` are seen.
    ///
    /// @param intraday true where the time of day is said
    public static String of(
            String name,
            long[] times,
            ZoneId zone,
            boolean intraday,
            List<Pane> panes,
            double from,
            double to) {
        int first = (int) Math.max(0, Math.ceil(from));
        int last = (int) Math.min(times.length - 1.0, Math.floor(to));
        if (panes.isEmpty() || first > last) {
            return nothing(name);
        }
        DateTimeFormatter form = (intraday ? MINUTE : DAY).withZone(zone);
        return "%s from %s to %s: %s."
                .formatted(
                        name,
                        form.format(Instant.ofEpochMilli(times[first])),
                        form.format(Instant.ofEpochMilli(times[last])),
                        panes.stream()
                                .map(pane -> pane(pane, first, last))
                                .collect(Collectors.joining("; ")));
    }

    private static String pane(Pane pane, int first, int last) {
        DecimalFormat form = new DecimalFormat(pane.pattern(), SYMBOLS);
        List<String> parts = new ArrayList<>();
        for (Layer layer : pane.layers()) {
            switch (layer) {
                case Layer.Candles c ->
                        course("", c.close(), first, last, form).ifPresent(parts::add);
                case Layer.Line l ->
                        course(l.name(), l.values(), first, last, form).ifPresent(parts::add);
                case Layer.Area a ->
                        course(a.name(), a.values(), first, last, form).ifPresent(parts::add);
                case Layer.Bars b ->
                        course(b.name(), b.values(), first, last, form).ifPresent(parts::add);
                case Layer.Band b -> band(b, first, last, form).ifPresent(parts::add);
                case Layer.Level l -> parts.add(l.name() + " at " + form.format(l.value()));
                case Layer.Markers m -> parts.add(count(m.marks(), first, last) + " marks");
                case Layer.Ribbon r -> parts.add(r.name());
                case Layer.Span _ -> {}
                case Layer.Hatch h -> parts.add(h.why());
            }
        }
        String said = String.join(", ", parts).strip();
        return said.isEmpty() ? pane.name() : pane.name() + " " + said;
    }

    private static long count(List<Layer.Mark> marks, int first, int last) {
        return marks.stream().filter(mark -> mark.bar() >= first && mark.bar() <= last).count();
    }

    private static Optional<String> band(Layer.Band band, int first, int last, DecimalFormat form) {
        for (int t = Math.min(last, band.low().length - 1); t >= first; t--) {
            if (Double.isFinite(band.low()[t]) && Double.isFinite(band.high()[t])) {
                return Optional.of(
                        "%s at last %s to %s"
                                .formatted(
                                        band.name(),
                                        form.format(band.low()[t]),
                                        form.format(band.high()[t])));
            }
        }
        return Optional.empty();
    }

    /// From its first value in view to its last.
    private static Optional<String> course(
            String name, double[] values, int first, int last, DecimalFormat form) {
        int from = first;
        int to = Math.min(last, values.length - 1);
        while (from <= to && !Double.isFinite(values[from])) {
            from++;
        }
        while (to >= from && !Double.isFinite(values[to])) {
            to--;
        }
        return from > to
                ? Optional.empty()
                : Optional.of(
                        "%s from %s to %s"
                                .formatted(name, form.format(values[from]), form.format(values[to]))
                                .strip());
    }

    /// A picture over two axes of numbers.
    public static String of(String name, XyPicture picture) {
        List<String> parts = new ArrayList<>();
        parts.add(axis("across", picture.x()));
        parts.add(axis("up", picture.y()));
        for (XyLayer layer : picture.layers()) {
            layer(layer, picture).filter(said -> !said.isBlank()).ifPresent(parts::add);
        }
        return name + ": " + String.join("; ", parts) + ".";
    }

    private static String axis(String way, XyAxis axis) {
        return "%s %s%s to %s"
                .formatted(
                        way,
                        axis.name().isEmpty() ? "" : axis.name() + " from ",
                        value(axis, axis.low()),
                        value(axis, axis.high()));
    }

    private static String value(XyAxis axis, double value) {
        return axis.zone()
                .map(zone -> DAY.withZone(zone).format(Instant.ofEpochMilli((long) value)))
                .orElseGet(() -> new DecimalFormat(axis.pattern(), SYMBOLS).format(value));
    }

    private static Optional<String> layer(XyLayer layer, XyPicture picture) {
        XyAxis y = picture.y();
        return switch (layer) {
            case XyLayer.Line l ->
                    course(
                            l.name(),
                            l.y(),
                            0,
                            l.y().length - 1,
                            form(l.right() ? picture.right().orElse(y) : y));
            case XyLayer.Points p -> Optional.of(points(p.name(), p.y(), y));
            case XyLayer.Bars b -> Optional.of(points(b.name(), b.y(), y));
            case XyLayer.Whiskers w -> Optional.of(w.name() + " intervals");
            case XyLayer.Band b -> Optional.of(b.name());
            case XyLayer.Rule r ->
                    Optional.of(
                            "%s at %s"
                                    .formatted(
                                            r.name().isEmpty() ? "a line" : r.name(),
                                            value(r.upright() ? picture.x() : y, r.at())));
            case XyLayer.Mark m ->
                    Optional.of(
                            "%s marked at %s, %s"
                                    .formatted(
                                            m.name(), value(picture.x(), m.x()), value(y, m.y())));
            case XyLayer.Cells c -> cells(c);
            case XyLayer.Note n -> Optional.of(n.text());
            case XyLayer.Slope s -> Optional.of(s.name());
            case XyLayer.Diagonal _ -> Optional.of("the diagonal");
            case XyLayer.Hatch h -> Optional.of("not shown after " + value(picture.x(), h.from()));
            case XyLayer.Span _ -> Optional.empty();
        };
    }

    private static DecimalFormat form(XyAxis axis) {
        return new DecimalFormat(axis.pattern(), SYMBOLS);
    }

    /// The values one by one where they are few, else how many and between what.
    private static String points(String name, double[] values, XyAxis axis) {
        double[] drawn = Arrays.stream(values).filter(Double::isFinite).toArray();
        if (drawn.length == 0) {
            return "no " + name;
        }
        if (drawn.length <= MOST_POINTS) {
            return name
                    + " "
                    + Arrays.stream(drawn)
                            .mapToObj(v -> value(axis, v))
                            .collect(Collectors.joining(", "));
        }
        return "%s, %d of them from %s to %s"
                .formatted(
                        name,
                        drawn.length,
                        value(axis, Arrays.stream(drawn).min().orElseThrow()),
                        value(axis, Arrays.stream(drawn).max().orElseThrow()));
    }

    private static Optional<String> cells(XyLayer.Cells cells) {
        double[] ends = cells.ends();
        return ends[0] > ends[1]
                ? Optional.empty()
                : Optional.of(
                        "%s of %d by %d cells from %s to %s"
                                .formatted(
                                        cells.name(),
                                        cells.values().length == 0 ? 0 : cells.values()[0].length,
                                        cells.values().length,
                                        new DecimalFormat("0.###", SYMBOLS).format(ends[0]),
                                        new DecimalFormat("0.###", SYMBOLS).format(ends[1])));
    }

    /// Parallel coordinates.
    public static String of(String name, ParallelPicture picture) {
        return "%s: %d lines over %s."
                .formatted(
                        name,
                        picture.rows().length,
                        picture.axes().stream()
                                .map(
                                        axis -> {
                                            var form = new DecimalFormat(axis.pattern(), SYMBOLS);
                                            return "%s from %s to %s"
                                                    .formatted(
                                                            axis.name(),
                                                            form.format(axis.low()),
                                                            form.format(axis.high()));
                                        })
                                .collect(Collectors.joining(", ")));
    }
}
