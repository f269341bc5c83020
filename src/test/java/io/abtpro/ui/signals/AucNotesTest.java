package io.abtpro.ui.signals;

import static org.assertj.core.api.Assertions.assertThat;

import io.abtpro.chart.XyLayer;

import org.junit.jupiter.api.Test;

import java.util.Comparator;
import java.util.List;

class AucNotesTest {
    /// Rows are counted from the edge, so at the top the first is above.
    private static List<String> fromAbove(List<XyLayer.Note> notes) {
        Comparator<XyLayer.Note> byRow = Comparator.comparingInt(XyLayer.Note::row);
        return notes.stream()
                .sorted(notes.getFirst().top() ? byRow : byRow.reversed())
                .map(XyLayer.Note::text)
                .toList();
    }

    @Test
    void theAreaStandsOnTheSideOfTheDiagonalThatTheCurveLeavesFree() {
        for (double auc : new double[] {0.37, 0.5, 0.63}) {
            List<XyLayer.Note> notes = DiagnosticsPane.aucNotes(auc, "0.16 to 0.57");
            assertThat(notes).allMatch(note -> note.top() == auc < 0.5);
            assertThat(notes).allMatch(note -> note.right() == !note.top());
            assertThat(fromAbove(notes)).first().asString().startsWith("AUC ");
        }
    }
}
