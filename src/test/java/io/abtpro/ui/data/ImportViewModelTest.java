package io.abtpro.ui.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.abtpro.bars.QuoteCurrency;
import io.abtpro.bars.SeriesQuality;
import io.abtpro.bars.TradingYear;
import io.abtpro.loading.Reading.Kind;
import io.abtpro.ui.FakeWorkspace;
import io.abtpro.ui.session.Session;
import io.abtpro.ui.task.DirectJobRunner;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

@SuppressWarnings("NullAway.Init") // filled before each test
class ImportViewModelTest {
    private static final String GOOD =
            "Date,Open,High,Low,Close,Volume\n"
                    + "2020-01-02,10,12,9,11,100\n"
                    + "2020-01-03,11,13,10,12,100\n"
                    + "2020-01-06,12,14,11,13,100\n";
    private static final String ONE_BAD = GOOD + "2020-01-07,13,12,14,13,100\n";
    private static final String AMBIGUOUS =
            "Date,Open,High,Low,Close,Volume\n"
                    + "01/02/2020,10,12,9,11,100\n"
                    + "02/02/2020,11,13,10,12,100\n"
                    + "03/02/2020,12,14,11,13,100\n";

    @TempDir private Path folder;
    private Session session;
    private ImportViewModel model;

    @BeforeEach
    void open() {
        var workspace = new FakeWorkspace(folder);
        workspace.add("taken", "T", FakeWorkspace.rising(10), new SeriesQuality(List.of(), ""));
        session = new Session(workspace, new DirectJobRunner());
        session.refresh();
        model = new ImportViewModel(session);
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void aPlainFileIsReadyAndTheButtonSaysWhatItWillDo() throws IOException {
        model.open(List.of(file("prices.csv", GOOD)));
        assertThat(model.obstacleProperty().get()).isEmpty();
        assertThat(model.importLabelProperty().get()).isEqualTo("Import 3 bars");
        assertThat(model.nameProperty().get()).isEqualTo("prices");
    }

    @Test
    void importingStoresOpensAndCloses() throws IOException {
        model.open(List.of(file("prices.csv", GOOD)));
        model.nameProperty().set("Mine");
        model.symbolProperty().set("MNE");
        model.importNow();
        var opened = session.openProperty().get().orElseThrow().dataset();
        assertThat(opened.name()).isEqualTo("Mine");
        assertThat(opened.symbol()).isEqualTo("MNE");
        assertThat(session.statusProperty().get()).startsWith("Imported Mine, 3 bars in ");
        assertThat(model.fileProperty().get()).isEmpty();
    }

    @Test
    void badRowsStopUntilTheyAreToBeSkipped() throws IOException {
        model.open(List.of(file("prices.csv", ONE_BAD)));
        assertThat(model.obstacleProperty().get()).startsWith("1 bad row. Choose ");
        model.importNow();
        assertThat(session.datasets()).hasSize(1);
        model.skipBadRowsProperty().set(true);
        assertThat(model.obstacleProperty().get()).isEmpty();
        model.importNow();
        assertThat(session.openProperty().get().orElseThrow().dataset().rejectedRows())
                .isEqualTo(1);
        assertThat(folder.resolve("rejects/prices.csv.rejects.csv")).exists();
    }

    @Test
    void anOpenQuestionKeepsTheButtonOffUntilItIsAnswered() throws IOException {
        model.open(List.of(file("prices.csv", AMBIGUOUS)));
        assertThat(model.obstacleProperty().get()).startsWith("Undecided: ");
        model.choose(Kind.DATE_FORMAT, "month-first");
        assertThat(model.obstacleProperty().get()).isEmpty();
        assertThat(model.isAnswered(Kind.DATE_FORMAT)).isTrue();
    }

    @Test
    void whichOfTwoSymbolsIsAskedAndOnlyItsRowsAreImported() throws IOException {
        model.open(
                List.of(
                        file(
                                "two.csv",
                                """
                                Ticker,Date,Open,High,Low,Close,Volume
                                AAA,2020-01-01,10,12,9,11,100
                                AAA,2020-01-02,10,12,9,11,100
                                BBB,2020-01-03,10,12,9,11,100
                                BBB,2020-01-04,10,12,9,11,100
                                BBB,2020-01-05,10,12,9,11,100
                                """)));
        assertThat(model.obstacleProperty().get())
                .isEqualTo(
                        "Undecided: holds bars of 2 instruments: AAA (2 rows), BBB (3 rows). Choose"
                                + " at the left.");
        model.choose(Kind.SYMBOL, "AAA");
        model.choose(Kind.SYMBOL, "BBB");
        assertThat(model.obstacleProperty().get()).isEmpty();
        assertThat(model.symbolProperty().get()).isEqualTo("BBB");
        model.importNow();
        var opened = session.openProperty().get().orElseThrow().dataset();
        assertThat(opened.bars()).isEqualTo(3);
        assertThat(opened.symbol()).isEqualTo("BBB");
    }

    @Test
    void anImpossibleChoiceIsExplained() throws IOException {
        model.open(List.of(file("prices.csv", GOOD)));
        model.choose(Kind.ZONE, "Mars/Olympus");
        assertThat(model.obstacleProperty().get())
                .startsWith("time zone 'Mars/Olympus' is not known; give one");
        model.choose(Kind.ZONE, "Europe/Warsaw");
        assertThat(model.obstacleProperty().get()).isEmpty();
    }

    @Test
    void aTakenOrEmptyNameIsExplained() throws IOException {
        model.open(List.of(file("prices.csv", GOOD)));
        model.nameProperty().set("taken");
        assertThat(model.obstacleProperty().get()).contains("already; choose another name");
        model.nameProperty().set(" ");
        assertThat(model.obstacleProperty().get()).isEqualTo("The dataset needs a name.");
    }

    @Test
    void reloadReadsAMendedFile() throws IOException {
        Path file = file("prices.csv", ONE_BAD);
        model.open(List.of(file));
        Files.writeString(file, GOOD);
        model.reload();
        assertThat(model.obstacleProperty().get()).isEmpty();
    }

    @Test
    void severalFilesComeOneAfterTheOther() throws IOException {
        model.open(List.of(file("a.csv", GOOD), file("b.csv", GOOD)));
        assertThat(model.nameProperty().get()).isEqualTo("a");
        model.importNow();
        assertThat(model.nameProperty().get()).isEqualTo("b");
        model.cancel();
        assertThat(model.fileProperty().get()).isEmpty();
        assertThat(session.datasets()).hasSize(2);
    }

    @Test
    void aMissingFileIsExplained() {
        model.open(List.of(folder.resolve("none.csv")));
        assertThat(model.obstacleProperty().get()).contains("none.csv");
    }

    @Test
    void pricesCanBeScaledByTheAdjustedClose() throws IOException {
        model.open(
                List.of(
                        file(
                                "prices.csv",
                                """
                                Date,Open,High,Low,Close,Adj Close,Volume
                                2020-01-02,10,12,9,11,5.5,100
                                2020-01-03,11,13,10,12,6,100
                                """)));
        var prices = model.readingProperty().get().orElseThrow().decisions().getLast();
        assertThat(prices.what()).isEqualTo(Kind.PRICES);
        assertThat(prices.choices())
                .extracting(c -> Choices.inWords(Kind.PRICES, c))
                .containsExactly("as they stand", "scaled by adjusted close");
        model.choose(Kind.PRICES, "adjusted");
        model.importNow();
        assertThat(session.openProperty().get().orElseThrow().dataset().quality().findings())
                .anyMatch(finding -> finding.what().startsWith("Prices were scaled"));
    }

    @Test
    void theCalendarIsToldByTheBarsUnlessItIsChosen() throws IOException {
        model.open(List.of(file("prices.csv", GOOD)));
        String told = model.yearStatement();
        model.calendarProperty().set(Optional.of(TradingYear.Kind.SEVEN_DAYS));
        assertThat(model.yearStatement()).isNotEqualTo(told).startsWith("365.3 bars a year: 24/7");
        model.importNow();
        var year = session.openProperty().get().orElseThrow().dataset().year().orElseThrow();
        assertThat(year.kind()).isEqualTo(TradingYear.Kind.SEVEN_DAYS);
        assertThat(year.chosen()).isTrue();
        model.open(List.of(file("more.csv", GOOD)));
        assertThat(model.calendarProperty().get()).as("each file anew").isEmpty();
        model.importNow();
        assertThat(
                        session.openProperty()
                                .get()
                                .orElseThrow()
                                .dataset()
                                .year()
                                .orElseThrow()
                                .chosen())
                .isFalse();
    }

    @Test
    void theCurrencyIsStoredAndWhatIsNoneIsAnObstacle() throws IOException {
        model.open(List.of(file("prices.csv", GOOD)));
        model.currencyProperty().set("dollar");
        assertThat(model.obstacleProperty().get())
                .startsWith("A currency must be a code of ISO 4217, three letters A-Z")
                .contains("'dollar'");
        model.currencyProperty().set("USD");
        assertThat(model.obstacleProperty().get()).isEmpty();
        model.importNow();
        assertThat(session.openProperty().get().orElseThrow().dataset().currency())
                .contains(QuoteCurrency.of("USD"));
        model.open(List.of(file("more.csv", GOOD)));
        assertThat(model.currencyProperty().get()).as("each file anew").isEmpty();
        model.importNow();
        assertThat(session.openProperty().get().orElseThrow().dataset().currency()).isEmpty();
    }

    @Test
    void aNameThatIsTakenInAnotherCaseIsAnObstacle() throws IOException {
        model.open(List.of(file("prices.csv", GOOD)));
        model.importNow();
        model.open(List.of(file("PRICES.csv", GOOD)));
        assertThat(model.obstacleProperty().get()).contains("There is a dataset");
    }

    @Test
    void symbolOfMoreThanAHundredCharactersCannotBeImported() throws IOException {
        model.open(List.of(file("prices.csv", GOOD)));
        model.symbolProperty().set("S".repeat(101));
        assertThat(model.obstacleProperty().get())
                .startsWith("A symbol has at most 100 characters");
        model.symbolProperty().set("S".repeat(100));
        assertThat(model.obstacleProperty().get()).isEmpty();
    }

    @Test
    void hourThatStandsTwiceAsksForTheZone() throws IOException {
        var text = new StringBuilder("time,open,high,low,close,volume\n");
        for (int hour : new int[] {0, 1, 2, 2, 3, 4}) {
            text.append("2024-10-27 0%d:00,10,12,9,11,100\n".formatted(hour));
        }
        model.open(List.of(file("prices.csv", text.toString())));
        assertThat(model.obstacleProperty().get())
                .startsWith("Undecided: 2024-10-27 02:00 stands twice");
        model.choose(Kind.ZONE, "Europe/Berlin");
        assertThat(model.obstacleProperty().get()).isEmpty();
        assertThat(model.importLabelProperty().get()).isEqualTo("Import 6 bars");
    }

    @Test
    void whatIsSaidInTheWindowNamesNoOptionOfTheCommandLine() throws IOException {
        model.open(
                List.of(
                        file(
                                "hours.csv",
                                "Date,Open,High,Low,Close,Volume\n"
                                        + "2020-01-02 09:00,10,12,9,11,100\n"
                                        + "2020-01-02 10:00,11,13,10,12,100\n"
                                        + "2020-01-02 11:00,12,14,11,13,100\n")));
        assertThat(model.notes())
                .contains("read as UTC, set the time zone at the left if they are")
                .doesNotContain("--");
    }

    @Test
    void aRefusedFileAsksNothing() {
        assertThat(model.lookingProperty().get()).isTrue();
        model.open(List.of(folder.resolve("none.csv")));
        assertThat(model.noRows()).isEmpty();
        assertThat(model.lookingProperty().get()).isFalse();
    }

    @Test
    void rowsWaitForAnswersWhereSomethingIsAsked() throws IOException {
        model.open(List.of(file("prices.csv", AMBIGUOUS)));
        assertThat(model.noRows()).contains("before every question is answered");
    }

    @Test
    void leanFilesAreNamedAfterTheirInstrumentAndTheirDaysAreNoIso() throws IOException {
        model.open(
                List.of(
                        file(
                                "Data_equity_usa_hour_xyz.csv",
                                "Date,Open,High,Low,Close,Volume\n"
                                        + "19980102 09:00,10,12,9,11,100\n"
                                        + "19980102 10:00,11,13,10,12,100\n"
                                        + "19980102 11:00,12,14,11,13,100\n")));
        assertThat(model.symbolProperty().get()).isEqualTo("XYZ");
        assertThat(model.readingProperty().get().orElseThrow().decisions())
                .filteredOn(d -> d.what() == Kind.DATE_FORMAT)
                .singleElement()
                .extracting(d -> d.value())
                .isEqualTo("year first");
    }
}
