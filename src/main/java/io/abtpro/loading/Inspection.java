package io.abtpro.loading;

import io.abtpro.bars.BarSeries;
import io.abtpro.bars.Timeframe;
import io.abtpro.loading.LoadOptions.BarLabel;
import io.abtpro.loading.Reading.Decision;
import io.abtpro.loading.Reading.Kind;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One reading of one file: takes every decision in turn, then reads the bars if none is open.
final class Inspection {
    private static final int SAMPLE = 3000;
    private static final List<String> ZONES = List.of("UTC", "America/New_York", "America/Chicago", "Europe/London",
            "Europe/Berlin", "Europe/Warsaw", "Asia/Tokyo", "Asia/Shanghai", "-05:00");
    private final Path file;
    private final LoadOptions options;
    private final List<Decision> decisions = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private List<String> rawLines = List.of();
    private static final String EPOCH = "epoch";
    private static final String ISO = "ISO 8601";
    private static final String NAMED_MONTH = "month by name";
    private static final Set<String> FORMS_WITHOUT_ORDER = Set.of(EPOCH, ISO, NAMED_MONTH);
    private static final ZoneId UTC = ZoneId.of("UTC");
    private String dialect = "";
    private long lines;

    Inspection(Path file, LoadOptions options) {
        this.file = file;
        this.options = options;
    }

    Reading run() {
        try {
            LoadedBars loaded = read();
            return new Reading(decisions, rawLines, dialect, Optional.of(loaded), "", lines);
        } catch (Refusal refusal) {
            return new Reading(decisions, rawLines, dialect, Optional.empty(), String.valueOf(refusal.getMessage()), lines);
        }
    }

    private LoadedBars read() {
        FileBytes content = FileBytes.read(file);
        Table table = table(content);
        lines = table.lines();
        rawLines = table.rawLines(200);
        List<List<String>> sample = table.sample(SAMPLE);
        Layout layout = new LayoutFinder(table, sample, content.names()).find();
        dialect = Dialect.of(table, layout, sample);
        NumberStyle numbers = decimalMark(table, layout, sample);
        DateOrder order = dateFormat(table, layout, sample).orElse(DateOrder.DAY_FIRST);
        refuseIfOpen();
        double scale = scale(table, layout);
        boolean adjust = adjust(layout);
        Optional<ZoneId> named = ZoneFinder.named(table, layout, content.bytes());
        ZoneId zone = provisionalZone(named);
        ReadRows read = new ReadRows(table, layout, numbers, scale, adjust, pattern(),
                layout.sinceMidnight() ? dayInName(content.names()) : 0, EpochUnit.Start.of(column(sample, layout.time())));
        Rows rows = read.with(order, zone);
        DateOrder checked = checkedOrder(read.stamps(), order, table, layout);
        ZoneId found = zone(rows, read.stamps(), named, zone);
        if (checked != order || !found.equals(zone) && read.stamps().locals > 0) {
            rows = read.with(checked, found);
        }
        if (rows.sort(layout.isTrades())) {
            notes.add("rows were newest first and were turned round");
        }
        refuseUnlessBars(rows, layout);
        askForShownTwice(rows);
        noteVolume(table, layout, rows);
        BarSeries series = layout.isTrades() ? ofTrades(rows, found) : ofBars(rows, layout, read.stamps(), found);
        decidePrices(layout, adjust);
        return new LoadedBars(series, rows.failures, SymbolGuess.of(rows.ticker(), table.title(), content.names()), dialect, notes);
    }

    private static void refuseUnlessBars(Rows rows, Layout layout) {
        if (rows.size == 0) {
            RowFailure first = rows.failures.getFirst();
            throw new Refusal("no row is a bar; line " + first.line() + ": " + first.rule() + "; mend the file");
        }
        long noBars = rows.failures.stream().filter(f -> f.rule().matches("(low|high) .* is (above|below) .*")).count();
        if (layout.byPlace() && 10 * noBars > rows.size) {
            throw new Refusal("has no header, and its columns cannot be open, high, low and close: %,d rows break the order"
                    .formatted(noBars) + " of high and low; give a file with a header line that names them");
        }
        if (!rows.otherTicker.isEmpty()) {
            throw new Refusal("holds several instruments: " + rows.otherTicker
                    + "; give a file of one instrument, or one without that column");
        }
    }

