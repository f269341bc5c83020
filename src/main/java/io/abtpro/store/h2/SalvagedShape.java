package io.abtpro.store.h2;

import io.abtpro.math.Sha256;

import org.h2.value.Value;
import org.jspecify.annotations.Nullable;

import java.util.List;

/// Tells which table a row is of by the types of its values, since no two tables have the same and
/// the names of tables can be lost with a page; and whether the checksums of a row hold.
final class SalvagedShape {
    /// The place of a run's compressed document among its columns.
    private static final int PACKED = 10;

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

    /// False where a checksum in the row says that its bytes are not those that were stored; true
    /// for rows without one.
    static boolean isWhole(String table, Object[] row) {
        try {
            return switch (table) {
                case "bar_chunk" -> chunk(row).isWhole();
                case "model_artifact" -> Sha256.hex(bytes(row[5])).equals(text(row[4]));
                case "backtest_run" -> row.length <= PACKED || isWholeRun(row[PACKED]);
                default -> true;
            };
        } catch (RuntimeException damaged) {
            return false;
        }
    }

    private static ColumnChunk chunk(Object[] row) {
        return new ColumnChunk(
                Integer.parseInt(text(row[3])),
                Long.parseLong(text(row[4])),
                ColumnChunk.Encoding.valueOf(text(row[6])),
                bytes(row[5]));
    }

    private static boolean isWholeRun(@Nullable Object packed) {
        return packed == null || !PackedText.unpack(bytes(packed)).isEmpty();
    }

    private static String text(Object value) {
        return value.toString().strip();
    }

    private static byte[] bytes(Object value) {
        return (byte[]) value;
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
