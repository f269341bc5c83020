package io.abtpro.strategies;

import io.abtpro.bars.BarSeries;
import io.abtpro.bars.Timeframe;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/// The sample data as series, read without the loader.
public final class RealBars {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    private RealBars() {}

    /// Read when first asked for, once by a process.
    private static final class Sp500 {
        static final BarSeries BARS = readSp500();
    }

    private static final class Bitcoin {
        static final BarSeries BARS = readBitcoin();
    }

    /// S&P 500, daily.
    public static BarSeries sp500() {
        return Sp500.BARS;
    }

    /// Bitcoin trades as bars of five minutes.
    public static BarSeries bitcoin() {
        return Bitcoin.BARS;
    }

    private static BarSeries readSp500() {
        try {
            List<String> lines = Files.readAllLines(Path.of("sample-data/sp500-2000.csv"));
            List<double[]> rows = new ArrayList<>();
            for (String line : lines.subList(1, lines.size())) {
                String[] f = line.split(",", -1);
                long time = LocalDate.parse(f[0]).atStartOfDay(NEW_YORK).toInstant().toEpochMilli();
                double open = Double.parseDouble(f[1]);
                double close = Double.parseDouble(f[4]);
                rows.add(
                        new double[] {
                            time,
                            open,
                            Math.max(Double.parseDouble(f[2]), Math.max(open, close)),
                            Math.min(Double.parseDouble(f[3]), Math.min(open, close)),
                            close,
                            Double.parseDouble(f[6])
                        });
            }
            return series(Timeframe.parse("1d"), rows);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static BarSeries readBitcoin() {
        Path file = Path.of("sample-data/bitstamp_trades_from_20131125_usd.csv.gz");
        TreeMap<Long, double[]> bars = new TreeMap<>();
        try (var in =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(Files.newInputStream(file)),
                                StandardCharsets.UTF_8))) {
            in.readLine();
            in.lines()
                    .forEach(
                            line -> {
                                String[] f = line.split(",", -1);
                                long time = Long.parseLong(f[0]) * 1000 / 300_000 * 300_000;
                                double price = Double.parseDouble(f[1]);
                                double[] bar =
                                        bars.computeIfAbsent(
                                                time,
                                                t ->
                                                        new double[] {
                                                            t, price, price, price, price, 0
                                                        });
                                bar[2] = Math.max(bar[2], price);
                                bar[3] = Math.min(bar[3], price);
                                bar[4] = price;
                                bar[5] += Double.parseDouble(f[2]);
                            });
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return series(Timeframe.parse("5m"), new ArrayList<>(bars.values()));
    }

    private static BarSeries series(Timeframe timeframe, List<double[]> rows) {
        long[] time = new long[rows.size()];
        double[][] columns = new double[5][rows.size()];
        for (int i = 0; i < time.length; i++) {
            time[i] = (long) rows.get(i)[0];
            for (int c = 0; c < 5; c++) {
                columns[c][i] = rows.get(i)[c + 1];
            }
        }
        return BarSeries.of(
                timeframe,
                NEW_YORK,
                time,
                columns[0],
                columns[1],
                columns[2],
                columns[3],
                columns[4]);
    }
}