    private double scale(Table table, Layout layout) {
        if (!dialect.equals(Dialect.LEAN)) {
            return 1;
        }
        boolean scaled = LeanPrices.areScaled(table, layout);
        notes.add(scaled ? "prices are stored times 10,000 and were divided"
                : "prices are as they stand: Lean stores only those of shares times 10,000");
        if (LeanPrices.areQuotes(layout)) {
            notes.add("prices are the bid's; the ask's were left out");
        }
        return scaled ? LeanPrices.SCALE : 1;
    }

    private boolean adjust(Layout layout) {
        boolean wanted = options.adjusted().orElse(false);
        if (wanted && layout.adjusted() < 0) {
            throw new Refusal("has no column of adjusted closes; import it without --adjust");
        }
        return wanted;
    }

    private void decidePrices(Layout layout, boolean adjust) {
        if (layout.adjusted() < 0) {
            return;
        }
        decide(Kind.PRICES, adjust ? "adjusted" : "as-traded", given(options.adjusted()), List.of("as-traded", "adjusted"));
        notes.add(adjust ? "prices were scaled by adjusted close over close; volume is as it stands"
                : "the file has an adjusted close, which was not used; import with --adjust to scale the prices by it");
    }

    /// The order of day and month, where the first stamps did not need one and later ones do.
    private DateOrder checkedOrder(StampReader stamps, DateOrder order, Table table, Layout layout) {
        boolean decided = decisions.stream().anyMatch(d -> d.what() == Kind.DATE_FORMAT && FORMS_WITHOUT_ORDER.contains(d.value()));
        if (!decided || stamps.ordered == 0) {
            return order;
        }
        decisions.removeIf(d -> d.what() == Kind.DATE_FORMAT);
        DateOrder found = guess(table, layout, false).orElse(order);
        refuseIfOpen();
        return found;
    }

    private Table table(FileBytes content) {
        if (content.isParquet()) {
            return ParquetTable.of(content.bytes());
        }
        byte[] text = TextEncoding.utf8(content.bytes());
        if (JsonTable.looksLikeJson(text)) {
            return JsonTable.of(text);
        }
        rawLines = new Table(Table.Form.DELIMITED, text, ',', List.of(), 0, 0, 1, "").rawLines(200);
        Table table = Delimited.of(text, options.separator(), options.headerLine());
        decide(Kind.SEPARATOR, String.valueOf(table.separator()), given(options.separator()), List.of(",", ";", "\t", "|", " "));
        decide(Kind.HEADER, String.valueOf(table.headerLine()), given(options.headerLine()), List.of("0", "1", "2"));
        return table;
    }

    private static String given(Optional<?> option) {
        return option.isPresent() ? "given" : "detected";
    }

    private void decide(Kind what, String value, String source, List<String> choices) {
        decisions.add(new Decision(what, value, source, choices, ""));
    }

    private void ask(Kind what, List<String> choices, String question) {
        decisions.add(new Decision(what, "", "", choices, question));
    }

    private void refuseIfOpen() {
        for (Decision decision : decisions) {
            if (decision.isOpen()) {
                throw new Refusal(decision.question() + "; give " + decision.what().option() + " "
                        + String.join(" or ", decision.choices()));
            }
        }
    }

    private NumberStyle decimalMark(Table table, Layout layout, List<List<String>> sample) {
        List<String> choices = List.of(".", ",");
        if (options.decimalMark().isPresent()) {
            decide(Kind.DECIMAL_MARK, options.decimalMark().get().toString(), "given", choices);
            return new NumberStyle(options.decimalMark().get());
        }
        int[] columns = {layout.open(), layout.high(), layout.low(), layout.close(), layout.price(), layout.volume()};
        NumberStyle.Evidence evidence = NumberStyle.Evidence.NONE;
        String example = "";
        for (int column : columns) {
            List<String> fields = sample.stream().filter(row -> column >= 0 && column < row.size())
                    .map(row -> row.get(column)).toList();
            NumberStyle.Evidence one = NumberStyle.evidence(fields);
            if (one == NumberStyle.Evidence.UNDECIDED && example.isEmpty()) {
                example = fields.stream().filter(field -> field.indexOf(',') >= 0).findFirst().orElse("");
            }
            if (evidence == NumberStyle.Evidence.NONE || evidence == NumberStyle.Evidence.UNDECIDED) {
                evidence = one == NumberStyle.Evidence.NONE ? evidence : one;
            }
        }
        if (evidence == NumberStyle.Evidence.UNDECIDED) {
            ask(Kind.DECIMAL_MARK, choices, example + " may be a decimal or a thousands mark and no row decides it");
            return new NumberStyle('.');
        }
        char decimal = evidence == NumberStyle.Evidence.COMMA ? ',' : '.';
        decide(Kind.DECIMAL_MARK, String.valueOf(decimal), "detected", table.form() == Table.Form.DELIMITED ? choices : List.of("."));
        return new NumberStyle(decimal);
    }

