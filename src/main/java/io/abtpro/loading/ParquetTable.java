package io.abtpro.loading;

import dev.hardwood.InputFile;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A Parquet file as a [Table]. Timestamps of any unit become ISO stamps; the index of pandas is a column.
final class ParquetTable {
    private ParquetTable() {}

    static Table of(byte[] bytes) {
        StringBuilder out = new StringBuilder();
        List<String> header = new ArrayList<>();
        long counted;
        try (InputFile file = InputFile.of(ByteBuffer.wrap(bytes));
                ParquetFileReader reader = ParquetFileReader.open(file);
                RowReader rows = reader.rowReader()) {
            counted = reader.getFileMetaData().numRows();
            int columns = reader.getFileSchema().getColumnCount();
            if (columns > JsonRows.MOST_COLUMNS || !reader.getFileSchema().isFlatSchema()) {
                throw new Refusal("its " + columns + " columns are "
                        + (columns > JsonRows.MOST_COLUMNS ? "more than 1,000" : "nested") + "; give a flat table of bars");
            }
            for (int i = 0; i < reader.getFileSchema().getColumnCount(); i++) {
                String name = reader.getFileSchema().getColumn(i).name();
                header.add(name.startsWith("__index_level_") ? "timestamp" : name);
            }
            while (rows.hasNext()) {
                rows.next();
                appendRow(out, rows, header.size());
            }
        } catch (Refusal refusal) {
            throw refusal;
        } catch (IOException | RuntimeException | StackOverflowError e) {
            throw new Refusal("is no readable Parquet file: " + reason(e) + "; write it again, with zstd or snappy");
        }
        return Table.rewritten(Table.Form.PARQUET, out.toString(), header, "")
                .with(new Aside(counted, 0, List.of(), List.of(), List.of()));
    }

    /// The innermost message: what the reader wraps around it names its own parts.
    private static String reason(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        String message = String.valueOf(cause.getMessage());
        return message.contains("required library") ? message.replaceFirst("(?s)^.*?read ([A-Z0-9_]+)-compressed.*$", "its compression $1 is not supported")
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
            case Instant instant when instant.getNano() % 1_000_000 == 0 -> Long.toString(instant.toEpochMilli());
            case Instant instant -> instant.toString();
            case Double number when number == Math.rint(number) && Math.abs(number) < 1e15 ->
                Long.toString(number.longValue());
            case Double number -> number.toString();
            case Float number -> number.toString();
            case Long number -> number.toString();
            case BigDecimal number when Math.abs((long) number.scale()) < 100 -> number.toPlainString();
            case byte[] binary -> JsonRows.plain(new String(binary, java.nio.charset.StandardCharsets.UTF_8));
            default -> JsonRows.plain(String.valueOf(value));
        };
    }
}
