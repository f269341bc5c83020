package io.abtpro.loading;

/// How Lean stores the prices of a file: those of shares times 10,000, so as whole numbers; all others as they are.
///
/// Source: github.com/QuantConnect/Lean, Data/equity/readme.md and Data/forex/readme.md.
final class LeanPrices {
    static final double SCALE = 10_000;
    private static final int QUOTE_WIDTH = 11;

    private LeanPrices() {}

    /// True where nine rows in ten of the whole file have whole prices only; the others are bad rows then.
    static boolean areScaled(Table table, Layout layout) {
        long whole = 0;
        long rows = 0;
        for (Cursor cursor = table.cursor(); cursor.next(); ) {
            if (cursor.width() == layout.width()) {
                rows++;
                whole += layout.isTrades() ? isWhole(cursor, layout.price()) ? 1 : 0
                        : isWhole(cursor, layout.open()) && isWhole(cursor, layout.high()) && isWhole(cursor, layout.low())
                        && isWhole(cursor, layout.close()) ? 1 : 0;
            }
        }
        return rows > 0 && 10 * whole >= 9 * rows;
    }

    static boolean isWhole(Cursor cursor, int at) {
        for (int i = cursor.from(at); i < cursor.to(at); i++) {
            if (cursor.bytes()[i] < '0' || cursor.bytes()[i] > '9') {
                return false;
            }
        }
        return cursor.to(at) > cursor.from(at);
    }

    /// True for bid and ask bars: time, five columns of the bid, five of the ask.
    static boolean areQuotes(Layout layout) {
        return !layout.isTrades() && layout.width() == QUOTE_WIDTH;
    }
}
