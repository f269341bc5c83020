package io.abtpro.loading;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// What a table is that is no table of bars, told by its header.
final class ForeignTable {
    private static final Map<String, Pattern> KINDS = new LinkedHashMap<>();

    static {
        put(
                "is an option chain, not bars",
                "strike(price|pr|px)?|impliedvol(atility)?|optiontype|callput|putcall");
        put(
                "is an order book, not bars",
                "(bids?|asks?)(price|px|qty|quantity|size|sz|vol|volume)?\\d+.*|bids|asks");
        put(
                "is a list of trades of a strategy or an account, not bars",
                ".*(profit|pnl|p&l|drawdown|runup|commission|realized|realised).*|"
                    + "signal|swap|balance|equity|ticket|fees?"
                    + "|(entry|exit)(price|time|date|reason)?|(client)?orderid|stoploss|takeprofit|sl|tp|magic|feeasset"
                    + "|feecurrency|netamount|cashbalance|portfolio");
        put(
                "is a table of fundamentals, not bars",
                "(total)?revenues?|netincome|(reported|estimated)?eps|fiscal.*|(total)?assets|ebitda|marketcap"
                    + "(italization)?|peratio|bookvalue|dividendpershare");
    }

    private ForeignTable() {}

    private static void put(String what, String words) {
        KINDS.put(what, Pattern.compile(words));
    }

    /// The beginning of a refusal, such as "is an option chain, not bars"; empty where no word of
    /// the header says so.
    static String of(List<String> header) {
        List<String> words = header.stream().map(HeaderWords::normalised).toList();
        return KINDS.entrySet().stream()
                .filter(
                        kind ->
                                words.stream()
                                        .anyMatch(word -> kind.getValue().matcher(word).matches()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }

    /// True for a header of numbers, letters and blanks, which names no column: its columns are
    /// found by what they hold.
    static boolean namesNothing(List<String> header) {
        return header.stream()
                .allMatch(
                        name ->
                                name.strip()
                                        .matches(
                                                "(?i)|-?[\\d.]+|[a-z]|(col(umn)?|field|var|unnamed|[cfvx])["
                                                    + " _:.-]*\\d*([ _:.-].*)?"));
    }
}