    private Optional<DateOrder> dateFormat(Table table, Layout layout, List<List<String>> sample) {
        List<String> choices = List.of("day-first", "month-first");
        if (options.dateFormat().isPresent()) {
            String format = options.dateFormat().get();
            decide(Kind.DATE_FORMAT, format, "given", choices);
            return Optional.of(format.equals("month-first") ? DateOrder.MONTH_FIRST : DateOrder.DAY_FIRST);
        }
        StampParser parser = firstStamp(layout, sample);
        if (parser.kind == StampParser.Kind.EPOCH || parser.yearFirst || parser.monthNamed) {
            // Later rows may still object: see checkedOrder.
            decide(Kind.DATE_FORMAT, parser.kind == StampParser.Kind.EPOCH ? EPOCH : parser.yearFirst ? ISO : NAMED_MONTH,
                    "detected", List.of());
            return Optional.of(DateOrder.DAY_FIRST);
        }
        return guess(table, layout, parser.kind == StampParser.Kind.NONE);
    }

    private Optional<DateOrder> guess(Table table, Layout layout, boolean hasNoDate) {
        List<String> choices = List.of("day-first", "month-first");
        DateOrderGuess guess = new DateOrderGuess(layout.numbers());
        Optional<DateOrder> order = guess.of(table, layout);
        if (order.isEmpty()) {
            String why = guess.contradiction();
            ask(Kind.DATE_FORMAT, choices, why.isEmpty()
                    ? guess.example() + " may be " + bothWays(guess.example()) + " and no row decides it" : why);
        } else {
            decide(Kind.DATE_FORMAT, order.get() == DateOrder.MONTH_FIRST ? "month-first" : "day-first", "detected",
                    hasNoDate ? List.of() : choices);
        }
        return order;
    }

    private static String bothWays(String stamp) {
        StampParser parser = new StampParser();
        byte[] bytes = stamp.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        parser.parse(bytes, 0, bytes.length);
        DateTimeFormatter dayFirst = DateTimeFormatter.ofPattern("d MMMM", Locale.ENGLISH);
        DateTimeFormatter monthFirst = DateTimeFormatter.ofPattern("MMMM d", Locale.ENGLISH);
        return day(parser, DateOrder.DAY_FIRST).format(dayFirst) + " or "
                + day(parser, DateOrder.MONTH_FIRST).format(monthFirst);
    }

    private static LocalDate day(StampParser parser, DateOrder order) {
        return LocalDate.ofEpochDay(Math.floorDiv(parser.dateMillis(order), 86_400_000L));
    }

    private Optional<DateTimeFormatter> pattern() {
        return options.dateFormat().filter(f -> f.indexOf('y') >= 0 && !f.contains("day") || f.indexOf('u') >= 0).map(f -> {
            try {
                return DateTimeFormatter.ofPattern(f, Locale.ENGLISH);
            } catch (IllegalArgumentException e) {
                throw new Refusal("date format '" + f + "' is no pattern; give one such as dd/MM/yyyy");
            }
        });
    }

    private static StampParser firstStamp(Layout layout, List<List<String>> sample) {
        StampParser parser = new StampParser(layout.numbers());
        for (List<String> row : sample) {
            String stamp = layout.time() < row.size() ? row.get(layout.time()) : "";
            byte[] bytes = stamp.getBytes(java.nio.charset.StandardCharsets.UTF_8);
            if (parser.parse(bytes, 0, bytes.length) != StampParser.Kind.NONE) {
                break;
            }
        }
        return parser;
    }

    private static List<String> column(List<List<String>> sample, int i) {
        return sample.stream().filter(row -> i < row.size()).map(row -> row.get(i)).toList();
    }

    /// The zone in which stamps without an offset are read at first.
    private ZoneId provisionalZone(Optional<ZoneId> named) {
        return options.zone().or(() -> dialect.equals(Dialect.HISTDATA) ? Optional.of(ZoneOffset.ofHours(-5)) : named)
                .orElse(UTC);
    }

