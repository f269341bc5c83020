package io.abtpro.loading;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Finds the [Layout] of a table: by its header words, else by the content of its columns.
final class LayoutFinder {
    private static final int CLOCK = 3;

    private final Table table;
    private final List<List<String>> sample;
    private final String names;
    private final KnownVendors vendors;
    private final int width;
    private final Map<Integer, NumberStamps> numbers = new HashMap<>();

    /// @param names of the file and of what it is packed in
    LayoutFinder(Table table, List<List<String>> sample, String names, KnownVendors vendors) {
        this.table = table;
        this.sample = sample;
        this.names = names;
        this.vendors = vendors;
        this.width = usualWidth();
    }

    private int usualWidth() {
        Map<Integer, Integer> widths = new HashMap<>();
        sample.forEach(row -> widths.merge(row.size(), 1, Integer::sum));
        return widths.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(table.header().size());
    }

    Layout find() {
        if (sample.isEmpty()) {
            throw new Refusal("the file has no rows of data; there is nothing to import");
        }
        // Where the header names other things, no column becomes a price by its place.
        boolean known =
                table.header().stream().filter(name -> vendors.role(name) != Role.OTHER).count()
                        >= 2;
        Layout layout =
                known || !ForeignTable.namesNothing(table.header()) ? byHeader() : byContent();
        int[] used = {
            layout.time(),
            layout.clock(),
            layout.open(),
            layout.high(),
            layout.low(),
            layout.close(),
            layout.volume(),
            layout.price(),
            layout.ticker()
        };
        if (java.util.Arrays.stream(used).max().orElse(0) >= width) {
            throw new Refusal(
                    "its header names "
                            + table.header().size()
                            + " columns but most rows have "
                            + width
                            + "; mend the header");
        }
        return layout;
    }

    private Layout byHeader() {
        Map<Role, Integer> first = RoleColumns.of(table.header(), sample, vendors);
        int close = at(first, Role.CLOSE);
        int price = at(first, Role.PRICE);
        boolean hasRange =
                at(first, Role.OPEN) >= 0 && at(first, Role.HIGH) >= 0 && at(first, Role.LOW) >= 0;
        if (close < 0 && hasRange) {
            close = price;
        }
        int[] time = timeColumns(first);
        boolean clocked = time[1] >= 0 || kind(time[0]) != StampParser.Kind.DATE;
        boolean trades =
                !hasRange
                        && close < 0
                        && price >= 0
                        && at(first, Role.BID) < 0
                        && clocked
                        && time[0] >= 0
                        && ForeignTable.of(table.header()).isEmpty();
        if (!trades) {
            checkComplete(first, time[0], close);
            refuseStrikes();
        }
        int volume =
                trades && first.containsKey(Role.AMOUNT) ? at(first, Role.AMOUNT) : volume(first);
        List<String> words = table.header().stream().map(HeaderWords::normalised).toList();
        Optional<Vendor.OwnColumns> own = vendors.ownColumns(words);
        boolean end =
                first.getOrDefault(Role.END_TIME, -1) == time[0]
                        || first.getOrDefault(Role.CLOSE_TIME, -1) == time[0]
                        || own.map(Vendor.OwnColumns::endStamps).orElse(false);
        return new Layout(
                time[0],
                time[1],
                at(first, Role.OPEN),
                at(first, Role.HIGH),
                at(first, Role.LOW),
                close,
                own.map(columns -> words.indexOf(columns.volume())).orElse(volume),
                trades ? price : -1,
                at(first, Role.TICKER),
                false,
                end,
                width,
                own.map(columns -> words.indexOf(columns.moreVolume())).orElse(-1),
                at(first, Role.ADJUSTED_CLOSE),
                numbers(time[0]),
                NumberStamps.ofClock(column(time[1])),
                false);
    }

