package io.abtpro.ui.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.abtpro.bars.Finding;
import io.abtpro.bars.QuoteCurrency;
import io.abtpro.bars.SeriesQuality;
import io.abtpro.indicators.IndicatorCatalog;
import io.abtpro.store.DatasetRecord;
import io.abtpro.ui.FakeWorkspace;
import io.abtpro.ui.session.DrawnColumns;
import io.abtpro.ui.session.Session;
import io.abtpro.ui.task.DirectJobRunner;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

@SuppressWarnings("NullAway.Init") // filled before each test
class DataViewModelTest {
    private static final Finding LOOK =
            new Finding(
                    Finding.Kind.OPENS_COPIED,
                    Finding.Severity.LOOK,
                    1,
                    9,
                    9,
                    "Open equals the previous close");

    @TempDir private Path folder;
    private FakeWorkspace workspace;
    private Session session;
    private DataViewModel model;

    @BeforeEach
    void open() {
        workspace = new FakeWorkspace(folder);
        workspace.add(
                "Alpha",
                "AAA",
                FakeWorkspace.rising(400),
                new SeriesQuality(List.of(LOOK), "every day"));
        workspace.add(
                "Beta", "BBB", FakeWorkspace.rising(50), new SeriesQuality(List.of(), "every day"));
        session = new Session(workspace, new DirectJobRunner());
        session.refresh();
        model = new DataViewModel(session);
        model.select("Alpha");
    }

    private List<String> overlays() {
        return model.overlays().stream().map(Overlay::label).toList();
    }

    @Test
    void filterLooksAtNameAndSymbol() {
        model.filterProperty().set(" bbb ");
        assertThat(model.listed()).extracting(DatasetRecord::name).containsExactly("Beta");
        model.filterProperty().set("alp");
        assertThat(model.listed()).extracting(DatasetRecord::name).containsExactly("Alpha");
    }

    @Test
    void anOpenedDatasetIsDrawnWithTwoAverages() {
        assertThat(model.drawingProperty().get().orElseThrow().series().size()).isEqualTo(400);
        assertThat(overlays()).containsExactly("SMA 20", "SMA 100");
    }

    @Test
    void overlaysAreAddedOnceAndRemoved() {
        model.addOverlay(IndicatorCatalog.get("rsi"), List.of(14.0));
        model.addOverlay(IndicatorCatalog.get("rsi"), List.of(14.0));
        assertThat(overlays()).containsExactly("SMA 20", "SMA 100", "RSI 14");
        model.removeOverlay(model.overlays().getFirst());
        assertThat(overlays()).containsExactly("SMA 100", "RSI 14");
    }

    @Test
    void anIndicatorOutsideThePriceAxisGetsItsOwnPane() {
        model.addOverlay(IndicatorCatalog.get("rsi"), List.of(14.0));
        var drawing = model.drawingProperty().get().orElseThrow();
        var columns = DrawnColumns.of(drawing.series());
        var panes =
                DataPanes.of(
                        drawing, columns, DataPanes.volume(columns), DataViewModel.NONE, List.of());
        assertThat(panes).extracting(pane -> pane.name()).containsExactly("", "RSI 14", "Volume");
    }