    /// The exchange's zone, by all stamps.
    private ZoneId zone(Rows rows, StampReader stamps, Optional<ZoneId> named, ZoneId provisional) {
        if (options.zone().isPresent()) {
            decide(Kind.ZONE, provisional.getId(), "given", ZONES);
            return provisional;
        }
        if (dialect.equals(Dialect.HISTDATA)) {
            notes.add("HistData stamps are EST without daylight saving, read as UTC-05:00");
            decide(Kind.ZONE, "-05:00", "assumed from vendor", ZONES);
            return provisional;
        }
        if (stamps.withOffset > 0 && rows.size > 0) {
            return ofOffsets(rows, stamps, named);
        }
        boolean epoch = stamps.epochs > 0 && stamps.locals == 0;
        decide(Kind.ZONE, provisional.getId(), named.isPresent() ? "from the file"
                : epoch ? "from the epoch" : dialect.equals("Dukascopy") ? "from the header" : "assumed", ZONES);
        return provisional;
    }

    private ZoneId ofOffsets(Rows rows, StampReader stamps, Optional<ZoneId> named) {
        Optional<ZoneId> region = stamps.regions.size() == 1
                ? ZoneFinder.known(stamps.regions.iterator().next()) : Optional.empty();
        Optional<ZoneId> found = region.or(() -> ZoneFinder.ofOffsets(rows));
        if (found.isEmpty()) {
            ask(Kind.ZONE, ZONES, "its stamps carry offsets that no zone has at these times");
            refuseIfOpen();
        }
        ZoneId zone = found.orElseThrow();
        if (zone.equals(UTC)) {
            zone = named.orElse(UTC);
            decide(Kind.ZONE, zone.getId(), named.isPresent() ? "from the file" : "from “Z”", ZONES);
        } else {
            decide(Kind.ZONE, zone.getId(), region.isPresent() ? "from the stamps" : "from the offset", ZONES);
            notes.add("days and hours are those of %s, as the offsets of the stamps say; give --zone for another zone"
                    .formatted(zone));
        }
        if (stamps.locals + stamps.epochs > 0) {
            notes.add("%,d stamps have no offset and were read in %s".formatted(stamps.locals, zone));
        }
        return zone;
    }

    /// An hour that stands twice is no duplicate where clocks were put back; only a zone can tell.
    private void askForShownTwice(Rows rows) {
        boolean assumed = decisions.stream().anyMatch(d -> d.what() == Kind.ZONE && d.source().equals("assumed"));
        List<String> zones = assumed ? ZoneFinder.whereShownTwice(rows.outOfOrder) : List.of();
        if (zones.isEmpty()) {
            return;
        }
        decisions.removeIf(d -> d.what() == Kind.ZONE);
        String first = Instant.ofEpochMilli(rows.outOfOrder.getFirst()).toString().replaceAll("T|:00Z$", " ").strip();
        ask(Kind.ZONE, zones, first + " stands twice, as where clocks are put back, and the file names no zone");
        refuseIfOpen();
    }

    private static long dayInName(String names) {
        Matcher matcher = Pattern.compile("(?<!\\d)(19|20)\\d{6}(?!\\d)").matcher(names);
        String day = "";
        while (matcher.find()) {
            day = matcher.group();
        }
        try {
            return LocalDate.parse(day, DateTimeFormatter.BASIC_ISO_DATE).toEpochDay() * 86_400_000L;
        } catch (java.time.DateTimeException e) {
            throw new Refusal("holds times since midnight but its name has no day; name it like 20200102_trade.csv");
        }
    }

    private void noteVolume(Table table, Layout layout, Rows rows) {
        if (layout.volume() < 0) {
            notes.add("the file has no volume; it counts as 0");
        } else if (layout.volume() < table.header().size()
                && HeaderWords.role(table.header().get(layout.volume())) == Role.TICK_VOLUME) {
            notes.add("volume is the number of ticks");
        }
        if (rows.missingVolumes > 0) {
            notes.add(rows.missingVolumes + " rows have no volume; it counts as 0");
        }
    }

    private static final List<String> FRAMES = List.of("1m", "5m", "15m", "1h", "4h", "1d", "1w", "1mo");

    private BarSeries ofTrades(Rows rows, ZoneId zone) {
        Timeframe timeframe = options.timeframe().orElse(new Timeframe(1, Timeframe.Unit.MINUTE));
        decide(Kind.TIMEFRAME, timeframe.toString(), options.timeframe().isPresent() ? "given" : "assumed", FRAMES);
        notes.add(rows.size + " trades were made into bars of " + timeframe + "; a time without trades has no bar");
        return TradeBars.of(rows, timeframe, zone);
    }

