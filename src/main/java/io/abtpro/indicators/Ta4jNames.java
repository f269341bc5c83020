package io.abtpro.indicators;

import io.abtpro.failures.RefusedException;

import org.ta4j.core.Strategy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Sees to it that a strategy JSON names no class but ta4j's own. ta4j loads and makes what it
/// names, so this comes first, and loads nothing.
final class Ta4jNames {
    private static final String OWN = "org.ta4j.core.";
    private static final Set<String> VALUES =
            Set.of(
                    "java.lang.Boolean",
                    "java.lang.Byte",
                    "java.lang.Character",
                    "java.lang.Double",
                    "java.lang.Float",
                    "java.lang.Integer",
                    "java.lang.Long",
                    "java.lang.Number",
                    "java.lang.Short",
                    "java.lang.String");

    private Ta4jNames() {}

    /// @throws RefusedException if some text in the JSON is the name of a class of other packages,
    ///   or it is no strict JSON, of which ta4j would read more as names
    static void check(String json) {
        for (String text : texts(json)) {
            String name = text.strip();
            if (name.startsWith("[") || isForeign(name)) {
                throw new RefusedException(
                        "a ta4j strategy may name rules and indicators of ta4j alone, was '%s'; it was not loaded"
                                .formatted(name));
            }
        }
    }

    private static boolean isForeign(String name) {
        if (name.isEmpty() || VALUES.contains(name) || name.startsWith(OWN)) {
            return false;
        }
        String file = name.replace('.', '/') + ".class";
        ClassLoader ta4j = Strategy.class.getClassLoader();
        return ClassLoader.getSystemResource(file) != null
                || ta4j != null && ta4j.getResource(file) != null;
    }

    /// Every text in the JSON, names of members too.
    private static List<String> texts(String json) {
        List<String> texts = new ArrayList<>();
        int at = 0;
        while (at < json.length()) {
            char c = json.charAt(at);
            if (c == '"') {
                var text = new StringBuilder();
                at = read(json, at + 1, text);
                texts.add(text.toString());
            } else if (Character.isLetter(c)) {
                int end = at;
                while (end < json.length() && Character.isLetterOrDigit(json.charAt(end))) {
                    end++;
                }
                String word = json.substring(at, end);
                boolean exponent =
                        at > 0
                                && Character.isDigit(json.charAt(at - 1))
                                && word.matches("[eE]\\d*");
                if (!exponent && !Set.of("true", "false", "null").contains(word)) {
                    throw noJson(word);
                }
                at = end;
            } else if (Character.isWhitespace(c)
                    || "{}[],:+-.".indexOf(c) >= 0
                    || c >= '0' && c <= '9') {
                at++;
            } else {
                throw noJson(String.valueOf(c));
            }
        }
        return texts;
    }

    /// The place after the closing mark.
    private static int read(String json, int from, StringBuilder text) {
        int at = from;
        while (at < json.length() && json.charAt(at) != '"') {
            char c = json.charAt(at++);
            if (c != '\\' || at == json.length()) {
                text.append(c);
                continue;
            }
            char escaped = json.charAt(at++);
            if (escaped == 'u' && at + 4 <= json.length()) {
                try {
                    text.append((char) Integer.parseInt(json.substring(at, at + 4), 16));
                } catch (NumberFormatException noCharacter) {
                    throw noJson("\\u" + json.substring(at, at + 4));
                }
                at += 4;
            } else {
                text.append(
                        switch (escaped) {
                            case 'n' -> '\n';
                            case 't' -> '\t';
                            case 'r' -> '\r';
                            case 'b' -> '\b';
                            case 'f' -> '\f';
                            default -> escaped;
                        });
            }
        }
        if (at >= json.length()) {
            throw noJson("a text without an end");
        }
        return at + 1;
    }

    private static RefusedException noJson(String found) {
        return new RefusedException(
                "not a ta4j strategy JSON: '%s' is not allowed in strict JSON".formatted(found));
    }
}
