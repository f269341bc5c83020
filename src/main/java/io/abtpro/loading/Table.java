package io.abtpro.loading;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A file as records of fields: UTF-8 text, one record a line. JSON and Parquet are rewritten into
/// this form.
///
/// @param form where the text comes from
/// @param text the records
/// @param separator between fields; [#UNIT] in rewritten forms; a blank means any run of blanks
/// @param header the column names, empty where the file has none
/// @param headerLine the line of the header, from 1; 0 for none
/// @param from where the first record starts in `text`
/// @param firstLine the line of the first record, from 1
/// @param title what the file calls itself, or empty
/// @param aside what of the file is not in the records
record Table(
        Form form,
        byte[] text,
        char separator,
        List<String> header,
        int headerLine,
        int from,
        long firstLine,
        String title,
        Aside aside) {
    /// The separator of rewritten records: a control character that no field contains.
    static final char UNIT = '\u001f';

    private static final int LONGEST_SHOWN = 400;

    enum Form {
        DELIMITED,
        JSON,
        PARQUET
    }

    Table {
        header = List.copyOf(header);
    }

    /// Records that were rewritten from another form.
    static Table rewritten(Form form, String records, List<String> header, String title) {
        return new Table(
                form,
                records.getBytes(StandardCharsets.UTF_8),
                UNIT,
                header,
                0,
                0,
                1,
                title,
                Aside.NONE);
    }

    Table with(Aside other) {
        return new Table(form, text, separator, header, headerLine, from, firstLine, title, other);
    }

    Cursor cursor() {
        return new Cursor(text, separator, from, firstLine);
    }

    /// The first `most` records as strings; all where `most` is more than there are.
    List<List<String>> sample(int most) {
        List<List<String>> rows = new ArrayList<>();
        Cursor cursor = cursor();
        while (rows.size() < most && cursor.next()) {
            rows.add(cursor.texts());
        }
        return rows;
    }

    /// The first `most` lines as they stand.
    List<String> rawLines(int most) {
        List<String> lines = new ArrayList<>();
        for (int start = 0;
                start < text.length && lines.size() < most;
                start = Lines.next(text, start)) {
            int end = Math.min(Lines.end(text, start), start + LONGEST_SHOWN);
            lines.add(Lines.text(text, start, end).replace(UNIT, ','));
        }
        return lines;
    }
}
