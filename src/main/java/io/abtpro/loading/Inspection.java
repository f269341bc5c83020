package io.abtpro.loading;

import io.abtpro.bars.BarSeries;
import io.abtpro.bars.Timeframe;
import io.abtpro.loading.Reading.Kind;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One reading of one file: takes every decision in turn, then reads the bars if none is open.
final class Inspection {
    /// How many rows decide what is not decided by all of them.
    static final int SAMPLE = 3000;

    private final Path file;
    private final LoadOptions options;
    private final KnownVendors vendors;
    private final Decisions decisions = new Decisions();
    private List<String> rawLines = List.of();
    private String dialect = "";
    private long lines;

    Inspection(Path file, LoadOptions options, KnownVendors vendors) {
        this.file = file;
        this.options = options;
        this.vendors = vendors;
    }

    Reading run() {
        try {
            LoadedBars loaded = read();
            return new Reading(
                    decisions.all(),
                    rawLines,
                    dialect,
                    Optional.of(loaded),
                    "",
                    Optional.empty(),
                    lines);
        } catch (Refusal refusal) {
            return new Reading(
                    decisions.all(),
                    rawLines,
                    dialect,
                    Optional.empty(),
                    String.valueOf(refusal.getMessage()),
                    Optional.of(refusal),
                    lines);
        }
    }

    private LoadedBars read() {
        FileBytes content = FileBytes.read(file, options.allowLarge());
        content.notes().forEach(decisions::note);
        Table table = table(content);
        Lines.Count count = Lines.count(table.text());
        lines = count.all();
        rawLines = table.rawLines(200);
        List<List<String>> sample = table.sample(SAMPLE);
        Layout layout = new LayoutFinder(table, sample, content.names(), vendors).find();
        KnownVendors.Recognised form = vendors.recognise(new FileTraits(table, layout, sample));
        dialect = form.dialect();
        NumberStyle numbers =
                new DecimalMarkDecision(options.decimalMark(), decisions)
                        .of(table, layout, sample, form.isKnown());
        DateFormatDecision dates =
                new DateFormatDecision(options.dateFormat(), decisions, table, layout);
        DateOrder order = dates.of(sample).orElse(DateOrder.DAY_FIRST);
        decisions.refuseIfOpen();
        int divisor = divisor(form);
        boolean adjust = adjust(layout);
        Optional<ZoneId> named = ZoneFinder.named(table, layout, content.bytes(), vendors);
        ZoneDecision zones = new ZoneDecision(options, decisions, form.vendor());
        ZoneId zone = zones.provisional(named);
        EpochUnit.Start start = EpochUnit.Start.of(column(sample, layout.time()));
        ReadRows read =
                new ReadRows(
                        table,
                        layout,
                        numbers,
                        divisor,
                        adjust,
                        dates.pattern(),
                        layout.sinceMidnight() ? dayInName(content.names()) : 0,
                        start,
                        options.symbol());
        BarRows rows = read.with(order, zone);
        noteStamps(layout, sample, start);
        DateOrder checked = dates.checked(read.stamps(), order);
        ZoneId found = zones.zone(rows, read.stamps(), named, zone);
        if (checked != order || !found.equals(zone) && read.stamps().locals > 0) {
            rows = read.with(checked, found);
        }
        askWhichSymbol(read.tickers(), table);
        boolean newestFirst = rows.sort(layout.isTrades());
        long counted = checkCount(table.aside(), count, rows);
        if (newestFirst) {
            decisions.note("rows were newest first and were turned round");
        }
        rows.leftOut.all().forEach(left -> decisions.note(left.sentence()));
        refuseUnlessBars(rows, layout);
        orderOpenAndClose(rows, layout);
        zones.askForShownTwice(rows);
        new ColumnNotes(table, layout, vendors, decisions).ofVolume(rows.missingVolumes);
        form.vendor().volumeNote(form.file()).ifPresent(decisions::note);
        BarSeries series =
                layout.isTrades()
                        ? ofTrades(rows, found)
                        : ofBars(rows, layout, read.stamps(), found, form.vendor().stamps());
        decidePrices(layout, adjust);
        return new LoadedBars(
                series,
                rows.failures,
                SymbolGuess.of(read.tickers().symbol(), table.title(), content.names(), vendors),
                dialect,
                decisions.notes(),
                counted,
                rows.leftOut.all());
    }