    /// Options of a day share their stamps, and their prices are no series.
    private void refuseStrikes() {
        for (int i = 0; i < table.header().size(); i++) {
            int column = i;
            if (HeaderWords.normalised(table.header().get(i)).matches("strike(price|pr|px)?")
                    && sample.stream()
                                    .filter(row -> column < row.size())
                                    .map(row -> row.get(column))
                                    .distinct()
                                    .count()
                            > 1) {
                throw new Refusal(
                        "is an option chain, not bars: the column "
                                + table.header().get(i)
                                + " has several strikes; give a file of one instrument");
            }
        }
    }

    private int volume(Map<Role, Integer> first) {
        int volume = at(first, Role.VOLUME);
        int ticks = at(first, Role.TICK_VOLUME);
        if (volume < 0) {
            return ticks >= 0 ? ticks : at(first, Role.AMOUNT);
        }
        return ticks >= 0 && isMostlyZero(volume) ? ticks : volume;
    }

    /// True where more than half of all rows have 0 in column `i`; a look at the first rows often
    /// says otherwise.
    private boolean isMostlyZero(int i) {
        NumberStyle style = new NumberStyle('.');
        if (sample.stream().noneMatch(row -> row.size() <= i || style.parse(row.get(i)) == 0)) {
            return false;
        }
        long zeros = 0;
        long rows = 0;
        for (Cursor cursor = table.cursor(); cursor.next(); rows++) {
            zeros +=
                    cursor.width() <= i
                                    || style.parse(cursor.bytes(), cursor.from(i), cursor.to(i))
                                            == 0
                            ? 1
                            : 0;
        }
        return 2 * zeros > rows;
    }

    private static int at(Map<Role, Integer> first, Role role) {
        return first.getOrDefault(role, -1);
    }

    private void checkComplete(Map<Role, Integer> first, int time, int close) {
        List<String> missing = new ArrayList<>();
        if (time < 0) {
            missing.add("time");
        }
        for (Role role : List.of(Role.OPEN, Role.HIGH, Role.LOW)) {
            if (!first.containsKey(role)) {
                missing.add(role.name().toLowerCase(Locale.ROOT));
            }
        }
        if (close < 0) {
            missing.add("close");
        }
        if (missing.isEmpty()) {
            return;
        }
        String foreign = ForeignTable.of(table.header());
        String what =
                !foreign.isEmpty()
                        ? foreign
                        : first.containsKey(Role.BID) && first.containsKey(Role.ASK)
                                ? "holds bid and ask quotes, not bars"
                                : "is no table of bars";
        throw new Refusal(
                what
                        + ": missing "
                        + (missing.size() == 1 ? "is the column " : "are the columns ")
                        + enumerate(missing)
                        + "; give a file with time, open, high, low and close, under these names");
    }

    private static String enumerate(List<String> words) {
        int last = words.size() - 1;
        return last == 0
                ? words.getFirst()
                : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
    }

    /// The stamp column and the clock column: an epoch before a stamp before date and clock.
    private int[] timeColumns(Map<Role, Integer> first) {
        int[] best = {-1, -1, -1, -1};
        for (int i = table.header().size() - 1; i >= 0; i--) {
            if (vendors.role(table.header().get(i)).isTime() || isPeriod(i)) {
                take(best, i);
            }
        }
        if (best[0] < 0 && best[1] < 0 && best[2] < 0 && mayBeTime(table.header().getFirst())) {
            take(best, 0);
        }
        if (best[0] >= 0 || best[1] >= 0) {
            return new int[] {best[0] >= 0 ? best[0] : best[1], -1};
        }
        return best[2] >= 0 ? new int[] {best[2], best[3]} : new int[] {closeTime(first), -1};
    }

    private void take(int[] best, int i) {
        int k =
                switch (kind(i)) {
                    case EPOCH -> 0;
                    case DATE_TIME -> 1;
                    case DATE -> 2;
                    case TIME_OF_DAY -> 3;
                    case NONE -> -1;
                };
        if (k >= 0 && !(k == CLOCK && isCount(i))) {
            best[k] = i;
        }
    }

