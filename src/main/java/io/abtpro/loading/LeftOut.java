package io.abtpro.loading;

/// Lines (or records) of a file that are no bars by their nature, such as a second header: counted,
/// never silent.
///
/// @param why what they are, such as "repeats the header"
/// @param firstLine the first of them, from 1; 0 where they have no line
/// @param rows how many
public record LeftOut(String why, long firstLine, long rows) {
    /// The sentence for the notes of an import.
    public String sentence() {
        if (rows == 1) {
            return (firstLine > 0 ? "line " + firstLine : "1 row") + " was left out: " + why;
        }
        return "%,d rows were left out%s: %s"
                .formatted(rows, firstLine > 0 ? ", the first is line " + firstLine : "", why);
    }
}