    private Timeframe timeframe(Rows rows) {
        Optional<Timeframe> given = options.timeframe();
        String doubt = rows.size == 1 ? "one bar has no spacing, so its length is unknown" : Spacing.doubt(rows.times);
        if (given.isEmpty() && !doubt.isEmpty()) {
            ask(Kind.TIMEFRAME, FRAMES, doubt);
            refuseIfOpen();
        }
        Timeframe timeframe = given.or(() -> Spacing.timeframe(rows.times)).orElseThrow();
        decide(Kind.TIMEFRAME, timeframe.toString(), given(given), FRAMES);
        int overlaps = Spacing.overlaps(rows.times, timeframe);
        if (overlaps > 0) {
            notes.add("%,d bars begin before the %s of the bar ahead of them are over".formatted(overlaps, timeframe));
        }
        return timeframe;
    }

    private void noteTimes(long[] starts, Timeframe timeframe, ZoneId zone) {
        boolean days = timeframe.isCalendar() && zone.equals(UTC) && options.zone().isEmpty();
        if (days && java.util.Arrays.stream(starts).allMatch(start -> Math.floorMod(start, 86_400_000L) != 0)) {
            notes.add("days are those of UTC, in which the first stamp stands at %s; give --zone if the exchange's day is another"
                    .formatted(Instant.ofEpochMilli(starts[0]).atZone(UTC).toLocalTime()));
        }
    }

    private BarSeries ofBars(Rows rows, Layout layout, StampReader stamps, ZoneId zone) {
        Timeframe timeframe = timeframe(rows);
        long[] starts = starts(rows, layout, stamps, timeframe, zone);
        System.arraycopy(starts, 0, rows.times, 0, starts.length);
        noteTimes(starts, timeframe, zone);
        boolean assumedZone = decisions.stream().anyMatch(d -> d.what() == Kind.ZONE && d.source().equals("assumed"));
        if (assumedZone && !timeframe.isCalendar()) {
            notes.add("the file names no zone; its times were read as UTC, give --zone if they are the exchange's");
        }
        double[][] c = rows.columns;
        return BarSeries.of(timeframe, zone, rows.times, c[0], c[1], c[2], c[3], c[4]);
    }

    private long[] starts(Rows rows, Layout layout, StampReader stamps, Timeframe timeframe, ZoneId zone) {
        CalendarLabels calendar = new CalendarLabels(rows.times, timeframe, zone);
        boolean given = options.barLabel().isPresent();
        boolean lastMoments = Spacing.areLastMoments(rows.times, timeframe);
        BarLabel label = label(rows, layout, stamps, timeframe, lastMoments, calendar);
        if (calendar.apply()) {
            Optional<long[]> starts = calendar.starts(label, given);
            if (starts.isPresent()) {
                if (!calendar.isUnmoved(starts.get())) {
                    notes.add(calendar.note(label, starts.get()));
                }
                return starts.get();
            }
        }
        if (label == BarLabel.START) {
            return rows.times;
        }
        long[] starts = new long[rows.size];
        for (int t = 0; t < rows.size; t++) {
            starts[t] = Spacing.startOf(Spacing.rounded(rows.times[t], lastMoments), timeframe, zone);
        }
        notes.add("stamps are bar ends, shifted by " + timeframe);
        return starts;
    }

    private BarLabel label(Rows rows, Layout layout, StampReader stamps, Timeframe timeframe, boolean lastMoments,
            CalendarLabels calendar) {
        List<String> choices = List.of("start", "end");
        if (options.barLabel().isPresent()) {
            decide(Kind.BAR_LABEL, options.barLabel().get().name().toLowerCase(Locale.ROOT), "given", choices);
            return options.barLabel().get();
        }
        boolean generic = dialect.startsWith("Generic");
        if (layout.endStamps() || lastMoments || generic && Spacing.looksLikeEnds(rows.times, timeframe)) {
            decide(Kind.BAR_LABEL, "end", "detected", choices);
            return BarLabel.END;
        }
        if (calendar.apply()) {
            Optional<BarLabel> label = calendar.label();
            boolean open = label.isEmpty() && stamps.epochs == 0 && (generic || dialect.equals("Stooq"));
            if (open) {
                ask(Kind.BAR_LABEL, List.of("end", "start"), "its weeks are named by their %s, which some write for the week that ends then and others for the one that begins"
                        .formatted(Spacing.inWords(calendar.usualWeekday())));
                refuseIfOpen();
            }
            if (label.isPresent()) {
                decide(Kind.BAR_LABEL, label.get().name().toLowerCase(Locale.ROOT), "detected", choices);
                return label.get();
            }
        }
        String question = generic && !timeframe.isCalendar() ? "The file does not say. With " + timeframe
                + " bars a wrong choice shifts every signal by a bar." : "";
        decisions.add(new Decision(Kind.BAR_LABEL, "start", generic ? "assumed" : "assumed from vendor", choices, question));
        return BarLabel.START;
    }
}
