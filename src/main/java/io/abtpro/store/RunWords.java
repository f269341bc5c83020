package io.abtpro.store;

import io.abtpro.failures.RefusedException;
import io.abtpro.files.Cells;

import java.util.LinkedHashSet;
import java.util.List;

/// What the user says of a saved run, beside the name that it was saved by.
///
/// @param title what it is called, on one line; empty where it is called by what it was saved as
/// @param note what was noted of it, in several lines; may be empty
/// @param tags words that it is found by, each once, in the order in which they were given
public record RunWords(String title, String note, List<String> tags) {
    /// The most characters of a title.
    public static final int TITLE = 100;

    /// The most characters of a note.
    public static final int NOTE = 4000;

    /// The most characters of a tag.
    public static final int TAG = 40;

    /// The most tags of a run.
    public static final int TAGS = 20;

    /// Nothing is said.
    public static final RunWords NONE = new RunWords("", "", List.of());

    /// @throws RefusedException names the rule that a word breaks, and the remedy
    public RunWords {
        title = title.strip();
        note = note.replace("\r\n", "\n").stripTrailing();
        tags = List.copyOf(new LinkedHashSet<>(tags.stream().map(String::strip).toList()));
        line("the name of a run", title, TITLE);
        if (note.length() > NOTE) {
            throw new RefusedException(
                    "the note of a run has at most %,d characters, this one has %,d; shorten it"
                            .formatted(NOTE, note.length()));
        }
        for (String tag : tags) {
            line("a tag", tag, TAG);
            if (tag.isEmpty() || tag.contains(",")) {
                throw new RefusedException(
                        "a tag has 1 to %d characters and no comma, was '%s'; give it another word"
                                .formatted(TAG, tag));
            }
        }
        if (tags.size() > TAGS) {
            throw new RefusedException(
                    "a run has at most %d tags, these are %d; leave some out"
                            .formatted(TAGS, tags.size()));
        }
    }

    public RunWords withTitle(String other) {
        return new RunWords(other, note, tags);
    }

    public RunWords withNote(String other) {
        return new RunWords(title, other, tags);
    }

    public RunWords withTags(List<String> others) {
        return new RunWords(title, note, others);
    }

    private static void line(String what, String text, int most) {
        if (text.length() > most) {
            throw new RefusedException(
                    "%s has at most %d characters, '%s\u2026' has %,d; give a shorter one"
                            .formatted(what, most, text.substring(0, 20), text.length()));
        }
        if (text.codePoints().anyMatch(Cells::isInvisible)) {
            throw new RefusedException(
                    "%s is visible on one line, was '%s'; give it without control characters"
                            .formatted(what, Cells.onOneLine(text)));
        }
    }
}