    @Test
    void aParameterOutOfRangeIsRefusedWithItsRange() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.addOverlay(IndicatorCatalog.get("sma"), List.of(0.0)))
                .withMessage("period must be in [1, 10000], was 0");
    }

    @Test
    void readoutWithoutACrosshairIsOfTheLastBar() {
        assertThat(model.readout(DataViewModel.NONE))
                .contains(
                        new Readout.Part("C", "500.00", 0),
                        new Readout.Part("", "\u25b2 +0.20 %", 1))
                .contains(new Readout.Part("SMA 20", "490.50", 0));
        assertThat(model.readout(0)).contains(new Readout.Part("SMA 20", "\u2013", 0));
    }

    @Test
    void rangesCountBackFromTheLastBar() {
        model.rangeProperty().set(Range.MONTH);
        assertThat(model.view().orElseThrow()).containsExactly(368, 399);
        assertThat(Range.values())
                .filteredOn(range -> range.isOffered(FakeWorkspace.rising(400)))
                .containsExactly(Range.MONTH, Range.HALF_YEAR, Range.YEAR, Range.ALL);
        assertThat(Range.values())
                .filteredOn(range -> range.isOffered(FakeWorkspace.rising(20)))
                .containsExactly(Range.ALL);
        model.rangeProperty().set(Range.FIVE_YEARS);
        assertThat(model.view().orElseThrow()).containsExactly(0, 399);
    }

    @Test
    void theWarningIsTheFirstFindingThatNeedsALook() {
        assertThat(model.warning()).contains(LOOK);
        model.select("Beta");
        assertThat(model.warning()).isEmpty();
    }

    @Test
    void returnsOfASteadyRiseHaveNoDrawdown() {
        ReturnStatistics returns = model.returnsProperty().get().orElseThrow();
        assertThat(returns.returns()).hasSize(399);
        assertThat(returns.maxDrawdown()).isZero();
        assertThat(returns.best()).isEqualTo(102.0 / 101 - 1);
        assertThat(returns.worst()).isPositive();
    }

    @Test
    void renamingKeepsTheDatasetOpen() {
        model.dataset().rename("  Gamma ");
        assertThat(session.openProperty().get().orElseThrow().dataset().name()).isEqualTo("Gamma");
        assertThat(session.datasets())
                .extracting(DatasetRecord::name)
                .containsExactly("Beta", "Gamma");
    }

    @Test
    void theCurrencyIsSaidAnsweredAndTakenBack() {
        String open = session.openProperty().get().orElseThrow().dataset().name();
        model.dataset().quote(" USD ");
        assertThat(session.openProperty().get().orElseThrow().dataset().currency())
                .contains(QuoteCurrency.of("USD"));
        assertThat(session.openProperty().get().orElseThrow().columns().series().currency())
                .contains(QuoteCurrency.of("USD"));
        assertThat(session.statusProperty().get())
                .isEqualTo(open + " is quoted in USD; Ctrl+Z takes it back.");
        session.steps().undo();
        assertThat(session.openProperty().get().orElseThrow().dataset().currency()).isEmpty();
        assertThat(session.statusProperty().get())
                .startsWith("The currency of " + open + " is not known");
        session.steps().redo();
        assertThat(session.openProperty().get().orElseThrow().dataset().currency())
                .contains(QuoteCurrency.of("USD"));
        assertThatThrownBy(() -> model.dataset().quote("usd")).hasMessageContaining("give USD");
    }

    @Test
    void aTakenNameIsExplained() {
        model.dataset().rename("Beta");
        assertThat(session.failureProperty().get())
                .contains("Beta")
                .contains("choose another name");
        assertThat(session.datasets()).hasSize(2);
    }

    @Test
    void deletingNamesWhatDependsAndOpensWhatIsLeft() {
        workspace.depends(2, 1);
        var said = new StringBuilder();
        model.dataset().whatDependsOnIt(said::append);
        assertThat(said.toString())
                .isEqualTo(
                        "2 saved runs will be deleted with it. 1 counted backtest on it stays"
                                + " counted, since it was looked at. This cannot be undone.");
        model.dataset().delete();
        assertThat(session.datasets()).extracting(DatasetRecord::name).containsExactly("Beta");
        assertThat(session.openProperty().get().orElseThrow().dataset().name()).isEqualTo("Beta");
        model.dataset().delete();
        assertThat(model.drawingProperty().get()).isEmpty();
    }

    @Test
    void exportedBarsHaveALineEach() throws IOException {
        Path file = folder.resolve("out.csv");
        model.dataset().export(file);
        assertThat(Files.readAllLines(file)).hasSize(401);
        assertThat(model.dataset().exportName()).matches("alpha-bars-\\d{4}-\\d\\d-\\d\\d\\.csv");
    }

    @Test
    void findingsCopyAsCsv() {
        assertThat(model.findingsCsv())
                .isEqualTo(
                        "finding,severity,from,to,bars,what\n"
                            + "Opens copied,LOOK,2020-01-02,2020-01-10,9,\"Open equals the previous"
                            + " close\"\n");
    }
}
