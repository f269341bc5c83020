package io.abtpro.loading;

/// Walks the pages of a column of a Parquet file by their headers (Thrift's compact form), before
/// the library reads them: it waits for ever where a page is longer than its column, takes whatever
/// room a page says that it needs, and where Snappy has more in it than the page says, its native
/// part writes over memory that is not its own.
final class ParquetPages {
    private static final int INT = 5;
    private static final int UNPACKED_SIZE = 2;
    private static final int PACKED_SIZE = 3;
    private static final int STRUCT = 12;
    private static final int FIRST_VERSION = 5;
    private static final int SECOND_VERSION = 8;
    private static final int DEEPEST = 20;
    private final byte[] bytes;
    private final long end;
    private int at;
    private long unpackedSize;
    private long packedSize;
    private long levels;
    private long values;
    private boolean plain;

    private ParquetPages(byte[] bytes, int start, int size) {
        this.bytes = bytes;
        this.at = start;
        this.end = (long) start + size;
    }

    /// What the pages of a column hold.
    ///
    /// @param unpacked the bytes that they unpack to
    /// @param values the values by the pages' own count
    record Content(long unpacked, long values) {}

    /// The content of the pages in `bytes[start, start + size)`.
    ///
    /// @param snappy true where the column is packed with Snappy
    /// @throws IllegalStateException where a page does not fit into the column
    static Content of(byte[] bytes, int start, int size, boolean snappy) {
        ParquetPages pages = new ParquetPages(bytes, start, size);
        long total = 0;
        while (pages.at < pages.end) {
            total += pages.page(snappy);
        }
        return new Content(total, pages.values);
    }

    private long page(boolean snappy) {
        unpackedSize = -1;
        packedSize = -1;
        levels = 0;
        plain = false;
        struct(0);
        if (packedSize < 0 || unpackedSize < 0 || at + packedSize > end) {
            throw damaged();
        }
        int next = at + (int) packedSize;
        if (snappy && !plain && packedSize > levels) {
            jump(levels);
            if (varint() != unpackedSize - levels) {
                throw damaged();
            }
        }
        at = next;
        return unpackedSize;
    }

    private static IllegalStateException damaged() {
        return new IllegalStateException("a page does not fit into its column");
    }

    private void struct(int depth) {
        int field = 0;
        for (int head = next(); (head & 15) != 0; head = next()) {
            field = head >> 4 == 0 ? (int) zigzag() : field + (head >> 4);
            int type = head & 15;
            if (depth == 0 && type == INT && field == UNPACKED_SIZE) {
                unpackedSize = zigzag();
            } else if (depth == 0 && type == INT && field == PACKED_SIZE) {
                packedSize = zigzag();
            } else if (depth == 0
                    && type == STRUCT
                    && (field == FIRST_VERSION || field == SECOND_VERSION)) {
                dataPage(field == SECOND_VERSION);
            } else if (type > 2) {
                skip(type, depth);
            }
        }
    }

    /// A page of the second version begins with its levels, which are not packed, and may not be
    /// packed at all.
    private void dataPage(boolean second) {
        int field = 0;
        for (int head = next(); (head & 15) != 0; head = next()) {
            field = head >> 4 == 0 ? (int) zigzag() : field + (head >> 4);
            int type = head & 15;
            if (type == INT && field == 1) {
                values += Math.max(0, zigzag());
            } else if (second && type == INT && (field == 5 || field == 6)) {
                levels += zigzag();
            } else if (second && field == 7) {
                plain = type == 2;
            } else if (type > 2) {
                skip(type, 1);
            }
        }
    }

    /// A value of `type`; truths of a struct stand in its field's type, those of a list take a
    /// byte.
    private void skip(int type, int depth) {
        if (depth > DEEPEST) {
            throw damaged();
        }
        switch (type) {
            case 1, 2, 3 -> next();
            case 4, 5, 6 -> varint();
            case 7 -> jump(8);
            case 8 -> jump(varint());
            case 9, 10 -> {
                int head = next();
                long size = head >> 4 == 15 ? varint() : head >> 4;
                for (long i = 0; i < size; i++) {
                    skip(head & 15, depth + 1);
                }
            }
            case 11 -> {
                long size = varint();
                int types = size == 0 ? 0 : next();
                for (long i = 0; i < size; i++) {
                    skip(types >> 4, depth + 1);
                    skip(types & 15, depth + 1);
                }
            }
            case 12 -> struct(depth + 1);
            default -> throw damaged();
        }
    }

    private int next() {
        if (at >= end || at >= bytes.length) {
            throw damaged();
        }
        return bytes[at++] & 0xff;
    }

    private void jump(long count) {
        if (count < 0 || at + count > end) {
            throw damaged();
        }
        at += (int) count;
    }

    private long varint() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            int b = next();
            value |= (b & 0x7fL) << shift;
            if (b < 0x80) {
                return value;
            }
        }
        throw damaged();
    }

    private long zigzag() {
        long value = varint();
        return value >>> 1 ^ -(value & 1);
    }
}
