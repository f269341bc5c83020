package io.abtpro.ui.backtest.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.abtpro.backtest.Execution;
import io.abtpro.backtest.Trade;
import io.abtpro.ui.backtest.MadeEngine;
import io.abtpro.ui.backtest.MadeStore;
import io.abtpro.ui.backtest.MadeTab;
import io.abtpro.ui.session.Session;
import io.abtpro.ui.task.DirectJobRunner;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

class TradesViewModelTest {
    private final MadeStore store = new MadeStore(900);
    private final MadeEngine engine = new MadeEngine();

    private MadeTab tab() {
        var session = new Session(store, new DirectJobRunner());
        MadeTab tab = MadeTab.of(session, engine::apply);
        session.open("made");
        return tab;
    }

    @Test
    void tradesAreSteppedThroughAndTheSelectionSurvivesARecomputation() {
        MadeTab tab = tab();
        tab.result().trades().next();
        tab.result().trades().next();
        assertThat(tab.result().trades().selectedProperty().get()).isEqualTo(2);
        tab.inputs()
                .setExecution(
                        new Execution(
                                Execution.Fill.NEXT_OPEN,
                                5,
                                1,
                                100_000,
                                Execution.Side.LONG,
                                new Execution.Sizing.FractionOfEquity(1),
                                0));
        assertThat(tab.result().trades().selectedProperty().get()).isEqualTo(2);
        tab.result().trades().previous();
        tab.result().trades().previous();
        assertThat(tab.result().trades().selectedProperty().get()).isEqualTo(1);
    }

    @Test
    void exitsOfOneKindAreListedAndStaySoWhileThereAreAny() {
        MadeTab tab = tab();
        TradesViewModel trades = tab.result().trades();
        var exits = trades.exitsProperty().get();
        assertThat(exits.getFirst()).isEqualTo(TradesViewModel.Exits.ALL);
        assertThat(exits.stream().skip(1).mapToInt(TradesViewModel.Exits::count).sum())
                .isEqualTo(trades.rows().size());
        var signals =
                exits.stream()
                        .filter(e -> e.reason().equals(Optional.of(Trade.ExitReason.SIGNAL)))
                        .findFirst()
                        .orElseThrow();
        assertThat(signals.words()).isEqualTo("signal, " + signals.count());
        trades.list(signals);
        assertThat(trades.listedRows())
                .hasSize(signals.count())
                .allMatch(row -> row.trade().exitReason() == Trade.ExitReason.SIGNAL);
        trades.show(List.copyOf(trades.rows()).subList(0, 3));
        assertThat(trades.listed().reason()).isEqualTo(signals.reason());
        assertThat(trades.listedRows())
                .isNotEmpty()
                .isEqualTo(trades.rows().filtered(signals::has));
        trades.clear();
        assertThat(trades.listed()).isEqualTo(TradesViewModel.Exits.ALL);
        assertThat(trades.exitsProperty().get()).hasSize(1);
    }

    @Test
    void exportedTradesHaveOneLineEach(@TempDir Path folder) throws Exception {
        MadeTab tab = tab();
        Path file = folder.resolve("trades.csv");
        tab.result().trades().export(file);
        assertThat(Files.readAllLines(file))
                .hasSize(tab.result().trades().rows().size() + 1)
                .first()
                .isEqualTo(
                        "side,entryTime,entryPrice,exitTime,exitPrice,quantity,fees,"
                                + "netPnl,exitReason,entryKnownAt,exitKnownAt");
        assertThat(Files.readAllLines(file).get(1)).startsWith("long,2000-05-10T05:00:00Z,");
    }

    @Test
    void drawdownIsZeroAtEachHighAndCountsTheCapital() {
        assertThat(DrawnRun.drawdownPercent(new double[] {90, 110, 55}, 100))
                .containsExactly(100 * (90.0 / 100 - 1), 0, -50);
    }
}
