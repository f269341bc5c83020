package io.abtpro.loading;

import java.util.Optional;

/// Decides by the whole file whether the day or the month comes first in dates such as 03/04/2020.
final class DateOrderGuess {
    private static final long LEAP = 300 * 86_400_000L;
    private final StampParser parser;
    private int firstOver;
    private int secondOver;
    private String dayFirstOnly = "";
    private String monthFirstOnly = "";
    private final int[] turns = new int[2];
    private final int[] directions = new int[2];
    private final long[] last = {StampParser.INVALID, StampParser.INVALID};
    private String example = "";
    private int shortYears;
    private int leaps;
    private String shortExample = "";

    /// @param numbers what plain numbers in the stamp column are
    DateOrderGuess(NumberStamps numbers) {
        parser = new StampParser(numbers);
    }

    /// The order; empty where both are possible, or each is refuted by a row. Files whose dates are
    /// not ambiguous give day first.
    Optional<DateOrder> of(Table table, Layout layout) {
        Cursor cursor = table.cursor();
        while (cursor.next()) {
            if (layout.time() < cursor.width()) {
                var kind =
                        parser.parse(
                                cursor.bytes(),
                                cursor.from(layout.time()),
                                cursor.to(layout.time()));
                boolean date = kind == StampParser.Kind.DATE || kind == StampParser.Kind.DATE_TIME;
                if (date && !parser.yearFirst && !parser.monthNamed) {
                    note(cursor, layout);
                }
            }
        }
        return decide();
    }

    private void note(Cursor cursor, Layout layout) {
        if (parser.first > 12 && firstOver++ == 0) {
            dayFirstOnly = "'%s' (line %d)".formatted(cursor.text(layout.time()), cursor.line());
        }
        if (parser.second > 12 && secondOver++ == 0) {
            monthFirstOnly = "'%s' (line %d)".formatted(cursor.text(layout.time()), cursor.line());
        }
        if (example.isEmpty() && parser.first != parser.second) {
            example = cursor.text(layout.time());
        }
        if (parser.shortYear) {
            shortYears++;
            shortExample = shortExample.isEmpty() ? cursor.text(layout.time()) : shortExample;
            boolean leap =
                    last[0] != StampParser.INVALID
                            && Math.abs(parser.dateMillis(DateOrder.DAY_FIRST) - last[0]) > LEAP;
            leaps += leap ? 1 : 0;
        }
        for (DateOrder order : DateOrder.values()) {
            int k = order.ordinal();
            long day = parser.dateMillis(order);
            int direction = last[k] == StampParser.INVALID ? 0 : Long.compare(day, last[k]);
            turns[k] += direction != 0 && directions[k] != 0 && direction != directions[k] ? 1 : 0;
            directions[k] = direction == 0 ? directions[k] : direction;
            last[k] = day;
        }
    }

    private Optional<DateOrder> decide() {
        if (mayBeginWithYear()) {
            return Optional.empty();
        }
        if (isContradictory()) {
            return Optional.empty();
        }
        if (firstOver != secondOver) {
            return Optional.of(
                    firstOver > secondOver ? DateOrder.DAY_FIRST : DateOrder.MONTH_FIRST);
        }
        if (example.isEmpty()) {
            return Optional.of(DateOrder.DAY_FIRST);
        }
        if (example.matches("\\d{1,2}\\.\\d{1,2}\\.\\d{2,4}.*")) {
            return Optional.of(DateOrder.DAY_FIRST); // nobody writes the month first with points
        }
        if (turns[0] == turns[1]) {
            return Optional.empty();
        }
        return Optional.of(turns[0] < turns[1] ? DateOrder.DAY_FIRST : DateOrder.MONTH_FIRST);
    }

    /// Days that leap from year to year are days that were taken for years.
    private boolean mayBeginWithYear() {
        return shortYears > 2 && 2 * leaps > shortYears;
    }

    /// One wrong row in fifty is a bad row; more of them are a second order.
    private boolean isContradictory() {
        return 50 * Math.min(firstOver, secondOver) >= Math.max(1, Math.max(firstOver, secondOver));
    }

    /// The stamps that contradict each other, in words; empty where none do.
    String contradiction() {
        if (mayBeginWithYear()) {
            return "'%s' may begin with the year, which --date-format yy-MM-dd says,"
                            .formatted(shortExample)
                    + " or with the day or the month of bars a year apart";
        }
        return isContradictory()
                ? dayFirstOnly
                        + " can only be day first and "
                        + monthFirstOnly
                        + " only month first"
                : "";
    }

    /// A stamp that can be read both ways; empty where there is none.
    String example() {
        return example;
    }
}
