package io.abtpro.loading;

import java.util.stream.IntStream;

/// What prices such as 15.026 are where every one with a point has three digits behind it: 15 and a
/// bit, or fifteen thousand.
///
/// Neighbours tell where some prices have no point: 985 beside 1.002 is near to it or a thousand
/// times as high. Where all have a point they are decimals for most of the world, such as 110.325
/// yen.
final class ThreeDecimals {
    private static final double FAR = 300;
    private static final int LARGE = 4;

    private String example = "";
    private String jump = "";
    private int farAsDecimals;
    private int farAsThousands;
    private boolean unmarkedThousands;

    /// Reads all rows of `table`, of whose numbers none has another form.
    ThreeDecimals(Table table, Layout layout) {
        int[] prices =
                IntStream.of(
                                layout.open(),
                                layout.high(),
                                layout.low(),
                                layout.close(),
                                layout.price())
                        .filter(column -> column >= 0)
                        .toArray();
        NumberStyle style = new NumberStyle('.');
        double before = Double.NaN;
        boolean pointBefore = false;
        for (Cursor cursor = table.cursor(); cursor.next(); ) {
            unmarkedThousands |= isLargeWithoutPoint(cursor, layout.volume());
            for (int column : prices) {
                if (column >= cursor.width()) {
                    continue;
                }
                boolean point = hasPoint(cursor, column);
                double value = style.parse(cursor.bytes(), cursor.from(column), cursor.to(column));
                if (point && example.isEmpty()) {
                    example = cursor.text(column);
                }
                if (point != pointBefore && before > 0 && value > 0) {
                    compare(cursor, column, value, before, point);
                }
                unmarkedThousands |= isLargeWithoutPoint(cursor, column);
                pointBefore = point;
                before = value;
            }
        }
    }

    private void compare(Cursor cursor, int column, double value, double before, boolean point) {
        double ratio = value / before;
        if (isFar(ratio)) {
            farAsDecimals++;
            jump =
                    jump.isEmpty()
                            ? "'%s' (line %d)".formatted(cursor.text(column), cursor.line())
                            : jump;
        }
        farAsThousands += isFar(point ? 1000 * ratio : ratio / 1000) ? 1 : 0;
    }

    private static boolean isFar(double ratio) {
        return ratio > FAR || ratio < 1 / FAR;
    }

    private static boolean hasPoint(Cursor cursor, int column) {
        for (int i = cursor.from(column); i < cursor.to(column); i++) {
            if (cursor.bytes()[i] == '.') {
                return true;
            }
        }
        return false;
    }

    private static boolean isLargeWithoutPoint(Cursor cursor, int column) {
        return column >= 0
                && column < cursor.width()
                && cursor.to(column) - cursor.from(column) >= LARGE
                && !hasPoint(cursor, column);
    }

    /// True where the prices keep to one level only if the point marks thousands.
    boolean areRatherThousands() {
        return farAsDecimals > 0 && farAsThousands == 0;
    }

    /// True where nothing in the file speaks against thousands: no price has another form, and no
    /// number of four digits has no point.
    boolean mayBeThousands() {
        return !example.isEmpty() && farAsThousands == 0 && !unmarkedThousands;
    }

    /// A price with a point.
    String example() {
        return example;
    }

    /// The first price that is far from the one before it if the point is a decimal one.
    String jump() {
        return jump;
    }
}
