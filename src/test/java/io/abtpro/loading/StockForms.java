package io.abtpro.loading;

import java.util.stream.Stream;

/// Forms of vendors of shares, funds and currencies.
final class StockForms {
    private static final String DAYS = "10.0 12.0 9.0 11.0 100.0 | 12.0 14.5 11.0 13.5 300.0";

    private static final String FIRST_DAY = "2020-01-13T00:00:00Z";
    private static final String LAST_DAY = "2020-01-15T00:00:00Z";
    private static final String FIRST_HOUR = "2020-01-13T10:00:00Z";
    private static final String LAST_HOUR = "2020-01-13T12:00:00Z";

    private StockForms() {}

    /// The bars of most of them, as three days.
    private static Form days(String file, String dialect, String text) {
        return new Form(file, dialect, "1d", 3, FIRST_DAY, LAST_DAY, DAYS, text);
    }

    /// The same as three hours.
    private static Form hours(String file, String dialect, String text) {
        return new Form(file, dialect, "1h", 3, FIRST_HOUR, LAST_HOUR, DAYS, text);
    }

    static Stream<Form> all() {
        return Stream.of(
                days(
                        "a.csv",
                        "Yahoo (new order)",
                        """
                        Date,Open,High,Low,Close,Adj Close,Volume
                        2020-01-13,10,12,9,11,5.5,100
                        2020-01-14,11,13,10,12,6,200
                        2020-01-15,12,14.5,11,13.5,6.5,300
                        """),
                days(
                        "a.csv",
                        "Yahoo (old order)",
                        """
                        Date,Open,High,Low,Close,Volume,Adj Close
                        2020-01-15,12,14.5,11,13.5,300,6.5
                        2020-01-14,11,13,10,12,200,6
                        2020-01-13,10,12,9,11,100,5.5
                        """),
                days(
                        "wig.csv",
                        "Stooq",
                        """
                        Data,Otwarcie,Najwyższy,Najniższy,Zamknięcie,Wolumen
                        2020-01-13,10,12,9,11,100
                        2020-01-14,11,13,10,12,200
                        2020-01-15,12,14.5,11,13.5,300
                        """),
                days(
                        "a.csv",
                        "Nasdaq",
                        """
                        Date,Close/Last,Volume,Open,High,Low
                        1/15/2020,$13.50,300,$12.00,$14.50,$11.00
                        1/14/2020,$12.00,200,$11.00,$13.00,$10.00
                        1/13/2020,$11.00,100,$10.00,$12.00,$9.00
                        """),
                days(
                        "a.csv",
                        "Yahoo (new order)",
                        """
                        Date\tOpen\tHigh\tLow\tClose*\tAdj Close**\tVolume
                        Jan 15, 2020\t12\t14.5\t11\t13.5\t6.5\t300
                        Jan 14, 2020\t11\t13\t10\t12\t6\t200
                        Jan 13, 2020\t10\t12\t9\t11\t5.5\t100
                        """),
                days(
                        "a.csv",
                        "Yahoo (new order)",
                        """
                        Date\tOpen\tHigh\tLow\tClose Close price adjusted for splits.\tAdj Close Adjusted close price adjusted for splits and dividends.\tVolume
                        Jan 15, 2020\t12\t14.5\t11\t13.5\t6.5\t300
                        Jan 14, 2020\t11\t13\t10\t12\t6\t200
                        Jan 13, 2020\t10\t12\t9\t11\t5.5\t100
                        """),
                days(
                        "a.csv",
                        "Generic CSV",
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
                hours(
                        "a.json",
                        "Generic JSON",
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
                        FIRST_DAY,
                        LAST_DAY,
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
                        FIRST_DAY,
                        LAST_DAY,
                        "1010.0 1012.0 1009.0 1011.0 1500.0 | 1012.0 1014.5 1011.0 1013.5"
                                + " 3000000.0",
                        """
                        "Data","Último","Abertura","Máxima","Mínima","Vol.","Var%"
                        "15.01.2020","1.013,5","1.012,0","1.014,5","1.011,0","3,00M","1%"
                        "14.01.2020","1.012,0","1.011,0","1.013,0","1.010,0","2,00K","1%"
                        "13.01.2020","1.011,0","1.010,0","1.012,0","1.009,0","1,50K","1%"
                        """),
                hours(
                        "a.csv",
                        "Alpha Vantage",
                        """
                        timestamp,open,high,low,close,volume
                        2020-01-13 12:00:00,12,14.5,11,13.5,300
                        2020-01-13 11:00:00,11,13,10,12,200
                        2020-01-13 10:00:00,10,12,9,11,100
                        """),
                hours(
                        "a.csv",
                        "MetaTrader 4",
                        """
                        2020.01.13,10:00,10,12,9,11,100
                        2020.01.13,11:00,11,13,10,12,200
                        2020.01.13,12:00,12,14.5,11,13.5,300
                        """),
                hours(
                        "a.csv",
                        "MetaTrader 5",
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
                hours(
                        "a.csv",
                        "Dukascopy",
                        """
                        Gmt time,Open,High,Low,Close,Volume
                        13.01.2020 10:00:00.000,10,12,9,11,100
                        13.01.2020 11:00:00.000,11,13,10,12,200
                        13.01.2020 12:00:00.000,12,14.5,11,13.5,300
                        """),
                hours(
                        "a.csv",
                        "Dukascopy",
                        """
                        Local time,Open,High,Low,Close,Volume
                        13.01.2020 11:00:00.000 GMT+0100,10,12,9,11,100
                        13.01.2020 12:00:00.000 GMT+0100,11,13,10,12,200
                        13.01.2020 13:00:00.000 GMT+0100,12,14.5,11,13.5,300
                        """),
                hours(
                        "a.csv",
                        "TradingView",
                        """
                        time,open,high,low,close,Volume
                        2020-01-13T11:00:00+01:00,10,12,9,11,100
                        2020-01-13T12:00:00+01:00,11,13,10,12,200
                        2020-01-13T13:00:00+01:00,12,14.5,11,13.5,300
                        """));
    }
}
