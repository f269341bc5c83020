package io.abtpro.loading;

import io.abtpro.loading.Reading.Kind;

import java.util.List;
import java.util.Optional;

/// Decides by all rows whether numbers have a decimal point or a decimal comma.
final class DecimalMarkDecision {
    private static final List<String> CHOICES = List.of(".", ",");

    private final Optional<Character> given;
    private final Decisions decisions;

    /// @param given what the user has decided
    DecimalMarkDecision(Optional<Character> given, Decisions decisions) {
        this.given = given;
        this.decisions = decisions;
    }

    /// @param known true where the form of the file is known, and with it that of its numbers
    NumberStyle of(Table table, Layout layout, List<List<String>> sample, boolean known) {
        if (given.isPresent()) {
            decisions.decide(Kind.DECIMAL_MARK, given.get().toString(), "given", CHOICES);
            return new NumberStyle(given.get());
        }
        int[] columns = {
            layout.open(),
            layout.high(),
            layout.low(),
            layout.close(),
            layout.price(),
            layout.volume()
        };
        NumberStyle.Evidence evidence = NumberStyle.Evidence.NONE;
        String example = "";
        for (int column : columns) {
            List<String> fields =
                    sample.stream()
                            .filter(row -> column >= 0 && column < row.size())
                            .map(row -> row.get(column))
                            .toList();
            NumberStyle.Evidence one = NumberStyle.evidence(fields);
            if (one == NumberStyle.Evidence.UNDECIDED && example.isEmpty()) {
                example =
                        fields.stream()
                                .filter(field -> field.indexOf(',') >= 0)
                                .findFirst()
                                .orElse("");
            }
            if (evidence == NumberStyle.Evidence.NONE
                    || evidence == NumberStyle.Evidence.UNDECIDED) {
                evidence = one == NumberStyle.Evidence.NONE ? evidence : one;
            }
        }
        boolean open =
                evidence == NumberStyle.Evidence.NONE || evidence == NumberStyle.Evidence.UNDECIDED;
        if (open && sample.size() == Inspection.SAMPLE) {
            evidence = evidenceOfAll(table, columns, evidence);
        }
        if (evidence == NumberStyle.Evidence.UNDECIDED) {
            decisions.ask(
                    Kind.DECIMAL_MARK,
                    CHOICES,
                    example + " may be a decimal or a thousands mark and no row decides it");
            return new NumberStyle('.');
        }
        if (evidence == NumberStyle.Evidence.NONE
                && table.form() == Table.Form.DELIMITED
                && isOpenForPoint(table, layout, known)) {
            return new NumberStyle('.');
        }
        char decimal = evidence == NumberStyle.Evidence.COMMA ? ',' : '.';
        decisions.decide(
                Kind.DECIMAL_MARK,
                String.valueOf(decimal),
                "detected",
                table.form() == Table.Form.DELIMITED ? CHOICES : List.of("."));
        return new NumberStyle(decimal);
    }

    /// True where the prices with a point are rather thousands, which is asked; where they may be,
    /// it is noted. Files whose fields are parted by commas are written where the point is the
    /// decimal mark.
    private boolean isOpenForPoint(Table table, Layout layout, boolean known) {
        ThreeDecimals points = new ThreeDecimals(table, layout);
        if (points.areRatherThousands()) {
            decisions.ask(
                    Kind.DECIMAL_MARK,
                    CHOICES,
                    ("%s is far from the prices around it if the point of %s is a decimal mark,"
                                    + " and near if it marks thousands")
                            .formatted(points.jump(), points.example()));
            return true;
        }
        if (points.mayBeThousands() && !known && table.separator() != ',') {
            decisions.note(
                    "prices such as %s were read with a decimal point; if the point marks thousands, give --decimal ,"
                            .formatted(points.example()));
        }
        return false;
    }

    /// What the rows behind the sample say where the sample says nothing: whole numbers have no
    /// mark.
    private static NumberStyle.Evidence evidenceOfAll(
            Table table, int[] columns, NumberStyle.Evidence sampled) {
        NumberStyle.Evidence evidence = sampled;
        for (Cursor cursor = table.cursor(); cursor.next(); ) {
            for (int column : columns) {
                NumberStyle.Evidence one =
                        column >= 0 && column < cursor.width() && hasMark(cursor, column)
                                ? NumberStyle.evidence(List.of(cursor.text(column)))
                                : NumberStyle.Evidence.NONE;
                if (one == NumberStyle.Evidence.POINT || one == NumberStyle.Evidence.COMMA) {
                    return one;
                }
                evidence = one == NumberStyle.Evidence.NONE ? evidence : one;
            }
        }
        return evidence;
    }

    private static boolean hasMark(Cursor cursor, int column) {
        for (int i = cursor.from(column); i < cursor.to(column); i++) {
            if (cursor.bytes()[i] == ',' || cursor.bytes()[i] == '.') {
                return true;
            }
        }
        return false;
    }
}
