package io.abtpro.store.h2;

import org.h2.compress.CompressDeflate;
import org.h2.compress.CompressLZF;
import org.h2.compress.Compressor;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.db.ValueDataType;
import org.h2.mvstore.type.StringDataType;
import org.h2.value.Value;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// The keys and values of a leaf page, read as one kind or another; empty where they do not fill
/// the page to its last byte, as what was overwritten does not.
///
/// @param bytes from the first key on
/// @param count of keys
record PageValues(ByteBuffer bytes, int count) {
    private static final int COMPRESSED = 2;
    private static final int HIGHLY = 6;
    private static final int MOST_COLUMNS = 100;
    private static final ValueDataType VALUES = new ValueDataType();

    /// What follows the type of a page, expanded where it is compressed.
    static ByteBuffer expanded(ByteBuffer page, int type) {
        if ((type & COMPRESSED) == 0) {
            return page;
        }
        int more = DataUtils.readVarInt(page);
        byte[] packed = new byte[page.remaining()];
        page.get(packed);
        byte[] plain = new byte[packed.length + more];
        Compressor compressor =
                (type & HIGHLY) == HIGHLY ? new CompressDeflate() : new CompressLZF();
        compressor.expand(packed, 0, packed.length, plain, 0, plain.length);
        return ByteBuffer.wrap(plain);
    }

    Optional<Map<String, String>> texts() {
        return whole(
                in -> {
                    List<String> keys = new ArrayList<>();
                    for (int i = 0; i < count; i++) {
                        keys.add(StringDataType.INSTANCE.read(in));
                    }
                    Map<String, String> texts = new LinkedHashMap<>();
                    keys.forEach(key -> texts.put(key, StringDataType.INSTANCE.read(in)));
                    return texts;
                });
    }

    /// Where the parts of large values are, by their number.
    Optional<Map<Long, byte[]>> lobIds() {
        return keyed(
                in -> {
                    byte[] id = bytes(in);
                    DataUtils.readVarInt(in);
                    DataUtils.readVarLong(in);
                    in.getLong();
                    return id;
                });
    }

    /// Parts of large values.
    Optional<Map<Long, byte[]>> blocks() {
        return keyed(PageValues::bytes);
    }

    private static byte[] bytes(ByteBuffer in) {
        int length = DataUtils.readVarInt(in);
        if (length < 0 || length > in.remaining()) {
            throw new IllegalStateException("no bytes");
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }

    private <T> Optional<Map<Long, T>> keyed(Function<ByteBuffer, T> value) {
        return whole(
                in -> {
                    long[] keys = keys(in);
                    Map<Long, T> read = new LinkedHashMap<>();
                    for (long key : keys) {
                        read.put(key, value.apply(in));
                    }
                    return read;
                });
    }

    private long[] keys(ByteBuffer in) {
        long[] keys = new long[count];
        for (int i = 0; i < count; i++) {
            keys[i] = DataUtils.readVarLong(in);
            if (i > 0 && keys[i] <= keys[i - 1]) {
                throw new IllegalStateException("keys ascend");
            }
        }
        return keys;
    }

    /// Rows of a table. A page does not say how many columns they have: where all were committed,
    /// the values are as many as rows times columns; else the number is tried that fills the page.
    Optional<Map<Long, Value[]>> rows() {
        Optional<Map<Long, Value[]>> committed =
                whole(
                        in -> {
                            long[] keys = keys(in);
                            if (in.get() != 0) {
                                throw new IllegalStateException("not all committed");
                            }
                            List<Value> values = new ArrayList<>();
                            while (in.hasRemaining()) {
                                values.add(VALUES.read(in));
                            }
                            int columns = values.size() / count;
                            if (columns < 1 || columns * count != values.size()) {
                                throw new IllegalStateException("no rows");
                            }
                            Map<Long, Value[]> rows = new LinkedHashMap<>();
                            for (int i = 0; i < count; i++) {
                                rows.put(
                                        keys[i],
                                        values.subList(i * columns, (i + 1) * columns)
                                                .toArray(Value[]::new));
                            }
                            return rows;
                        });
        for (int columns = 1; committed.isEmpty() && columns < MOST_COLUMNS; columns++) {
            int tried = columns;
            committed = whole(in -> uncommitted(in, tried));
        }
        return committed;
    }

    private Map<Long, Value[]> uncommitted(ByteBuffer in, int columns) {
        long[] keys = keys(in);
        if (in.get() == 0) {
            throw new IllegalStateException("all committed");
        }
        Map<Long, Value[]> rows = new LinkedHashMap<>();
        for (long key : keys) {
            if (DataUtils.readVarLong(in) == 0) {
                rows.put(key, row(in, columns));
                continue;
            }
            int which = in.get();
            if (which < 0 || which > 3) {
                throw new IllegalStateException("no row");
            }
            Optional<Value[]> now =
                    (which & 1) != 0 ? Optional.of(row(in, columns)) : Optional.empty();
            Optional<Value[]> before =
                    (which & 2) != 0 ? Optional.of(row(in, columns)) : Optional.empty();
            before.or(() -> now).ifPresent(row -> rows.put(key, row));
        }
        return rows;
    }

    private static Value[] row(ByteBuffer in, int columns) {
        Value[] row = new Value[columns];
        for (int i = 0; i < columns; i++) {
            row[i] = VALUES.read(in);
        }
        return row;
    }

    private <T> Optional<T> whole(Function<ByteBuffer, T> read) {
        ByteBuffer in = bytes.duplicate();
        try {
            T value = read.apply(in);
            return in.hasRemaining() ? Optional.empty() : Optional.of(value);
        } catch (RuntimeException | OutOfMemoryError otherKind) {
            return Optional.empty();
        }
    }
}
