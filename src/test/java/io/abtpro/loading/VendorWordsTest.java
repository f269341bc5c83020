package io.abtpro.loading;

import static io.abtpro.loading.Fixture.bars;
import static io.abtpro.loading.Fixture.inspect;
import static io.abtpro.loading.Fixture.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.abtpro.loading.vendors.Loader;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What vendors call their columns, and what is no table of bars.
class VendorWordsTest {
    @TempDir Path folder = Path.of("");

    private static String day(int i) {
        return LocalDate.of(2024, 1, 1).plusDays(i).toString();
    }

    private LoadedBars named(String name, int rows, IntFunction<String> row) throws IOException {
        String text = IntStream.range(0, rows).mapToObj(row).collect(Collectors.joining("\n"));
        return Loader.load(Files.writeString(folder.resolve(name), text), LoadOptions.detect());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Shares Traded",
                "Volume",
                "Vol.",
                "Contracts",
                "Total Traded Quantity",
                "Total Trade Quantity",
                "No. of Shares",
                "TTL_TRD_QNTY",
                "Volume (Shares)",
                "Stuecke",
                "Traded Qty",
                "Trading Volume",
                "成交量",
                "出来高",
                "거래량",
                "Hacim"
            })
    void volumeHasManyNames(String name) throws IOException {
        LoadedBars loaded =
                load(
                        folder,
                        bars(
                                        "Date,Open,High,Low,Close,Turnover (Rs. Cr)," + name,
                                        30,
                                        VendorWordsTest::day)
                                .replaceAll("(?m),5$", ",77777,5"));
        assertThat(loaded.series().volume(3)).isEqualTo(5);
        assertThat(loaded.notes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"Last, Close", "Settle, Close", "Ultimo, CLOSE", "Prev. Settlement, close"})
    void columnCalledCloseIsTheCloseWhateverStandsBeforeIt(String before, String name)
            throws IOException {
        LoadedBars loaded =
                load(
                        folder,
                        bars(
                                        "Date,Open,High,Low,%s,%s,Volume".formatted(before, name),
                                        30,
                                        VendorWordsTest::day)
                                .replaceAll("(?m),(\\d+),5$", ",100,$1,5"));
        assertThat(loaded.series().close(3)).isEqualTo(104);
    }

    @Test
    void lastIsTheCloseWhereNoneIsCalledSo() throws IOException {
        LoadedBars loaded =
                load(folder, bars("Date,Open,High,Low,Last,Volume", 30, VendorWordsTest::day));
        assertThat(loaded.series().close(3)).isEqualTo(104);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Date,AAPL.Open,AAPL.High,AAPL.Low,AAPL.Close,MSFT.Open,MSFT.High,MSFT.Low,MSFT.Close"
                    + " | AAPL, MSFT",
                "Date,aapl_open,aapl_high,aapl_low,aapl_close,brk_b_open,brk_b_high,brk_b_low,brk_b_close"
                    + " | aapl, brk_b",
                "Date,Open,High,Low,Close,Open,High,Low,Close | the column 'Close' more than once",
                "Price,Open,High,Low,Close,Open,High,Low,Close/Ticker,A,A,A,A,B,B,B,B/Date,,,,,,,,"
                        + " | the column 'Close' more than once",
                "Ticker,A,A,A,A,B,B,B,B/Price,Open,High,Low,Close,Open,High,Low,Close/Date,,,,,,,,"
                        + " | the column 'Close' more than once"
            })
    void columnsOfSeveralInstrumentsAreRefused(String header, String named) throws IOException {
        String text =
                bars(header.replace('/', '\n'), 30, VendorWordsTest::day)
                        .replaceAll("(?m),5$", ",200,206,197,203");
        assertThat(inspect(folder, text, LoadOptions.detect()).problem())
                .contains(named, "several instruments", "give a file of one");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AAPL.Open,AAPL.High,AAPL.Low,AAPL.Close",
                "Open,High,Low,Close",
                "adj_open,adj_high,adj_low,close"
            })
    void columnsOfOneInstrumentAreRead(String names) throws IOException {
        assertThat(
                        load(folder, bars("Date," + names + ",Volume", 30, VendorWordsTest::day))
                                .series()
                                .close(3))
                .isEqualTo(104);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Turnover", "Turnover (Rs. Cr)", "Traded Value", "Quote Volume"})
    void moneyIsNoVolume(String name) throws IOException {
        LoadedBars loaded =
                load(folder, bars("Date,Open,High,Low,Close," + name, 30, VendorWordsTest::day));
        assertThat(loaded.series().volume(3)).isZero();
        assertThat(loaded.notes())
                .contains(
                        "the file has no volume; it counts as 0; the column '"
                                + name
                                + "' is money, not a volume");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Tarih,Açılış,Yüksek,Düşük,Kapanış,Hacim",
                "日期,开盘,最高,最低,收盘,成交量",
                "日付,始値,高値,安値,終値,出来高",
                "날짜,시가,고가,저가,종가,거래량"
            })
    void headersOfOtherLanguagesAreNamed(String header) throws IOException {
        assertThat(load(folder, bars(header, 30, VendorWordsTest::day)).series().high(0))
                .isEqualTo(103);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    Trade #,Type,Signal,Date/Time,Price USD,Contracts,Profit USD,Profit %,Drawdown % | 1,Exit Long,x,2024-01-02 16:00,101.5,2,3,1.5,1 | a list of trades
                    Ticket,Open Time,Type,Size,Price,Commission,Profit | 7,2024-01-02 16:00,buy,1,100,0.5,3 | a list of trades
                    orderId,time,price,qty,commission,isBuyer | 3000000001,1735603200000,100.5,1,0.1,true | a list of trades
                    Entry Time,Exit Time,Entry Price,Exit Price,PnL | 2024-01-02 16:00,2024-01-02 17:00,100,101,1 | a list of trades
                    time,equity,buyAndHold,drawdown | 2024-01-02T16:00:00Z,1,2,3 | a list of trades
                    timestamp,bid_price_1,bid_qty_1,ask_price_1,ask_qty_1 | 1735603200000,100,1,101,2 | an order book
                    contractSymbol,lastTradeDate,strike,lastPrice,bid,ask,impliedVolatility | A,2024-01-02,90,1,2,3,0.5 | an option chain
                    fiscalDateEnding,totalRevenue,netIncome,reportedEPS | 2020-12-31,1,2,3 | a table of fundamentals
                    Station,Day,Rain,Wind,Sun,Snow | 2024-01-02,10,12,9,11,100 | no table of bars
                    """)
    void tableOfOtherThingsIsRefusedByWhatItIs(String header, String row, String what)
            throws IOException {
        String rows = IntStream.range(0, 40).mapToObj(i -> row).collect(Collectors.joining("\n"));
        assertThat(inspect(folder, header + "\n" + rows + "\n", LoadOptions.detect()).problem())
                .startsWith("is " + what)
                .contains("open, high, low and close");
    }

    @Test
    void optionsOfSeveralStrikesAreNoSeries() throws IOException {
        String text =
                bars(
                        "Date,Strike,Open,High,Low,Close,Volume",
                        30,
                        i -> day(i / 5) + "," + (90 + i % 5));
        assertThat(inspect(folder, text, LoadOptions.detect()).problem())
                .startsWith("is an option chain");
    }

    @Test
    void numbersOfTradesAreNoTimes() throws IOException {
        String rows =
                IntStream.range(0, 120)
                        .mapToObj(
                                i ->
                                        "%d,100.5,2,201,%d,true"
                                                .formatted(
                                                        3_000_000_000L + i,
                                                        1_735_603_200_000L + i * 1000L))
                        .collect(Collectors.joining("\n"));
        LoadedBars loaded = load(folder, "id,price,qty,quoteQty,time,isBuyerMaker\n" + rows);
        assertThat(Fixture.time(loaded, 0)).hasToString("2024-12-31T00:00:00Z");
    }

    @Test
    void columnsWithoutNamesThatAreNoBarsAreRefused() throws IOException {
        String text =
                IntStream.range(0, 60)
                        .mapToObj(
                                i ->
                                        day(i)
                                                + ",%d,%d,%d,%d,5"
                                                        .formatted(
                                                                i % 5,
                                                                (i + 2) % 5,
                                                                (i + 1) % 5,
                                                                (i + 3) % 5))
                        .collect(Collectors.joining("\n"));
        assertThat(inspect(folder, text, LoadOptions.detect()).problem())
                .contains("has no header, and its columns cannot be open, high, low and close");
    }

    @ParameterizedTest
    @CsvSource({"3", "300", "7500", "1234500"})
    void leanSharesAreDividedWhateverTheirPrice(int price) throws IOException {
        LoadedBars loaded =
                named(
                        "abcd.csv",
                        40,
                        i ->
                                "202401%02d %02d:00,%d,%d,%d,%d,900"
                                        .formatted(
                                                1 + i / 7, 9 + i % 7, price, price + 2, price - 1,
                                                price + 1));
        assertThat(loaded.dialect()).isEqualTo("Lean");
        assertThat(loaded.series().close(0)).isEqualTo((price + 1) / 10_000.0);
        assertThat(loaded.notes()).contains("prices are stored times 10,000 and were divided");
    }

    @Test
    void leanPriceThatIsNotWholeIsABadRowAmongThoseThatAre() throws IOException {
        LoadedBars loaded =
                named(
                        "abcd.csv",
                        40,
                        i ->
                                "202401%02d 00:00,300,302,299,%s,900"
                                        .formatted(1 + i % 28, i == 20 ? "300.5" : "301")
                                        .replaceFirst("^202401", i < 28 ? "202401" : "202402"));
        assertThat(loaded.rowFailures())
                .singleElement()
                .extracting(RowFailure::rule)
                .isEqualTo(
                        "price '300.5' is no whole number, and the others are stored times 10,000");
    }

    @Test
    void leanCurrenciesAreTheBidAndStandAsTheyAre() throws IOException {
        LoadedBars loaded =
                named(
                        "eurusd.csv",
                        25,
                        i ->
                                "201401%02d 00:00,1.3700,1.3900,1.3600,1.3800,0,1.3702,1.3902,1.3602,1.3802,0"
                                        .formatted(1 + i));
        assertThat(loaded.dialect()).isEqualTo("Lean");
        assertThat(loaded.series().close(0)).isEqualTo(1.38);
        assertThat(loaded.notes())
                .contains(
                        "prices are the bid's; the ask's were left out",
                        "prices are as they stand: Lean stores only those of shares times 10,000");
        LoadedBars coin =
                named(
                        "20240102_btcusd_minute_trade.csv",
                        60,
                        i -> i * 60_000 + ",42000.5,42010.25,41990.1,42001.5,3.5");
        assertThat(coin.series().close(0)).isEqualTo(42001.5);
    }

    @Test
    void volumeOfTicksIsTakenOnlyWhereMostOfTheRealOneIsZero() throws IOException {
        String header =
                "<DATE>\t<TIME>\t<OPEN>\t<HIGH>\t<LOW>\t<CLOSE>\t<TICKVOL>\t<VOL>\t<SPREAD>\n";
        IntFunction<IntFunction<String>> row =
                zeros ->
                        i ->
                                "2020.01.%02d\t%02d:%02d:00\t10\t12\t9\t11\t7\t%d\t1"
                                        .formatted(
                                                1 + i / 1440,
                                                i / 60 % 24,
                                                i % 60,
                                                i < zeros ? 0 : 400);
        LoadedBars real =
                named("a.csv", 7001, i -> i == 0 ? header.strip() : row.apply(3200).apply(i));
        assertThat(real.series().volume(6000)).isEqualTo(400);
        LoadedBars ticks =
                named("a.csv", 7001, i -> i == 0 ? header.strip() : row.apply(6500).apply(i));
        assertThat(ticks.series().volume(6900)).isEqualTo(7);
    }
}
