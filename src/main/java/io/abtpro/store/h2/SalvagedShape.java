package io.abtpro.store.h2;

import org.h2.value.Value;

import java.util.List;

/// Tells which table a row is of by the types of its values: no two tables have the same, and the
/// names of tables can be lost with a page.
final class SalvagedShape {
    private SalvagedShape() {}

    /// @param types of the table's columns as the new store names them; a row of an older store has
    ///   fewer
    static boolean fits(Value[] row, List<String> types) {
        if (row.length > types.size() || row.length < fewest(types)) {
            return false;
        }
        for (int i = 0; i < row.length; i++) {
            if (!fits(row[i].getValueType(), types.get(i))) {
                return false;
            }
        }
        return true;
    }

    /// Steps have at most doubled the columns of a table.
    private static int fewest(List<String> types) {
        return Math.min(types.size(), Math.max(3, types.size() / 2));
    }

    private static boolean fits(int value, String type) {
        if (value == Value.NULL) {
            return true;
        }
        return switch (type) {
            case "CHARACTER VARYING" -> value == Value.VARCHAR;
            case "CHARACTER" -> value == Value.CHAR;
            case "CHARACTER LARGE OBJECT" -> value == Value.CLOB;
            case "BINARY LARGE OBJECT" -> value == Value.BLOB;
            case "BINARY VARYING" -> value == Value.VARBINARY;
            case "INTEGER" -> value == Value.INTEGER;
            case "BIGINT" -> value == Value.BIGINT;
            case "DOUBLE PRECISION" -> value == Value.DOUBLE;
            case "BOOLEAN" -> value == Value.BOOLEAN;
            case "TIMESTAMP WITH TIME ZONE" -> value == Value.TIMESTAMP_TZ;
            default -> true;
        };
    }
}
