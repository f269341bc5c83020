package io.abtpro.loading;

import static org.assertj.core.api.Assertions.assertThat;

import io.abtpro.loading.vendors.Loader;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;

/// Every vendor form loads with no option: first and last bar, count, timeframe and name of the
/// form.
class VendorsTest {
    @TempDir Path folder = Path.of("");

    /// @param bars open, high, low, close and volume of the first and of the last bar
    record Form(
            String file,
            String dialect,
            String timeframe,
            int size,
            String first,
            String last,
            String bars,
            String text) {
        @Override
        public String toString() {
            return file + " " + dialect;
        }
    }

    private static final String DAYS = "10.0 12.0 9.0 11.0 100.0 | 12.0 14.5 11.0 13.5 300.0";

    static Stream<Form> forms() {
        String d1 = "2020-01-13T00:00:00Z";
        String d3 = "2020-01-15T00:00:00Z";
        String h1 = "2020-01-13T10:00:00Z";
        String h3 = "2020-01-13T12:00:00Z";
        return Stream.of(
                new Form(
                        "a.csv",
                        "Yahoo (new order)",
                        "1d",
                        3,
                        d1,
                        d3,
                        DAYS,
                        """
                        Date,Open,High,Low,Close,Adj Close,Volume
                        2020-01-13,10,12,9,11,5.5,100
                        2020-01-14,11,13,10,12,6,200
                        2020-01-15,12,14.5,11,13.5,6.5,300
                        """),
                new Form(
                        "a.csv",
                        "Yahoo (old order)",
                        "1d",
                        3,
                        d1,
                        d3,
                        DAYS,
                        """
                        Date,Open,High,Low,Close,Volume,Adj Close
                        2020-01-15,12,14.5,11,13.5,300,6.5
                        2020-01-14,11,13,10,12,200,6
                        2020-01-13,10,12,9,11,100,5.5
                        """),
                new Form(
                        "wig.csv",
                        "Stooq",
                        "1d",
                        3,
                        d1,
                        d3,
                        DAYS,
                        """
                        Data,Otwarcie,Najwyższy,Najniższy,Zamknięcie,Wolumen
                        2020-01-13,10,12,9,11,100
                        2020-01-14,11,13,10,12,200
                        2020-01-15,12,14.5,11,13.5,300
                        """),
                new Form(
                        "a.csv",
                        "Nasdaq",
                        "1d",
                        3,
                        d1,
                        d3,
                        DAYS,
                        """
                        Date,Close/Last,Volume,Open,High,Low
                        1/15/2020,$13.50,300,$12.00,$14.50,$11.00
                        1/14/2020,$12.00,200,$11.00,$13.00,$10.00
                        1/13/2020,$11.00,100,$10.00,$12.00,$9.00
                        """),
                new Form(
                        "a.csv",
                        "Yahoo (new order)",
                        "1d",
                        3,
                        d1,
                        d3,
                        DAYS,
                        """
                        Date\tOpen\tHigh\tLow\tClose*\tAdj Close**\tVolume
                        Jan 15, 2020\t12\t14.5\t11\t13.5\t6.5\t300
                        Jan 14, 2020\t11\t13\t10\t12\t6\t200
                        Jan 13, 2020\t10\t12\t9\t11\t5.5\t100
                        """),
                new Form(
                        "a.csv",
                        "Yahoo (new order)",
                        "1d",
                        3,
                        d1,
                        d3,
                        DAYS,
                        """
                        Date\tOpen\tHigh\tLow\tClose Close price adjusted for splits.\tAdj Close Adjusted close price adjusted for splits and dividends.\tVolume
                        Jan 15, 2020\t12\t14.5\t11\t13.5\t6.5\t300
                        Jan 14, 2020\t11\t13\t10\t12\t6\t200
                        Jan 13, 2020\t10\t12\t9\t11\t5.5\t100
                        """),
                new Form(
                        "a.csv",
                        "Generic CSV",
                        "1d",
                        3,
                        d1,
                        d3,
                        DAYS,
                        """
                        ,date,open,high,low,close,volume
                        0,2020-01-13,10,12,9,11,100
                        1,2020-01-14,11,13,10,12,200
                        2,2020-01-15,12,14.5,11,13.5,300
                        """),
                new Form(
                        "a.csv",
                        "Dukascopy",
                        "1h",
                        3,
                        "2020-02-01T10:00:00Z",
                        "2020-02-01T12:00:00Z",
                        DAYS,
                        """
                        Gmt time,Open,High,Low,Close,Volume
                        01.02.2020 10:00:00.000,10,12,9,11,100
                        01.02.2020 11:00:00.000,11,13,10,12,200
                        01.02.2020 12:00:00.000,12,14.5,11,13.5,300
                        """),
                new Form(
                        "a.json",
                        "Generic JSON",
                        "1h",
                        3,
                        h1,
                        h3,
                        DAYS,
                        """
                        {"chart":{"result":[{"meta":{"symbol":"AAPL"},"timestamp":[1578909600,1578913200,1578916800],
                        "indicators":{"quote":[{"open":[10,11,12],"high":[12,13,14.5],"low":[9,10,11],
                        "close":[11,12,13.5],"volume":[100,200,300]}]}}],"error":null}}
                        """),
                new Form(
                        "a.txt",
                        "Generic CSV",
                        "1m",
                        3,
                        "2020-01-13T10:00:00Z",
                        "2020-01-13T10:02:00Z",
                        DAYS,
                        """
                        "Date","Time","Open","High","Low","Close","Up","Down"
                        01/13/2020,10:01,10,12,9,11,60,40
                        01/13/2020,10:02,11,13,10,12,100,100
                        01/13/2020,10:03,12,14.5,11,13.5,150,150
                        """),
                new Form(
                        "a.csv",
                        "Investing.com",
                        "1d",
                        3,
                        d1,
                        d3,
                        "1010.0 1012.0 1009.0 1011.0 1500.0 | 1012.0 1014.5 1011.0 1013.5"
                                + " 3000000.0",
                        """
                        "Date","Price","Open","High","Low","Vol.","Change %"
                        "Jan 15, 2020","1,013.5","1,012.0","1,014.5","1,011.0","3.00M","1%"
                        "Jan 14, 2020","1,012.0","1,011.0","1,013.0","1,010.0","2.00K","1%"
                        "Jan 13, 2020","1,011.0","1,010.0","1,012.0","1,009.0","1.50K","1%"
                        """),
                new Form(
                        "a.csv",
                        "Investing.com",
                        "1d",
                        3,
                        d1,
                        d3,
                        "1010.0 1012.0 1009.0 1011.0 1500.0 | 1012.0 1014.5 1011.0 1013.5"
                                + " 3000000.0",
                        """
                        "Data","Último","Abertura","Máxima","Mínima","Vol.","Var%"
                        "15.01.2020","1.013,5","1.012,0","1.014,5","1.011,0","3,00M","1%"
                        "14.01.2020","1.012,0","1.011,0","1.013,0","1.010,0","2,00K","1%"
                        "13.01.2020","1.011,0","1.010,0","1.012,0","1.009,0","1,50K","1%"
                        """),
                new Form(
                        "a.csv",
                        "Alpha Vantage",
                        "1h",
                        3,
                        h1,
                        h3,
                        DAYS,
                        """
                        timestamp,open,high,low,close,volume
                        2020-01-13 12:00:00,12,14.5,11,13.5,300
                        2020-01-13 11:00:00,11,13,10,12,200
                        2020-01-13 10:00:00,10,12,9,11,100
                        """),
                new Form(
                        "a.csv",
                        "MetaTrader 4",
                        "1h",
                        3,
                        h1,
                        h3,
                        DAYS,
                        """
                        2020.01.13,10:00,10,12,9,11,100
                        2020.01.13,11:00,11,13,10,12,200
                        2020.01.13,12:00,12,14.5,11,13.5,300
                        """),
                new Form(
                        "a.csv",
                        "MetaTrader 5",
                        "1h",
                        3,
                        h1,
                        h3,
                        DAYS,
                        """
                        <DATE>\t<TIME>\t<OPEN>\t<HIGH>\t<LOW>\t<CLOSE>\t<TICKVOL>\t<VOL>\t<SPREAD>
                        2020.01.13\t10:00:00\t10\t12\t9\t11\t100\t0\t1
                        2020.01.13\t11:00:00\t11\t13\t10\t12\t200\t0\t1
                        2020.01.13\t12:00:00\t12\t14.5\t11\t13.5\t300\t0\t1
                        """),
                new Form(
                        "a.csv",
                        "HistData",
                        "1m",
                        3,
                        "2020-01-13T05:00:00Z",
                        "2020-01-13T05:02:00Z",
                        DAYS,
                        """
                        20200113 000000;10;12;9;11;100
                        20200113 000100;11;13;10;12;200
                        20200113 000200;12;14.5;11;13.5;300
                        """),
                new Form(
                        "a.csv",
                        "Dukascopy",
                        "1h",
                        3,
                        h1,
                        h3,
                        DAYS,
                        """
                        Gmt time,Open,High,Low,Close,Volume
                        13.01.2020 10:00:00.000,10,12,9,11,100
                        13.01.2020 11:00:00.000,11,13,10,12,200
                        13.01.2020 12:00:00.000,12,14.5,11,13.5,300
                        """),
                new Form(
                        "a.csv",
                        "Dukascopy",
                        "1h",
                        3,
                        h1,
                        h3,
                        DAYS,
                        """
                        Local time,Open,High,Low,Close,Volume
                        13.01.2020 11:00:00.000 GMT+0100,10,12,9,11,100
                        13.01.2020 12:00:00.000 GMT+0100,11,13,10,12,200
                        13.01.2020 13:00:00.000 GMT+0100,12,14.5,11,13.5,300
                        """),
                new Form(
                        "a.csv",
                        "TradingView",
                        "1h",
                        3,
                        h1,
                        h3,
                        DAYS,
                        """
                        time,open,high,low,close,Volume
                        2020-01-13T11:00:00+01:00,10,12,9,11,100
                        2020-01-13T12:00:00+01:00,11,13,10,12,200
                        2020-01-13T13:00:00+01:00,12,14.5,11,13.5,300
                        """),
                new Form(
                        "a.csv",
                        "Binance klines",
                        "1h",
                        3,
                        h1,
                        h3,
                        DAYS,
                        """
                        1578909600000000,10,12,9,11,100,1578913199999999,1,1,1,1,0
                        1578913200000000,11,13,10,12,200,1578916799999999,1,1,1,1,0
                        1578916800000000,12,14.5,11,13.5,300,1578920399999999,1,1,1,1,0
                        """),
                new Form(
                        "a.json",
                        "Binance JSON",
                        "1h",
                        3,
                        h1,
                        h3,
                        DAYS,
                        """
                        [[1578909600000,"10","12","9","11","100",1578913199999,"1",1,"1","1","0"],
                        [1578913200000,"11","13","10","12","200",1578916799999,"1",1,"1","1","0"],
                        [1578916800000,"12","14.5","11","13.5","300",1578920399999,"1",1,"1","1","0"]]
                        """),
                new Form(
                        "a.json",
                        "Coinbase JSON",
                        "1h",
                        3,
                        h1,
                        h3,
                        DAYS,
                        """
                        {"candles":[{"start":"1578916800","low":"11","high":"14.5","open":"12","close":"13.5","volume":"300"},
                        {"start":"1578913200","low":"10","high":"13","open":"11","close":"12","volume":"200"},
                        {"start":"1578909600","low":"9","high":"12","open":"10","close":"11","volume":"100"}]}
                        """),
                new Form(
                        "a.json",
                        "Coinbase JSON",
                        "1h",
                        3,
                        h1,
                        h3,
                        DAYS,
                        """
                        [[1578916800,11,14.5,12,13.5,300],[1578913200,10,13,11,12,200],[1578909600,9,12,10,11,100]]
                        """),
                new Form(
                        "XBTUSD_60.csv",
                        "Kraken candles",
                        "1h",
                        3,
                        h1,
                        h3,
                        DAYS,
                        """
                        1578909600,10,12,9,11,100,5
                        1578913200,11,13,10,12,200,5
                        1578916800,12,14.5,11,13.5,300,5
                        """),
                new Form(
                        "a.json",
                        "Kraken candles",
                        "1h",
                        3,
                        h1,
                        h3,
                        DAYS,
                        """
                        {"error":[],"result":{"XXBTZUSD":[[1578909600,"10","12","9","11","10.5","100",5],
                        [1578913200,"11","13","10","12","11.5","200",5],[1578916800,"12","14.5","11","13.5","12.5","300",5]],"last":1}}
                        """),
                new Form(
                        "XBTUSD.csv",
                        "Kraken trades",
                        "1m",
                        2,
                        "2020-01-13T10:00:00Z",
                        "2020-01-13T10:02:00Z",
                        "10.0 12.0 9.0 9.0 6.0 | 11.0 11.0 11.0 11.0 4.0",
                        """
                        1578909600.1,10,1
                        1578909601.2,12,2
                        1578909659.9,9,3
                        1578909720,11,4
                        """),
                new Form(
                        "a.csv",
                        "CryptoDataDownload",
                        "1h",
                        3,
                        h1,
                        h3,
                        DAYS,
                        """
                        https://www.example.com
                        unix,date,symbol,open,high,low,close,Volume BTC,Volume USD
                        1578916800,2020-01-13 12:00:00,BTC/USD,12,14.5,11,13.5,300,1
                        1578913200,2020-01-13 11:00:00,BTC/USD,11,13,10,12,200,1
                        1578909600,2020-01-13 10:00:00,BTC/USD,10,12,9,11,100,1
                        """),
                new Form(
                        "20200113_spy_minute_trade.csv",
                        "Lean",
                        "1m",
                        3,
                        h1,
                        "2020-01-13T10:02:00Z",
                        DAYS,
                        """
                        36000000,100000,120000,90000,110000,100
                        36060000,110000,130000,100000,120000,200
                        36120000,120000,145000,110000,135000,300
                        """),
                new Form(
                        "spy.csv",
                        "Lean",
                        "1d",
                        3,
                        d1,
                        d3,
                        DAYS,
                        """
                        20200113 00:00,100000,120000,90000,110000,100
                        20200114 00:00,110000,130000,100000,120000,200
                        20200115 00:00,120000,145000,110000,135000,300
                        """),
                new Form(
                        "a.csv",
                        "Finam",
                        "1h",
                        3,
                        h1,
                        h3,
                        DAYS,
                        """
                        <TICKER>;<PER>;<DATE>;<TIME>;<OPEN>;<HIGH>;<LOW>;<CLOSE>;<VOL>
                        SBER;60;20200113;100000;10;12;9;11;100
                        SBER;60;20200113;110000;11;13;10;12;200
                        SBER;60;20200113;120000;12;14.5;11;13.5;300
                        """),
                new Form(
                        "a.json",
                        "freqtrade JSON",
                        "1h",
                        3,
                        h1,
                        h3,
                        DAYS,
                        """
                        [[1578909600000,10,12,9,11,100],[1578913200000,11,13,10,12,200],[1578916800000,12,14.5,11,13.5,300]]
                        """),
                new Form(
                        "a.json",
                        "ta4j JSON",
                        "1h",
                        3,
                        h1,
                        h3,
                        DAYS,
                        """
                        {"name":"X","ohlc":[
                        {"endTime":1578913199999,"openPrice":10,"highPrice":12,"lowPrice":9,"closePrice":11,"volume":100},
                        {"endTime":1578916799999,"openPrice":11,"highPrice":13,"lowPrice":10,"closePrice":12,"volume":200},
                        {"endTime":1578920399999,"openPrice":12,"highPrice":14.5,"lowPrice":11,"closePrice":13.5,"volume":300}]}
                        """),
                new Form(
                        "a.json",
                        "Generic JSON",
                        "1h",
                        3,
                        h1,
                        h3,
                        DAYS,
                        """
                        {"t":[1578909600,1578913200,1578916800],"o":[10,11,12],"h":[12,13,14.5],"l":[9,10,11],"c":[11,12,13.5],"v":[100,200,300]}
                        """));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void loadsWithNoOption(Form form) throws IOException {
        Path file = folder.resolve(form.file());
        Files.writeString(file, form.text());
        LoadedBars loaded = Loader.load(file, LoadOptions.detect());
        var bars = loaded.series();
        assertThat(loaded.rowFailures()).isEmpty();
        assertThat(loaded.dialect()).isEqualTo(form.dialect());
        assertThat(bars.timeframe()).hasToString(form.timeframe());
        assertThat(bars.size()).isEqualTo(form.size());
        assertThat(Instant.ofEpochMilli(bars.openTime(0))).hasToString(form.first());
        assertThat(Instant.ofEpochMilli(bars.openTime(bars.size() - 1))).hasToString(form.last());
        assertThat(bar(loaded, 0) + " | " + bar(loaded, bars.size() - 1)).isEqualTo(form.bars());
    }

    private static String bar(LoadedBars loaded, int t) {
        var bars = loaded.series();
        return bars.open(t)
                + " "
                + bars.high(t)
                + " "
                + bars.low(t)
                + " "
                + bars.close(t)
                + " "
                + bars.volume(t);
    }
}