    /// Exchanges open and close where no header names them and the bars show that they stand the
    /// other way round; an adjusted close shows already which column is the close.
    private void orderOpenAndClose(BarRows rows, Layout layout) {
        if (!layout.byPlace() || layout.isTrades() || layout.adjusted() >= 0) {
            return;
        }
        double[] open = rows.columns[0];
        double[] close = rows.columns[3];
        OpenCloseOrder.swapped(open, close, rows.size)
                .ifPresent(
                        note -> {
                            rows.columns[0] = close;
                            rows.columns[3] = open;
                            decisions.note(note);
                        });
    }

    /// Says how stamps were read that few files have.
    private void noteStamps(Layout layout, List<List<String>> sample, EpochUnit.Start start) {
        if (layout.numbers() == NumberStamps.EPOCH && !start.note().isEmpty()) {
            decisions.note(start.note());
        }
        if (layout.numbers() == NumberStamps.SERIAL) {
            StampParser parser = DateFormatDecision.firstStamp(layout, sample);
            decisions.note(
                    "stamps are Excel's day numbers: %s is %s"
                            .formatted(
                                    column(sample, layout.time()).getFirst(),
                                    DateFormatDecision.day(parser, DateOrder.DAY_FIRST)));
        }
        String clock =
                switch (layout.clockNumbers()) {
                    case HOURS -> "whole hours";
                    case DAY_FRACTIONS -> "fractions of a day";
                    case MINUTES -> "minutes since midnight";
                    case SECONDS -> "seconds since midnight";
                    case FREE, EPOCH, COMPACT, YEAR_LAST, SERIAL, PERIODS -> "";
                };
        if (!clock.isEmpty()) {
            decisions.note("the column of times holds " + clock);
        }
    }

    private void askWhichSymbol(Tickers tickers, Table table) {
        try {
            tickers.askIfSeveral();
        } catch (Refusal.WhichSymbol open) {
            decisions.askAndRefuse(Kind.SYMBOL, open.symbols(), String.valueOf(open.getMessage()));
        }
        List<String> symbols =
                table.aside().symbols().isEmpty() ? tickers.all() : table.aside().symbols();
        if (symbols.size() > 1) {
            String chosen = tickers.symbol().isEmpty() ? table.title() : tickers.symbol();
            decisions.decide(Kind.SYMBOL, chosen, "given", symbols);
        }
    }

    /// The rows of the file, counted by its lines alone, are those that were read, those that
    /// failed and those left out.
    ///
    /// @return how many rows the file has
    private static long checkCount(Aside aside, Lines.Count count, BarRows rows) {
        long counted = (aside.rows() < 0 ? count.written() : aside.rows()) - aside.headerLines();
        long left = rows.leftOut.all().stream().mapToLong(LeftOut::rows).sum();
        if (counted != rows.size + rows.failures.size() + left) {
            throw new Refusal(
                    ("%,d rows were counted, but %,d were read, %,d are bad and %,d were left out;"
                         + " the rest would be lost, so nothing is imported: please report it with"
                         + " the file")
                            .formatted(counted, rows.size, rows.failures.size(), left));
        }
        return counted;
    }

    private static void refuseUnlessBars(BarRows rows, Layout layout) {
        if (rows.size == 0) {
            throw new Refusal(
                    "no row is a bar; "
                            + rows.failures.stream()
                                    .findFirst()
                                    .map(first -> "line " + first.line() + ": " + first.rule())
                                    .orElse("all were left out")
                            + "; mend the file");
        }
        if (rows.size == 1 && rows.failures.size() > 1) {
            RowFailure first = rows.failures.getFirst();
            throw new Refusal(
                    "only one row is a bar, and %,d are none, such as line %d: %s; mend the file"
                            .formatted(rows.failures.size(), first.line(), first.rule()));
        }
        long noBars =
                rows.failures.stream()
                        .filter(f -> f.rule().matches("(low|high) .* is (above|below) .*"))
                        .count();
        if (layout.byPlace() && 10 * noBars > rows.size) {
            throw new Refusal(
                    "has no header, and its columns cannot be open, high, low and close: %,d rows break the order"
                                    .formatted(noBars)
                            + " of high and low; give a file with a header line that names them");
        }
    }

