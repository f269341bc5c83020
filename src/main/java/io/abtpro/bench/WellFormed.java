package io.abtpro.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/// Well-formed files of many vendors' forms, made in code, one row a line.
///
/// @param form the vendor's form
/// @param name of the file
/// @param head the lines before the rows
/// @param rows one text a row
/// @param between what joins two rows, a line end among it
/// @param foot what follows the rows
/// @param json true where the text is one JSON document
record WellFormed(
        String form,
        String name,
        List<String> head,
        List<String> rows,
        String between,
        String foot,
        boolean json) {
    /// A form of files.
    interface Form {
        /// A file of this form with `n` bars.
        WellFormed file(Random random, int n);
    }

    /// The text of one bar.
    interface Row {
        String of(FormBars bars, int t);
    }

    private static final List<Form> FORMS =
            Stream.concat(LineForms.all().stream(), JsonForms.all().stream()).toList();

    /// A file of 30 to 89 bars in one of the forms, each as likely.
    static WellFormed next(Random random) {
        int n = 30 + random.nextInt(60);
        return FORMS.get(random.nextInt(FORMS.size())).file(random, n);
    }

    /// A form of lines; a header of several lines is one text.
    static Form lines(String form, String name, long step, String header, Row row) {
        List<String> head = header.isEmpty() ? List.of() : List.of(header.split("\n"));
        return (random, n) ->
                new WellFormed(form, name, head, rows(random, n, step, row), "\n", "\n", false);
    }

    static List<String> rows(Random random, int n, long step, Row row) {
        FormBars bars = FormBars.of(random, n, step);
        List<String> rows = new ArrayList<>();
        for (int t = 0; t < n; t++) {
            rows.add(row.of(bars, t));
        }
        return rows;
    }

    String text(List<String> lines) {
        String top = head.isEmpty() ? "" : String.join("\n", head) + "\n";
        return top + String.join(between, lines) + foot;
    }
}
