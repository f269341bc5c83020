package io.abtpro.ui.backtest.result;

import io.abtpro.backtest.FillTimes;
import io.abtpro.backtest.Trade;
import io.abtpro.bars.BarSeries;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// One row of the trades table.
///
/// @param number from 1, in order of entry
/// @param times when its fills were known
/// @param zone of the exchange
/// @param form of dates, with the time where bars are shorter than a day
record TradeRow(int number, Trade trade, FillTimes times, ZoneId zone, DateTimeFormatter form) {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT);
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    /// The rows of `trades`, which are in order of entry.
    static List<TradeRow> of(FillTimes times, List<Trade> trades) {
        BarSeries series = times.series();
        ZoneId zone = series.zone();
        DateTimeFormatter form = series.timeframe().isCalendar() ? DAY : MINUTE;
        var rows = new ArrayList<TradeRow>(trades.size());
        for (Trade trade : trades) {
            rows.add(new TradeRow(rows.size() + 1, trade, times, zone, form));
        }
        return rows;
    }

    String entry() {
        return form.format(Instant.ofEpochMilli(trade.entryTime()).atZone(zone));
    }

    String exit() {
        return form.format(Instant.ofEpochMilli(trade.exitTime()).atZone(zone));
    }

    String side() {
        return trade.isLong() ? "long" : "short";
    }

    String sign() {
        return trade.isLong() ? "\u25b2" : "\u25bc";
    }

    String tone() {
        return trade.isLong() ? "gain" : "loss";
    }

    int bars() {
        return trade.exitBar() - trade.entryBar();
    }

    double returnPercent() {
        return 100 * trade.netReturn();
    }

    String exitReason() {
        return words(trade.exitReason());
    }

    static String words(Trade.ExitReason reason) {
        return reason.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
