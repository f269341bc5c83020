package io.abtpro.ui.backtest.result;

import io.abtpro.backtest.MonthlyReturns;
import io.abtpro.report.Figures;
import io.abtpro.report.RunCsv;

import java.time.Year;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What each month of the run shown earned, a row a year.
final class MonthsViewModel {
    private static final int MONTHS = 12;

    /// How many depths of colour there are on each side.
    private static final int DEPTHS = 4;

    private static final List<String> WHOLE =
            List.of(
                    "lost-4",
                    "lost-3",
                    "lost-2",
                    "lost-1",
                    "plain",
                    "gained-1",
                    "gained-2",
                    "gained-3",
                    "gained-4");
    private static final List<String> PARTS =
            List.of(
                    "part-of-lost-4",
                    "part-of-lost-3",
                    "part-of-lost-2",
                    "part-of-lost-1",
                    "part-of-month",
                    "part-of-gained-1",
                    "part-of-gained-2",
                    "part-of-gained-3",
                    "part-of-gained-4");

    private MonthsViewModel() {}

    /// One return as shown.
    ///
    /// @param depth of its colour, -4 to 4; 0 where nothing was earned or nothing is known
    /// @param isWhole false where the run has a part of the month or the year
    record Cell(String text, double value, int depth, boolean isWhole) {
        private static final Cell NONE = new Cell("", Double.NaN, 0, true);

        /// Style class: blue where gained, grey where lost.
        String tone() {
            return (isWhole ? WHOLE : PARTS).get(DEPTHS + depth);
        }
    }

    /// @param months January first, shape `[12]`
    /// @param held what buying and holding earned in the year
    record Row(int year, List<Cell> months, Cell whole, Cell held) {}

    /// The rows of `shown`, the newest year first.
    static List<Row> rows(ShownRun shown) {
        double capital = shown.inputs().execution().capital();
        var series = shown.series();
        var result = shown.result();
        var ours = MonthlyReturns.of(result.equity(), capital, series, result.period());
        var held = MonthlyReturns.of(result.buyAndHoldEquity(), capital, series, result.period());
        double month = depth(ours.months());
        double year = depth(ours.years());
        List<Row> rows = new ArrayList<>();
        for (int i = ours.years().size() - 1; i >= 0; i--) {
            int of = ours.years().get(i).of().getValue();
            Cell[] cells = new Cell[MONTHS];
            Arrays.fill(cells, Cell.NONE);
            ours.months().stream()
                    .filter(m -> m.of().getYear() == of)
                    .forEach(m -> cells[m.of().getMonthValue() - 1] = cell(m, month));
            rows.add(
                    new Row(
                            of,
                            List.of(cells),
                            cell(ours.years().get(i), year),
                            plain(held.years().get(i))));
        }
        return rows;
    }

    /// The return from which on the colour is deepest: that of the nine tenths that are smaller.
    private static <T> double depth(List<MonthlyReturns.Span<T>> spans) {
        double[] sizes =
                spans.stream()
                        .mapToDouble(s -> Math.abs(s.netReturn()))
                        .filter(size -> size > 0)
                        .sorted()
                        .toArray();
        return sizes.length == 0 ? 1 : sizes[(int) (0.9 * (sizes.length - 1))];
    }

    private static Cell plain(MonthlyReturns.Span<Year> span) {
        Cell cell = cell(span, 1);
        return new Cell(cell.text(), cell.value(), 0, cell.isWhole());
    }

    private static Cell cell(MonthlyReturns.Span<?> span, double deepest) {
        double value = span.netReturn();
        if (Double.isNaN(value)) {
            return new Cell(Figures.ABSENT, value, 0, span.isWhole());
        }
        int depth = (int) Math.ceil(Math.min(1, Math.abs(value) / deepest) * DEPTHS);
        return new Cell(
                Figures.signed(100 * value, 1), value, value < 0 ? -depth : depth, span.isWhole());
    }

    /// All months as CSV with a header; empty where nothing is shown.
    static String csv(Optional<ShownRun> shown) {
        return shown.map(
                        run ->
                                RunCsv.months(
                                        run.series(),
                                        run.result(),
                                        run.inputs().execution().capital()))
                .orElse("");
    }
}
