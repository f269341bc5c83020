package io.abtpro.loading;

import dev.hardwood.InputFile;
import dev.hardwood.metadata.CompressionCodec;
import dev.hardwood.metadata.FileMetaData;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowReader;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/// A Parquet file as a [Table]. Timestamps of any unit become ISO stamps; the index of pandas is a
/// column.
final class ParquetTable {
    private static final int MARK = 4;

    private ParquetTable() {}

    static Table of(byte[] bytes, boolean allowLarge) {
        StringBuilder out = new StringBuilder();
        List<String> header = new ArrayList<>();
        long counted;
        try (InputFile file = InputFile.of(ByteBuffer.wrap(bytes));
                ParquetFileReader reader = ParquetFileReader.open(file)) {
            counted = reader.getFileMetaData().numRows();
            int columns = reader.getFileSchema().getColumnCount();
            if (columns == 0
                    || columns > JsonRows.MOST_COLUMNS
                    || !reader.getFileSchema().isFlatSchema()) {
                throw new Refusal(
                        "its "
                                + columns
                                + " columns are "
                                + (columns > JsonRows.MOST_COLUMNS ? "more than 1,000" : "nested")
                                + "; give a flat table of bars");
            }
            checkPlaces(reader.getFileMetaData(), columns, bytes, allowLarge);
            for (int i = 0; i < reader.getFileSchema().getColumnCount(); i++) {
                String name = reader.getFileSchema().getColumn(i).name();
                header.add(name.startsWith("__index_level_") ? "timestamp" : name);
            }
            try (RowReader rows = reader.rowReader()) {
                while (rows.hasNext()) {
                    rows.next();
                    appendRow(out, rows, header.size());
                }
            }
        } catch (Refusal refusal) {
            throw refusal;
        } catch (IOException | RuntimeException | StackOverflowError e) {
            throw new Refusal(
                    "is no readable Parquet file: "
                            + reason(e)
                            + "; write it again, with zstd or snappy",
                    e);
        }
        return Table.rewritten(Table.Form.PARQUET, out.toString(), header, "")
                .with(new Aside(counted, 0, List.of(), List.of(), List.of()));
    }

    /// The library waits for ever for the bytes of a column that lies outside the file, so its list
    /// is checked before.
    private static void checkPlaces(
            FileMetaData meta, int columns, byte[] bytes, boolean allowLarge) {
        int length = bytes.length;
        long unpacked = 0;
        long rows = 0;
        for (var group : meta.rowGroups()) {
            rows += group.numRows();
            if (group.columns().size() != columns) {
                throw new IllegalStateException(
                        "a part has " + group.columns().size() + " columns of " + columns);
            }
            for (var column : group.columns()) {
                long start = column.chunkStartOffset();
                long size = column.metaData().totalCompressedSize();
                if (start < MARK || size < 0 || size > length || start + size > length - MARK) {
                    throw new IllegalStateException(
                            "its list of columns names bytes that are not in it");
                }
                var pages =
                        ParquetPages.of(
                                bytes,
                                (int) start,
                                (int) size,
                                column.metaData().codec() == CompressionCodec.SNAPPY);
                unpacked += pages.unpacked();
                if (column.metaData().numValues() != group.numRows()
                        || pages.values() != group.numRows()) {
                    throw new IllegalStateException(
                            "a column has "
                                    + pages.values()
                                    + " values for "
                                    + group.numRows()
                                    + " rows");
                }
            }
        }
        Unpacking.checkSize(length, unpacked, allowLarge);
        if (rows != meta.numRows()) {
            throw new IllegalStateException(
                    "its parts have " + rows + " rows, but it names " + meta.numRows());
        }
    }

    /// The innermost message: what the reader wraps around it names its own parts.
    @SuppressWarnings("ReferenceEquality") // a failure may be its own cause
    private static String reason(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        String message = String.valueOf(cause.getMessage());
        return message.contains("required library")
                ? message.replaceFirst(
                        "(?s)^.*?read ([A-Z0-9_]+)-compressed.*$",
                        "its compression $1 is not supported")
                : message.replace("[<memory>] ", "");
    }

    private static void appendRow(StringBuilder out, RowReader row, int width) {
        for (int i = 0; i < width; i++) {
            if (i > 0) {
                out.append(Table.UNIT);
            }
            if (!row.isNull(i)) {
                out.append(text(row.getValue(i)));
            }
        }
        out.append('\n');
    }

    private static String text(Object value) {
        return switch (value) {
            case Instant instant when instant.equals(instant.truncatedTo(ChronoUnit.MILLIS)) ->
                    Long.toString(instant.toEpochMilli());
            case Instant instant -> instant.toString();
            case Double number when number == Math.rint(number) && Math.abs(number) < 1e15 ->
                    Long.toString(number.longValue());
            case Double number -> number.toString();
            case Float number -> number.toString();
            case Long number -> number.toString();
            case BigDecimal number when Math.abs((long) number.scale()) < 100 ->
                    number.toPlainString();
            case byte[] binary ->
                    JsonRows.plain(new String(binary, java.nio.charset.StandardCharsets.UTF_8));
            default -> JsonRows.plain(String.valueOf(value));
        };
    }
}
