package io.abtpro.loading;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The instruments that a column of a file names, and which of them is read.
final class Tickers {
    private static final int MOST = 10_000;

    enum Verdict {
        WANTED,
        OTHER,
        BLANK,
        HEADER
    }

    private final Optional<String> chosen;

    /// The first line and the number of rows of each.
    private final Map<String, long[]> others = new LinkedHashMap<>();

    private byte[] wanted = new byte[0];
    private String symbol;
    private long kept;
    private long unnamed;

    /// @param chosen the instrument to read; the first of the file where empty
    /// @param first what is known to be the first of the file; empty where it is not known
    Tickers(Optional<String> chosen, String first) {
        this.chosen = chosen;
        this.symbol = chosen.orElse(first);
    }

    /// What to do with the record under `cursor`, whose column `at` names its instrument.
    Verdict judge(Cursor cursor, int at) {
        int from = cursor.from(at);
        int to = cursor.to(at);
        if (wanted.length > 0
                && Arrays.equals(cursor.bytes(), from, to, wanted, 0, wanted.length)) {
            kept++;
            return Verdict.WANTED;
        }
        String ticker = cursor.text(at);
        if (ticker.isEmpty()) {
            unnamed += symbol.isEmpty() ? 1 : 0;
            return symbol.isEmpty() ? Verdict.WANTED : Verdict.BLANK;
        }
        if (HeaderWords.isPlainWord(ticker.replaceAll("[<>]", ""))
                && Failing.looksLikeHeader(cursor)) {
            return Verdict.HEADER;
        }
        if (symbol.isEmpty() || ticker.equalsIgnoreCase(symbol)) {
            symbol = ticker;
            wanted = Arrays.copyOfRange(cursor.bytes(), from, to);
            kept++;
            return Verdict.WANTED;
        }
        if (others.size() == MOST && !others.containsKey(ticker)) {
            throw new Refusal(
                    "names more than %,d instruments in one column; give a file of one"
                            .formatted(MOST));
        }
        others.computeIfAbsent(ticker, _ -> new long[] {cursor.line(), 0})[1]++;
        return Verdict.OTHER;
    }

    /// The only instrument of the file where it is another than the chosen one: the choice is then
    /// no more than a name.
    Optional<String> onlyOther() {
        return kept == 0 && others.size() == 1
                ? Optional.of(others.keySet().iterator().next())
                : Optional.empty();
    }

    /// True where rows without a name were read before the first that has one.
    boolean readUnnamed() {
        return unnamed > 0 && kept > 0;
    }

    /// @throws Refusal.WhichSymbol where the file holds several instruments and none of them was
    ///   chosen
    void askIfSeveral() {
        if (others.isEmpty() || chosen.isPresent() && kept > 0) {
            return;
        }
        StringBuilder named = new StringBuilder(kept > 0 ? symbol + " (" + kept + " rows)" : "");
        int shown = 0;
        for (var other : others.entrySet()) {
            if (shown++ == 10) {
                named.append(" and others");
                break;
            }
            named.append(named.isEmpty() ? "" : ", ")
                    .append(Failing.cut(other.getKey()))
                    .append(" (")
                    .append(other.getValue()[1])
                    .append(" rows)");
        }
        throw new Refusal.WhichSymbol(
                "holds bars of "
                        + all().size()
                        + " instruments: "
                        + named
                        + (kept == 0 ? ", and none is '" + symbol + "'" : ""),
                all());
    }

    /// Every instrument of the file.
    List<String> all() {
        var names = new java.util.ArrayList<>(others.keySet());
        if (kept > 0) {
            names.addFirst(symbol);
        }
        return names;
    }

    List<LeftOut> leftOut() {
        return others.entrySet().stream()
                .map(
                        other ->
                                new LeftOut(
                                        "they are of " + Failing.cut(other.getKey()),
                                        other.getValue()[0],
                                        other.getValue()[1]))
                .toList();
    }

    /// The instrument whose rows were kept, as the file writes it; empty where no column names one.
    String symbol() {
        return kept > 0 ? symbol : "";
    }
}
