package io.abtpro.loading;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What the columns of a table hold, told by its first rows.
final class SampledColumns {
    private final List<String> header;
    private final List<List<String>> sample;
    private final KnownVendors vendors;
    private final Map<Integer, NumberStamps> numbers = new HashMap<>();

    SampledColumns(List<String> header, List<List<String>> sample, KnownVendors vendors) {
        this.header = header;
        this.sample = sample;
        this.vendors = vendors;
    }

    List<String> column(int i) {
        return sample.stream()
                .filter(row -> i >= 0 && i < row.size())
                .map(row -> row.get(i))
                .toList();
    }

    /// What most stamps of column `i` are.
    StampParser.Kind kind(int i) {
        Map<StampParser.Kind, Integer> kinds = new EnumMap<>(StampParser.Kind.class);
        StampParser parser = new StampParser(numbers(i));
        for (List<String> row : sample.subList(0, Math.min(200, sample.size()))) {
            byte[] field =
                    (i >= 0 && i < row.size() ? row.get(i) : "").getBytes(StandardCharsets.UTF_8);
            kinds.merge(parser.parse(field, 0, field.length), 1, Integer::sum);
        }
        return kinds.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(StampParser.Kind.NONE);
    }

    NumberStamps numbers(int i) {
        boolean named = i >= 0 && i < header.size() && vendors.role(header.get(i)) != Role.OTHER;
        return numbers.computeIfAbsent(
                i,
                _ -> {
                    boolean dated = isDated(i);
                    NumberStamps found =
                            NumberStamps.of(column(i), named || i >= 0 && isPeriodWord(i), dated);
                    return dated && found == NumberStamps.FREE
                            ? NumberStamps.ofClock(column(i))
                            : found;
                });
    }

    /// True for a column such as "Month" with 2024-03 in it; one with 3 in it only repeats the
    /// date.
    boolean isPeriod(int i) {
        return isPeriodWord(i) && numbers(i) == NumberStamps.PERIODS;
    }

    private boolean isPeriodWord(int i) {
        return i < header.size()
                && header.get(i)
                        .strip()
                        .toLowerCase(Locale.ROOT)
                        .matches(
                                "week|month|quarter|period|year.?month|woche|monat|quartal"
                                        + "|kw|semaine|mois|trimestre|mes"
                                        + "|semana|mese|settimana|miesiac|tydzien|月|周|週");
    }

    /// A column of small numbers that counts days or minutes is no clock.
    boolean isCount(int i) {
        return HeaderWords.normalised(header.get(i)).matches("day|jour|giorno|dzien|ngay|minute")
                && column(i).stream().noneMatch(field -> field.indexOf(':') > 0);
    }

    /// True where another column than `i` holds dates that no number could be.
    private boolean isDated(int i) {
        for (int k = 0; k < header.size(); k++) {
            if (k != i && vendors.role(header.get(k)).isTime()) {
                List<String> fields = column(k);
                long dates =
                        fields.stream()
                                .map(StampParser::kindOf)
                                .filter(
                                        kind ->
                                                kind == StampParser.Kind.DATE
                                                        || kind == StampParser.Kind.DATE_TIME)
                                .count();
                if (2 * dates > fields.size()
                        || NumberStamps.areSerials(fields)
                        || NumberStamps.areYearLast(fields)) {
                    return true;
                }
            }
        }
        return false;
    }

    boolean isClock(int i) {
        return kind(i) == StampParser.Kind.TIME_OF_DAY
                && sample.stream()
                                        .filter(
                                                row ->
                                                        i < row.size()
                                                                && row.get(i)
                                                                        .matches(
                                                                                "\\d{1,2}:.*|\\d{6}|\\d{4}"))
                                        .count()
                                * 10
                        > sample.size() * 9L;
    }

    boolean isNumber(int i) {
        return sample.stream()
                                .filter(
                                        row ->
                                                i < row.size()
                                                        && (!Double.isNaN(
                                                                        new NumberStyle('.')
                                                                                .parse(row.get(i)))
                                                                || !Double.isNaN(
                                                                        new NumberStyle(',')
                                                                                .parse(
                                                                                        row.get(
                                                                                                i)))))
                                .count()
                        * 2
                > sample.size();
    }
}
