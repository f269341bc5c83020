package io.abtpro.loading;

import io.abtpro.loading.Reading.Kind;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Decides the form of dates, and by all rows whether the day or the month comes first.
final class DateFormatDecision {
    private static final String EPOCH = "epoch";
    private static final String ISO = "ISO 8601";
    private static final String YEAR_FIRST = "year first";
    private static final String DAY_NUMBER = "day number";
    private static final String NAMED_MONTH = "month by name";
    private static final String COLUMNS = "year, month and day";
    private static final Set<String> FORMS_WITHOUT_ORDER =
            Set.of(EPOCH, ISO, YEAR_FIRST, NAMED_MONTH, DAY_NUMBER, COLUMNS);
    private static final List<String> CHOICES = List.of("day-first", "month-first");

    private final Optional<String> given;
    private final Decisions decisions;
    private final Table table;
    private final Layout layout;

    /// @param given what the user has decided
    DateFormatDecision(Optional<String> given, Decisions decisions, Table table, Layout layout) {
        this.given = given;
        this.decisions = decisions;
        this.table = table;
        this.layout = layout;
    }

    Optional<DateOrder> of(List<List<String>> sample) {
        if (given.isPresent()) {
            String format = given.get();
            decisions.decide(Kind.DATE_FORMAT, format, "given", CHOICES);
            return Optional.of(
                    format.equals("month-first") ? DateOrder.MONTH_FIRST : DateOrder.DAY_FIRST);
        }
        if (layout.parts().hasDate()) {
            decisions.decide(Kind.DATE_FORMAT, COLUMNS, "detected", List.of());
            return Optional.of(DateOrder.DAY_FIRST);
        }
        StampParser parser = firstStamp(layout, sample);
        if (parser.kind == StampParser.Kind.EPOCH || parser.yearFirst || parser.monthNamed) {
            // Later rows may still object: see checked.
            decisions.decide(
                    Kind.DATE_FORMAT,
                    layout.numbers() == NumberStamps.SERIAL
                            ? DAY_NUMBER
                            : parser.kind == StampParser.Kind.EPOCH
                                    ? EPOCH
                                    : parser.yearFirst ? yearFirst(sample) : NAMED_MONTH,
                    "detected",
                    List.of());
            return Optional.of(DateOrder.DAY_FIRST);
        }
        return guess(parser.kind == StampParser.Kind.NONE);
    }

    private String yearFirst(List<List<String>> sample) {
        return sample.stream()
                        .filter(row -> layout.time() < row.size())
                        .map(row -> row.get(layout.time()).strip())
                        .filter(stamp -> !stamp.isEmpty() && Character.isDigit(stamp.charAt(0)))
                        .findFirst()
                        .filter(stamp -> stamp.matches("\\d{4}-\\d\\d-\\d\\d.*"))
                        .isPresent()
                ? ISO
                : YEAR_FIRST;
    }

    private Optional<DateOrder> guess(boolean hasNoDate) {
        DateOrderGuess guess = new DateOrderGuess(layout.numbers());
        Optional<DateOrder> order = guess.of(table, layout);
        if (order.isEmpty()) {
            String why = guess.contradiction();
            decisions.ask(
                    Kind.DATE_FORMAT,
                    CHOICES,
                    why.isEmpty()
                            ? guess.example()
                                    + " may be "
                                    + bothWays(guess.example())
                                    + " and no row decides it"
                            : why);
        } else {
            decisions.decide(
                    Kind.DATE_FORMAT,
                    order.get() == DateOrder.MONTH_FIRST ? "month-first" : "day-first",
                    "detected",
                    hasNoDate ? List.of() : CHOICES);
        }
        return order;
    }

    /// The order of day and month, where the first stamps did not need one and later ones do.
    DateOrder checked(StampReader stamps, DateOrder order) {
        boolean decided =
                decisions.all().stream()
                        .anyMatch(
                                d ->
                                        d.what() == Kind.DATE_FORMAT
                                                && FORMS_WITHOUT_ORDER.contains(d.value()));
        if (!decided || stamps.ordered == 0) {
            return order;
        }
        decisions.forget(Kind.DATE_FORMAT);
        DateOrder found = guess(false).orElse(order);
        decisions.refuseIfOpen();
        return found;
    }

    Optional<DateTimeFormatter> pattern() {
        return given.filter(f -> f.indexOf('y') >= 0 && !f.contains("day") || f.indexOf('u') >= 0)
                .map(
                        f -> {
                            try {
                                return DateTimeFormatter.ofPattern(f, Locale.ENGLISH);
                            } catch (IllegalArgumentException e) {
                                throw new Refusal(
                                        "date format '"
                                                + f
                                                + "' is no pattern; give one such as dd/MM/yyyy",
                                        e);
                            }
                        });
    }

    static StampParser firstStamp(Layout layout, List<List<String>> sample) {
        StampParser parser = new StampParser(layout.numbers());
        for (List<String> row : sample) {
            String stamp = layout.time() < row.size() ? row.get(layout.time()) : "";
            if (parser.parse(stamp) != StampParser.Kind.NONE) {
                break;
            }
        }
        return parser;
    }

    private String bothWays(String stamp) {
        StampParser parser = new StampParser(layout.numbers());
        parser.parse(stamp);
        DateTimeFormatter dayFirst = DateTimeFormatter.ofPattern("d MMMM", Locale.ENGLISH);
        DateTimeFormatter monthFirst = DateTimeFormatter.ofPattern("MMMM d", Locale.ENGLISH);
        return day(parser, DateOrder.DAY_FIRST).format(dayFirst)
                + " or "
                + day(parser, DateOrder.MONTH_FIRST).format(monthFirst);
    }

    static LocalDate day(StampParser parser, DateOrder order) {
        return LocalDate.ofEpochDay(Math.floorDiv(parser.dateMillis(order), 86_400_000L));
    }
}