    private int divisor(KnownVendors.Recognised form) {
        Vendor.Prices prices = form.vendor().prices(form.file());
        prices.notes().forEach(decisions::note);
        return prices.divisor();
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
        decisions.decide(
                Kind.PRICES,
                adjust ? "adjusted" : "as-traded",
                Decisions.given(options.adjusted()),
                List.of("as-traded", "adjusted"));
        decisions.note(
                adjust
                        ? "prices were scaled by adjusted close over close; volume is as it stands"
                        : "the file has an adjusted close, which was not used; import with --adjust"
                                + " to scale the prices by it");
    }

    private Table table(FileBytes content) {
        if (content.isParquet()) {
            return ParquetTable.of(content.bytes(), options.allowLarge());
        }
        byte[] text = TextEncoding.utf8(content.bytes());
        if (JsonTable.looksLikeJson(text)) {
            try {
                return JsonTable.of(text, options.symbol(), vendors);
            } catch (Refusal.WhichSymbol open) {
                decisions.askAndRefuse(
                        Kind.SYMBOL, open.symbols(), String.valueOf(open.getMessage()));
            }
        }
        rawLines =
                new Table(Table.Form.DELIMITED, text, ',', List.of(), 0, 0, 1, "", Aside.NONE)
                        .rawLines(200);
        Table table = Delimited.of(text, options.separator(), options.headerLine(), vendors);
        decisions.decide(
                Kind.SEPARATOR,
                String.valueOf(table.separator()),
                Decisions.given(options.separator()),
                List.of(",", ";", "\t", "|", " "));
        decisions.decide(
                Kind.HEADER,
                String.valueOf(table.headerLine()),
                Decisions.given(options.headerLine()),
                List.of("0", "1", "2"));
        return table;
    }

    private static List<String> column(List<List<String>> sample, int i) {
        return sample.stream().filter(row -> i < row.size()).map(row -> row.get(i)).toList();
    }

    private static long dayInName(String names) {
        Matcher matcher = Pattern.compile("(?<!\\d)(19|20)\\d{6}(?!\\d)").matcher(names);
        String day = "";
        while (matcher.find()) {
            day = matcher.group();
        }
        try {
            return LocalDate.parse(day, DateTimeFormatter.BASIC_ISO_DATE).toEpochDay()
                    * 86_400_000L;
        } catch (java.time.DateTimeException e) {
            throw new Refusal(
                    "holds times since midnight but its name has no day; name it like"
                            + " 20200102_trade.csv",
                    e);
        }
    }

    private BarSeries ofTrades(BarRows rows, ZoneId zone) {
        Timeframe timeframe = options.timeframe().orElse(new Timeframe(1, Timeframe.Unit.MINUTE));
        decisions.decide(
                Kind.TIMEFRAME,
                timeframe.toString(),
                options.timeframe().isPresent() ? "given" : "assumed",
                BarTimes.FRAMES);
        decisions.note(
                rows.size
                        + " trades were made into bars of "
                        + timeframe
                        + "; a time without trades has no bar");
        return TradeBars.of(rows, timeframe, zone);
    }

    private BarSeries ofBars(
            BarRows rows, Layout layout, StampReader stamps, ZoneId zone, Vendor.Stamps ofVendor) {
        BarTimes times = new BarTimes(options, decisions, ofVendor);
        Timeframe timeframe = times.timeframe(rows);
        long[] starts = times.starts(rows, layout, stamps, timeframe, zone);
        System.arraycopy(starts, 0, rows.times, 0, starts.length);
        times.note(starts, timeframe, zone);
        boolean assumedZone = decisions.isAssumed(Kind.ZONE);
        if (assumedZone && !timeframe.isCalendar()) {
            decisions.note(
                    "the file names no zone; its times were read as UTC, give --zone if they are"
                            + " the exchange's");
        }
        double[][] c = rows.columns;
        return BarSeries.of(timeframe, zone, rows.times, c[0], c[1], c[2], c[3], c[4]);
    }
}