    /// True for a column such as "Month" with 2024-03 in it; one with 3 in it only repeats the
    /// date.
    private boolean isPeriod(int i) {
        return isPeriodWord(i) && numbers(i) == NumberStamps.PERIODS;
    }

    private boolean isPeriodWord(int i) {
        return i < table.header().size()
                && table.header()
                        .get(i)
                        .strip()
                        .toLowerCase(Locale.ROOT)
                        .matches(
                                "week|month|quarter|period|year.?month|woche|monat|"
                                        + "quartal|kw|semaine|mois|trimestre|mes"
                                        + "|semana|mese|settimana|miesiac|tydzien|月|周|週");
    }

    /// A column of small numbers that counts days or minutes is no clock.
    private boolean isCount(int i) {
        return HeaderWords.normalised(table.header().get(i))
                        .matches("day|jour|giorno|dzien|ngay|minute")
                && column(i).stream().noneMatch(field -> field.indexOf(':') > 0);
    }

    /// A first column without a name of its own; a name such as "id" may stand over numbers that
    /// look like an epoch.
    private boolean mayBeTime(String name) {
        boolean blank = name.isBlank() || name.matches("(?i)unnamed.*|index|level_0");
        StampParser.Kind kind = kind(0);
        boolean dated = kind == StampParser.Kind.DATE || kind == StampParser.Kind.DATE_TIME;
        Role role = vendors.role(name);
        return blank
                ? dated || kind == StampParser.Kind.EPOCH
                : dated && (role == Role.OTHER || role == Role.PRICE);
    }

    private int closeTime(Map<Role, Integer> first) {
        int at = at(first, Role.CLOSE_TIME);
        return at >= 0 && kind(at) != StampParser.Kind.NONE ? at : at(first, Role.TIME);
    }

    private List<String> column(int i) {
        return sample.stream()
                .filter(row -> i >= 0 && i < row.size())
                .map(row -> row.get(i))
                .toList();
    }

    /// True where another column than `i` holds dates that no number could be.
    private boolean isDated(int i) {
        for (int k = 0; k < table.header().size(); k++) {
            if (k != i && vendors.role(table.header().get(k)).isTime()) {
                List<String> fields = column(k);
                long dates =
                        fields.stream()
                                .map(StampParser::kindOf)
                                .filter(
                                        kind ->
                                                kind == StampParser.Kind.DATE
                                                        || kind == StampParser.Kind.DATE_TIME)
                                .count();
                if (2 * dates > fields.size() || NumberStamps.areSerials(fields)) {
                    return true;
                }
            }
        }
        return false;
    }

    private NumberStamps numbers(int i) {
        boolean named =
                i >= 0
                        && i < table.header().size()
                        && vendors.role(table.header().get(i)) != Role.OTHER;
        return numbers.computeIfAbsent(
                i,
                _ -> {
                    boolean dated = isDated(i);
                    NumberStamps found =
                            NumberStamps.of(column(i), named || i >= 0 && isPeriodWord(i), dated);
                    return dated && found == NumberStamps.FREE
                            ? NumberStamps.ofClock(column(i))
                            : found;
                });
    }

    /// What most stamps of column `i` are.
    private StampParser.Kind kind(int i) {
        Map<StampParser.Kind, Integer> kinds = new EnumMap<>(StampParser.Kind.class);
        StampParser parser = new StampParser(numbers(i));
        for (List<String> row : sample.subList(0, Math.min(200, sample.size()))) {
            byte[] field =
                    (i >= 0 && i < row.size() ? row.get(i) : "").getBytes(StandardCharsets.UTF_8);
            kinds.merge(parser.parse(field, 0, field.length), 1, Integer::sum);
        }
        return kinds.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(StampParser.Kind.NONE);
    }

