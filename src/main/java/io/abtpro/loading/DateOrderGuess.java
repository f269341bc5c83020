package io.abtpro.loading;

import java.util.Optional;

/// Decides by the whole file whether the day or the month comes first in dates such as 03/04/2020.
final class DateOrderGuess {
    private final StampParser parser = new StampParser();
    private boolean firstOver;
    private boolean secondOver;
    private final int[] turns = new int[2];
    private final int[] directions = new int[2];
    private final long[] last = {StampParser.INVALID, StampParser.INVALID};
    private String example = "";

    /// The order; empty where both are possible. Files whose dates are not ambiguous give day first.
    Optional<DateOrder> of(Table table, Layout layout) {
        Cursor cursor = table.cursor();
        while (cursor.next()) {
            if (layout.time() < cursor.width()) {
                var kind = parser.parse(cursor.bytes(), cursor.from(layout.time()), cursor.to(layout.time()));
                boolean date = kind == StampParser.Kind.DATE || kind == StampParser.Kind.DATE_TIME;
                if (date && (parser.yearFirst || parser.monthNamed)) {
                    return Optional.of(DateOrder.DAY_FIRST);
                }
                if (date) {
                    look(cursor, layout);
                }
            }
        }
        return decide();
    }

    private void look(Cursor cursor, Layout layout) {
        firstOver |= parser.first > 12;
        secondOver |= parser.second > 12;
        if (example.isEmpty() && parser.first != parser.second) {
            example = cursor.text(layout.time());
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
        if (firstOver != secondOver) {
            return Optional.of(firstOver ? DateOrder.DAY_FIRST : DateOrder.MONTH_FIRST);
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

    /// A stamp that can be read both ways; empty where there is none.
    String example() {
        return example;
    }
}
