package io.abtpro.loading;

/// Prices without a decimal mark, as those that are stored times a power of ten.
final class WholePrices {
    private WholePrices() {}

    /// True where nine rows in ten of the whole file have whole prices only; the others are bad
    /// rows then.
    static boolean areUsual(Table table, Layout layout) {
        long whole = 0;
        long rows = 0;
        for (Cursor cursor = table.cursor(); cursor.next(); ) {
            if (cursor.width() == layout.width()) {
                rows++;
                whole += areWhole(cursor, layout) ? 1 : 0;
            }
        }
        return rows > 0 && 10 * whole >= 9 * rows;
    }

    private static boolean areWhole(Cursor cursor, Layout layout) {
        return layout.isTrades()
                ? isWhole(cursor, layout.price())
                : isWhole(cursor, layout.open())
                        && isWhole(cursor, layout.high())
                        && isWhole(cursor, layout.low())
                        && isWhole(cursor, layout.close());
    }

    /// True where field `at` of the record under `cursor` is digits and nothing else.
    static boolean isWhole(Cursor cursor, int at) {
        for (int i = cursor.from(at); i < cursor.to(at); i++) {
            if (cursor.bytes()[i] < '0' || cursor.bytes()[i] > '9') {
                return false;
            }
        }
        return cursor.to(at) > cursor.from(at);
    }
}
