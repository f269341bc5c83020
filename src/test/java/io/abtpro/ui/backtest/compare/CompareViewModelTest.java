package io.abtpro.ui.backtest.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.abtpro.report.Documents;
import io.abtpro.store.RunWords;
import io.abtpro.ui.backtest.MadeEngine;
import io.abtpro.ui.backtest.MadeStore;
import io.abtpro.ui.backtest.MadeStrategies;
import io.abtpro.ui.backtest.MadeTab;
import io.abtpro.ui.session.Session;
import io.abtpro.ui.task.DirectJobRunner;

import org.junit.jupiter.api.Test;

import java.util.List;

class CompareViewModelTest {
    private final MadeStore store = new MadeStore(900);
    private final MadeEngine engine = new MadeEngine();

    private MadeTab tab() {
        var session = new Session(store, new DirectJobRunner());
        MadeTab tab = MadeTab.of(session, engine::apply);
        session.open("made");
        return tab;
    }

    @Test
    void savingARunStoresStrictJsonAndComparesIt() {
        MadeTab tab = tab();
        tab.compare().saveRun();
        tab.inputs().set(MadeStrategies.FAST, 20);
        assertThat(store.saved).hasSize(1);
        String text = store.saved.getFirst().documentJson();
        assertThat(text).doesNotContain("NaN");
        var document = Documents.read(text);
        assertThat(document.get("parameters"))
                .hasToString("{\"fast\":16,\"slow\":128,\"stopLoss\":0,\"trailingStop\":0}");
        assertThat(document.get("execution").toString())
                .contains("\"fill\":\"next-open\"", "\"side\":\"long\"", "\"feeBps\":2");
        assertThat(document.get("metrics").toString()).contains("\"sharpe\":0.42");
        CompareTable table = tab.compare().tableProperty().get();
        assertThat(table.columns()).containsExactly("Fast");
        assertThat(table.rows())
                .extracting(CompareTable.Row::name)
                .containsExactly("this", "run 1");
    }

    @Test
    void theOldestSavedRunMakesRoomForTheFourth() {
        MadeTab tab = tab();
        for (int i = 0; i < 4; i++) {
            tab.compare().saveRun();
        }
        assertThat(tab.compare().runs())
                .extracting(Compared::name)
                .containsExactly("run 4", "run 3", "run 2");
        assertThat(tab.compare().runs()).extracting(Compared::style).doesNotHaveDuplicates();
        tab.compare().remove(tab.compare().runs().getFirst());
        tab.compare().toggle(tab.compare().runs().getFirst());
        assertThat(tab.compare().runs().getFirst().shown()).isFalse();
    }

    @Test
    void aRunThatCameOutOtherwiseIsForgottenByTheNameItWasSavedBy() {
        tab().compare().saveRun();
        store.saved.set(0, store.saved.getFirst().named("before, changed", "made"));
        MadeTab again = tab();
        Compared run = again.compare().runs().getFirst();
        assertThat(run.name()).isEqualTo("before, changed, changed");
        again.compare().forget(run);
        assertThat(store.saved).isEmpty();
    }

    @Test
    void theNameOfARunStandsInTableAndLegendAndComesBack() {
        MadeTab tab = tab();
        tab.compare().saveRun();
        Compared run = tab.compare().runs().getFirst();
        tab.compare().describe(run, " slow and calm ", "first\nsecond", "calm, 2024,,calm");
        var words = new RunWords("slow and calm", "first\nsecond", List.of("calm", "2024"));
        assertThat(store.saved.getFirst().words()).isEqualTo(words);
        assertThat(store.saved.getFirst().name()).as("what it was saved as").isEqualTo("run 1");
        assertThat(tab.compare().tableProperty().get().rows().getLast().name())
                .isEqualTo("slow and calm");
        assertThat(tab.compare().linesProperty().get().getFirst().name())
                .isEqualTo("slow and calm");
        assertThat(tab.compare().savedNames())
                .containsEntry("slow and calm", "run 1, calm, 2024, first, second");
        Compared again = tab().compare().runs().getFirst();
        assertThat(again.key()).isEqualTo("run 1");
        assertThat(again.name()).startsWith("slow and calm");
        assertThat(again.words()).isEqualTo(words);
        assertThatThrownBy(() -> tab.compare().describe(run, "x".repeat(101), "", ""))
                .hasMessageContaining("at most 100 characters");
    }
}
