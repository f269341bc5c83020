package io.abtpro.loading;

import io.abtpro.bars.BarSeries;
import io.abtpro.bars.Timeframe;
import io.abtpro.loading.LoadOptions.BarLabel;
import io.abtpro.loading.Reading.Decision;
import io.abtpro.loading.Reading.Kind;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One reading of one file: takes every decision in turn, then reads the bars if none is open.
final class Inspection {
    private static final int SAMPLE = 3000;
    private static final int CHOICES_SHOWN = 10;
    private static final List<String> ZONES = List.of("UTC", "America/New_York", "America/Chicago", "Europe/London",
            "Europe/Berlin", "Europe/Warsaw", "Asia/Tokyo", "Asia/Shanghai", "-05:00");
    private final Path file;
    private final LoadOptions options;
    private final List<Decision> decisions = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private List<String> rawLines = List.of();
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
        FileBytes content = FileBytes.read(file, options.allowLarge());
        notes.addAll(content.notes());
        Table table = table(content);
        Lines.Count count = Lines.count(table.text());
        lines = count.all();
        rawLines = table.rawLines(200);
        List<List<String>> sample = table.sample(SAMPLE);
        Layout layout = new LayoutFinder(table, sample, content.names()).find();
        dialect = Dialect.of(table, layout, sample);
        NumberStyle numbers = decimalMark(table, layout, sample);
        Optional<DateOrder> order = dateFormat(table, layout, sample);
        ZoneId zone = zone(layout, sample);
        refuseIfOpen();
        double scale = dialect.equals("Lean") ? 10_000 : 1;
        if (scale > 1) {
            notes.add("prices are stored times 10,000 and were divided");
        }
        Optional<DateTimeFormatter> pattern = pattern();
        long day = layout.sinceMidnight() ? dayInName(content.names()) : 0;
        double epoch = epochFactor(layout, sample);
        Tickers tickers = new Tickers(options.symbol());
        Supplier<StampReader> stamps =
                () -> new StampReader(layout, order.orElse(DateOrder.DAY_FIRST), epoch, zone, pattern, day);
        Rows rows = new Rows(table, layout, numbers, scale, stamps.get(), tickers);
        rows.read();
        if (tickers.onlyOther().isPresent()) {
            tickers = new Tickers(tickers.onlyOther());
            rows = new Rows(table, layout, numbers, scale, stamps.get(), tickers);
            rows.read();
        }
        askWhichSymbol(tickers, table);
        boolean newestFirst = rows.sort(layout.isTrades());
        long counted = checkCount(table.aside(), count, rows);
        if (newestFirst) {
            notes.add("rows were newest first and were turned round");
        }
        rows.leftOut.all().forEach(left -> notes.add(left.sentence()));
        if (rows.size == 0) {
            throw new Refusal("no row is a bar; " + rows.failures.stream().findFirst()
                    .map(first -> "line " + first.line() + ": " + first.rule()).orElse("all were left out") + "; mend the file");
        }
        noteVolume(table, layout, rows);
        BarSeries series = layout.isTrades() ? ofTrades(rows, zone) : ofBars(rows, layout, zone);
        return new LoadedBars(series, rows.failures, SymbolGuess.of(tickers.symbol(), table.title(), content.names()),
                dialect, notes, counted, rows.leftOut.all());
    }

    private void askWhichSymbol(Tickers tickers, Table table) {
        try {
            tickers.askIfSeveral();
        } catch (Refusal.WhichSymbol open) {
            ask(Kind.SYMBOL, open.symbols(), String.valueOf(open.getMessage()));
            refuseIfOpen();
        }
        List<String> symbols = table.aside().symbols().isEmpty() ? tickers.all() : table.aside().symbols();
        if (symbols.size() > 1) {
            decide(Kind.SYMBOL, tickers.symbol().isEmpty() ? table.title() : tickers.symbol(), "given", symbols);
        }
    }

    /// The rows of the file, counted by its lines alone, are those that were read, those that failed and those left out.
    ///
    /// @return how many rows the file has
    private static long checkCount(Aside aside, Lines.Count count, Rows rows) {
        long counted = (aside.rows() < 0 ? count.written() : aside.rows()) - aside.headerLines();
        long left = rows.leftOut.all().stream().mapToLong(LeftOut::rows).sum();
        if (counted != rows.size + rows.failures.size() + left) {
            throw new Refusal(("%,d rows were counted, but %,d were read, %,d are bad and %,d were left out; the rest would be"
                    + " lost, so nothing is imported: please report it with the file")
                            .formatted(counted, rows.size, rows.failures.size(), left));
        }
        return counted;
    }

    private Table table(FileBytes content) {
        if (content.isParquet()) {
            return ParquetTable.of(content.bytes(), options.allowLarge());
        }
        byte[] text = TextEncoding.utf8(content.bytes());
        if (JsonTable.looksLikeJson(text)) {
            try {
                return JsonTable.of(text, options.symbol());
            } catch (Refusal.WhichSymbol open) {
                ask(Kind.SYMBOL, open.symbols(), String.valueOf(open.getMessage()));
                refuseIfOpen();
            }
        }
        rawLines = new Table(Table.Form.DELIMITED, text, ',', List.of(), 0, 0, 1, "", Aside.NONE).rawLines(200);
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
                List<String> choices = decision.choices();
                throw new Refusal(decision.question() + "; give " + decision.what().option() + " "
                        + String.join(" or ", choices.subList(0, Math.min(CHOICES_SHOWN, choices.size())))
                        + (choices.size() > CHOICES_SHOWN ? " or another" : ""));
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
        if (parser.kind == StampParser.Kind.EPOCH) {
            decide(Kind.DATE_FORMAT, "epoch", "detected", List.of());
            return Optional.of(DateOrder.DAY_FIRST);
        }
        DateOrderGuess guess = new DateOrderGuess();
        Optional<DateOrder> order = guess.of(table, layout);
        if (order.isEmpty()) {
            ask(Kind.DATE_FORMAT, choices, guess.example() + " may be " + bothWays(guess.example())
                    + " and no row decides it");
        } else {
            String form = parser.yearFirst ? "ISO 8601" : order.get() == DateOrder.MONTH_FIRST ? "month-first" : "day-first";
            decide(Kind.DATE_FORMAT, form, "detected", parser.yearFirst ? List.of() : choices);
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
        StampParser parser = new StampParser();
        for (List<String> row : sample) {
            String stamp = layout.time() < row.size() ? row.get(layout.time()) : "";
            byte[] bytes = stamp.getBytes(java.nio.charset.StandardCharsets.UTF_8);
            if (parser.parse(bytes, 0, bytes.length) != StampParser.Kind.NONE) {
                break;
            }
        }
        return parser;
    }

    private static double epochFactor(Layout layout, List<List<String>> sample) {
        StampParser parser = firstStamp(layout, sample);
        double size = parser.kind == StampParser.Kind.EPOCH ? parser.epoch : 0;
        if (size < 1e11) {
            return 1000;
        }
        return size < 1e14 ? 1 : size < 1e17 ? 1e-3 : 1e-6;
    }

    private ZoneId zone(Layout layout, List<List<String>> sample) {
        StampParser parser = firstStamp(layout, sample);
        boolean absolute = parser.kind == StampParser.Kind.EPOCH && !layout.sinceMidnight() || parser.hasOffset;
        String source = parser.hasOffset ? parser.offsetMillis == 0 ? "from “Z”" : "from the offset" : "from the epoch";
        if (options.zone().isPresent()) {
            decide(Kind.ZONE, options.zone().get().getId(), "given", ZONES);
            return options.zone().get();
        }
        if (dialect.equals(Dialect.HISTDATA)) {
            notes.add("HistData stamps are EST without daylight saving, read as UTC-05:00");
            decide(Kind.ZONE, "-05:00", "assumed from vendor", ZONES);
            return ZoneOffset.ofHours(-5);
        }
        boolean named = dialect.equals("Dukascopy") && !absolute;
        decide(Kind.ZONE, "UTC", absolute ? source : named ? "from the header" : "assumed", ZONES);
        return ZoneId.of("UTC");
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

    private BarSeries ofBars(Rows rows, Layout layout, ZoneId zone) {
        Optional<Timeframe> found = options.timeframe().or(() -> Spacing.timeframe(rows.times));
        if (found.isEmpty()) {
            ask(Kind.TIMEFRAME, FRAMES, "one bar has no spacing, so its length is unknown");
            refuseIfOpen();
        }
        Timeframe timeframe = found.orElseThrow();
        decide(Kind.TIMEFRAME, timeframe.toString(), given(options.timeframe()), FRAMES);
        if (label(rows, layout, timeframe) == BarLabel.END) {
            for (int t = 0; t < rows.size; t++) {
                long end = rows.times[t] + (Math.floorMod(rows.times[t], 1000L) == 999 ? 1 : 0);
                rows.times[t] = Spacing.startOf(end, timeframe, zone);
            }
            notes.add("stamps are bar ends, shifted by " + timeframe);
        }
        boolean assumedZone = decisions.stream().anyMatch(d -> d.what() == Kind.ZONE && d.source().equals("assumed"));
        if (assumedZone && !timeframe.isCalendar()) {
            notes.add("the file names no zone; its times were read as UTC, give --zone if they are the exchange's");
        }
        double[][] c = rows.columns;
        return BarSeries.of(timeframe, zone, rows.times, c[0], c[1], c[2], c[3], c[4]);
    }

    private BarLabel label(Rows rows, Layout layout, Timeframe timeframe) {
        List<String> choices = List.of("start", "end");
        if (options.barLabel().isPresent()) {
            decide(Kind.BAR_LABEL, options.barLabel().get().name().toLowerCase(Locale.ROOT), "given", choices);
            return options.barLabel().get();
        }
        if (layout.endStamps() || dialect.startsWith("Generic") && Spacing.looksLikeEnds(rows.times, timeframe)) {
            decide(Kind.BAR_LABEL, "end", "detected", choices);
            return BarLabel.END;
        }
        boolean generic = dialect.startsWith("Generic") && !timeframe.isCalendar();
        String question = generic ? "The file does not say. With " + timeframe
                + " bars a wrong choice shifts every signal by a bar." : "";
        decisions.add(new Decision(Kind.BAR_LABEL, "start", dialect.startsWith("Generic") ? "assumed" : "assumed from vendor", choices, question));
        return BarLabel.START;
    }
}
