package io.abtpro.loading;

import java.util.List;

/// What is said of rows that are no bars.
final class Failing {
    /// With so many bad rows, and few good ones, a file is not what it was taken for.
    static final int MOST = 200_000;

    private static final int SHOWN = 60;
    private static final int FIELDS_SHOWN = 12;

    private Failing() {}

    /// `text` as it fits into a sentence.
    static String cut(String text) {
        return text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text;
    }

    static String fields(int count) {
        return count == 1 ? "1 field" : count + " fields";
    }

    static String ofTwoMarks(String name, String price, String beside, String other) {
        return ("%s '%s' %s '%s': a mark of thousands in one of them would be the decimal mark of"
                        + " the other")
                .formatted(name, cut(price), beside, cut(other));
    }

    /// The names or fields of a line as a sentence lists them: 'Date', 'Price' and 3 more.
    static String list(List<String> fields) {
        String shown =
                "'"
                        + String.join(
                                "', '",
                                fields.stream()
                                        .limit(FIELDS_SHOWN)
                                        .map(field -> cut(field.strip()))
                                        .toList())
                        + "'";
        int more = fields.size() - FIELDS_SHOWN;
        return more > 0 ? shown + " and " + more + " more" : shown;
    }

    /// True where at least two fields of the record under `cursor` are common header words and none
    /// has digits in front.
    static boolean looksLikeHeader(Cursor cursor) {
        if (cursor.width() > 60) {
            return false;
        }
        int words = 0;
        for (int i = 0; i < cursor.width(); i++) {
            int from = cursor.from(i);
            int length = cursor.to(i) - from;
            if (length == 0 || length > 30) {
                continue;
            }
            byte first = cursor.bytes()[from];
            if (first >= '0' && first <= '9') {
                return false;
            }
            String word = cursor.text(i).replaceAll("^[<\\ufeff]+|>$", "");
            words += HeaderWords.isPlainWord(word) ? 1 : 0;
        }
        return words >= 2;
    }

    /// True where `again` is the header once more, or names the columns as they are in use.
    static boolean sameColumns(List<String> again, List<String> header, Layout layout) {
        if (!header.isEmpty()) {
            return again.equals(header)
                    || again.stream()
                            .map(HeaderWords::normalised)
                            .toList()
                            .equals(header.stream().map(HeaderWords::normalised).toList());
        }
        if (again.size() != layout.width()) {
            return false;
        }
        return has(again, layout.open(), Role.OPEN)
                && has(again, layout.high(), Role.HIGH)
                && has(again, layout.low(), Role.LOW)
                && has(again, layout.close(), Role.CLOSE)
                && has(again, layout.volume(), Role.VOLUME);
    }

    private static boolean has(List<String> header, int at, Role role) {
        return at < 0 || HeaderWords.role(header.get(at)) == role;
    }
}