    private Layout byContent() {
        int time = 0;
        while (time < Math.min(4, width) && !isStamp(kind(time))) {
            time++;
        }
        boolean sinceMidnight = false;
        if (time >= Math.min(4, width)) {
            sinceMidnight = width >= 5 && isSinceMidnight();
            if (!sinceMidnight) {
                throw new Refusal(
                        "is no table of bars: missing are the columns time, open, high, low and"
                                + " close; give a file with a header line that names them");
            }
            time = 0;
        }
        boolean split = kind(time) == StampParser.Kind.DATE && isClock(time + 1);
        int from = time + (split ? 2 : 1);
        int numbers = 0;
        while (from + numbers < width && isNumber(from + numbers)) {
            numbers++;
        }
        int ticker = time > 0 && kind(0) == StampParser.Kind.NONE ? 0 : -1;
        boolean clocked = split || kind(time) != StampParser.Kind.DATE;
        if (numbers == 2 && clocked) {
            return new Layout(
                    time,
                    split ? time + 1 : -1,
                    -1,
                    -1,
                    -1,
                    -1,
                    from + 1,
                    from,
                    ticker,
                    false,
                    false,
                    width,
                    -1,
                    -1,
                    numbers(time),
                    NumberStamps.ofClock(column(split ? time + 1 : -1)),
                    true);
        }
        if (numbers < 4) {
            throw new Refusal(
                    "is no table of bars: after the time it has only "
                            + numbers
                            + " number columns, so open, high, low and close cannot all be there;"
                            + " give a file with all four");
        }
        PlacedColumns placed = new PlacedColumns(table, sample);
        int prices = from + placed.prices(from, numbers);
        int left = numbers - (prices - from);
        int[] ohlc = placed.ohlc(prices);
        boolean adjusted = placed.isAdjusted(prices, left, ohlc);
        int volume = !adjusted ? placed.volume(prices, left, ohlc) : left > 5 ? prices + 5 : -1;
        if (volume < 0 && prices > from) {
            volume = prices - 1;
        }
        return new Layout(
                time,
                split ? time + 1 : -1,
                ohlc[0],
                ohlc[1],
                ohlc[2],
                ohlc[3],
                volume,
                -1,
                ticker,
                sinceMidnight,
                false,
                width,
                -1,
                adjusted ? prices + 4 : -1,
                numbers(time),
                NumberStamps.ofClock(column(split ? time + 1 : -1)),
                true);
    }

    private boolean isSinceMidnight() {
        return names.matches("(?s).*(19|20)\\d{6}.*")
                && sample.stream()
                        .allMatch(
                                row ->
                                        row.getFirst().matches("\\d{1,8}")
                                                && Integer.parseInt(row.getFirst()) < 86_400_000);
    }

    private static boolean isStamp(StampParser.Kind kind) {
        return kind == StampParser.Kind.EPOCH
                || kind == StampParser.Kind.DATE
                || kind == StampParser.Kind.DATE_TIME;
    }

    private boolean isClock(int i) {
        return kind(i) == StampParser.Kind.TIME_OF_DAY
                && sample.stream()
                                        .filter(
                                                row ->
                                                        i < row.size()
                                                                && row.get(i)
                                                                        .matches(
                                                                                "\\d{1,2}:.*|\\d{6}|\\d{4}"))
                                        .count()
                                * 10
                        > sample.size() * 9L;
    }

    private boolean isNumber(int i) {
        return sample.stream()
                                .filter(
                                        row ->
                                                i < row.size()
                                                        && (!Double.isNaN(
                                                                        new NumberStyle('.')
                                                                                .parse(row.get(i)))
                                                                || !Double.isNaN(
                                                                        new NumberStyle(',')
                                                                                .parse(
                                                                                        row.get(
                                                                                                i)))))
                                .count()
                        * 2
                > sample.size();
    }
}
