package io.abtpro.loading;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The [Layout] of a table whose header names its columns.
final class HeaderLayout {
    private static final int CLOCK = 3;
    private static final String NO_BARS = "is no table of bars";

    private final Table table;
    private final List<List<String>> sample;
    private final KnownVendors vendors;
    private final int width;
    private final SampledColumns columns;

    /// @param width how many fields most rows have
    HeaderLayout(Table table, List<List<String>> sample, KnownVendors vendors, int width) {
        this.table = table;
        this.sample = sample;
        this.vendors = vendors;
        this.width = width;
        this.columns = new SampledColumns(table.header(), sample, vendors);
    }

    Layout find() {
        Map<Role, Integer> first = RoleColumns.of(table.header(), sample, vendors);
        int[] time = timeColumns(first);
        StampParts parts = parts(time);
        if (!parts.isNone()) {
            first = RoleColumns.of(parts.without(table.header()), sample, vendors);
            time = new int[] {parts.hasDate() ? parts.year() : time[0], clock(parts, time[1])};
        }
        int close = at(first, Role.CLOSE);
        int price = at(first, Role.PRICE);
        boolean hasRange =
                at(first, Role.OPEN) >= 0 && at(first, Role.HIGH) >= 0 && at(first, Role.LOW) >= 0;
        if (close < 0 && hasRange) {
            close = price;
        }
        boolean clocked =
                parts.hour() >= 0
                        || time[1] >= 0
                        || !parts.hasDate() && columns.kind(time[0]) != StampParser.Kind.DATE;
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
                own.map(named -> words.indexOf(named.volume())).orElse(volume),
                trades ? price : -1,
                at(first, Role.TICKER),
                false,
                end,
                width,
                own.map(named -> words.indexOf(named.moreVolume())).orElse(-1),
                at(first, Role.ADJUSTED_CLOSE),
                parts.hasDate() ? NumberStamps.FREE : columns.numbers(time[0]),
                NumberStamps.ofClock(columns.column(time[1])),
                false,
                parts);
    }

    /// The columns of a stamp that no single one holds; a date with hours and minutes beside it
    /// needs no more than them.
    private StampParts parts(int[] time) {
        return switch (columns.kind(time[0])) {
            case EPOCH, DATE_TIME -> StampParts.NONE;
            case DATE ->
                    columns.numbers(time[0]) == NumberStamps.SERIAL
                                    || columns.numbers(time[0]) == NumberStamps.PERIODS
                                    || columns.numbers(time[0]) == NumberStamps.YEAR_LAST
                            ? StampParts.NONE
                            : StampParts.of(table.header(), sample, time[0], isTime(time[1]));
            case TIME_OF_DAY, NONE ->
                    StampParts.of(table.header(), sample, -1, isTime(clock(StampParts.NONE, -1)));
        };
    }

    /// True for a column of times of day that is no mere count of hours.
    private boolean isTime(int i) {
        return i >= 0
                && (!StampParts.isHour(table.header().get(i))
                        || columns.column(i).stream().anyMatch(f -> f.indexOf(':') > 0));
    }

    /// The column of times of day beside these parts: that of hours where it is all there is.
    private int clock(StampParts parts, int found) {
        if (parts.hour() >= 0 || !parts.hasDate() && found >= 0) {
            return parts.hour() >= 0 ? -1 : found;
        }
        int clock = -1;
        for (int i = table.header().size() - 1; i >= 0; i--) {
            boolean candidate =
                    !parts.has(i)
                            && vendors.role(table.header().get(i)).isTime()
                            && !columns.isCount(i);
            if (candidate
                    && (columns.kind(i) == StampParser.Kind.TIME_OF_DAY
                            || NumberStamps.ofClock(columns.column(i)) != NumberStamps.FREE)) {
                clock = i;
            }
        }
        return clock;
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
                                : NO_BARS;
        throw new Refusal(
                what
                        + ": missing "
                        + (missing.size() == 1 ? "is the column " : "are the columns ")
                        + enumerate(missing)
                        + "; its columns are "
                        + Failing.list(table.header())
                        + "; give a file with time, open, high, low and close, under these names"
                        + (what.equals(NO_BARS) && table.form() == Table.Form.DELIMITED
                                ? ", or say with --header which line names them"
                                : ""));
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
            if (vendors.role(table.header().get(i)).isTime() || columns.isPeriod(i)) {
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
                switch (columns.kind(i)) {
                    case EPOCH -> 0;
                    case DATE_TIME -> 1;
                    case DATE -> 2;
                    case TIME_OF_DAY -> 3;
                    case NONE -> -1;
                };
        if (k >= 0 && !(k == CLOCK && columns.isCount(i))) {
            best[k] = i;
        }
    }

    /// A first column without a name of its own; a name such as "id" may stand over numbers that
    /// look like an epoch.
    private boolean mayBeTime(String name) {
        boolean blank = name.isBlank() || name.matches("(?i)unnamed.*|index|level_0");
        StampParser.Kind kind = columns.kind(0);
        boolean dated = kind == StampParser.Kind.DATE || kind == StampParser.Kind.DATE_TIME;
        Role role = vendors.role(name);
        return blank
                ? dated || kind == StampParser.Kind.EPOCH
                : dated && (role == Role.OTHER || role == Role.PRICE);
    }

    private int closeTime(Map<Role, Integer> first) {
        int at = at(first, Role.CLOSE_TIME);
        return at >= 0 && columns.kind(at) != StampParser.Kind.NONE ? at : at(first, Role.TIME);
    }
}
