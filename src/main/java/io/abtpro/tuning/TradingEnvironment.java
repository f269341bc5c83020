package io.abtpro.tuning;

import io.abtpro.backtest.Backtest.Period;
import io.abtpro.backtest.Execution;
import io.abtpro.backtest.SteppedRun;
import io.abtpro.indicators.Columns;

/// A market in which each action moves one parameter one step, and earns what the next bars then
/// earn.
///
/// State: parameter cell x volatility regime at the last known close x position. Action 0 stays;
/// actions 2d + 1 and 2d + 2 move range d one step down and up. A step trades the next
/// `barsPerStep` bars with the cell's signals and earns their net log return, costs included. The
/// episode ends with the period, or where there is no equity left.
public final class TradingEnvironment implements Environment {
    private static final int POSITIONS = 3;
    private static final double LEAST_EQUITY = 1e-6;

    private final ParameterGrid grid;
    private final CellSignals signals;
    private final Execution execution;
    private final Period period;
    private final int barsPerStep;
    private final Columns columns;
    private final byte[] regimes;
    private SteppedRun run;
    private int cell;
    private boolean ruined;

    public TradingEnvironment(
            Columns columns,
            ParameterGrid grid,
            Execution execution,
            Period period,
            int barsPerStep) {
        if (barsPerStep < 1) {
            throw new IllegalArgumentException("bars a step must be >= 1, were " + barsPerStep);
        }
        this.columns = columns;
        this.grid = grid;
        this.signals = new CellSignals(columns, grid);
        this.execution = execution;
        this.period = period;
        this.barsPerStep = barsPerStep;
        this.regimes = VolatilityRegimes.of(columns.series());
        this.run = new SteppedRun(columns.series(), execution, period);
        this.cell = grid.nearest(grid.base());
    }

    /// Starts again at the first bar with all of the capital and these parameters.
    public void reset(int startCell) {
        run = new SteppedRun(columns.series(), execution, period);
        cell = startCell;
        ruined = false;
    }

    @Override
    public int states() {
        return Math.multiplyExact(grid.size(), VolatilityRegimes.COUNT * POSITIONS);
    }

    @Override
    public int actions() {
        return actions(grid);
    }

    static int actions(ParameterGrid grid) {
        return 2 * grid.dimensions() + 1;
    }

    /// The state of this cell, regime and position; used to look into the table.
    static int state(int cell, int regime, int position) {
        return (cell * VolatilityRegimes.COUNT + regime) * POSITIONS + position + 1;
    }

    static int statesPerCell() {
        return VolatilityRegimes.COUNT * POSITIONS;
    }

    @Override
    public int state() {
        int known = run.bar() - 1;
        return state(cell, known < 0 ? 1 : regimes[known], run.direction());
    }

    /// The parameters in force.
    public int cell() {
        return cell;
    }

    @Override
    public long allowed() {
        return allowed(grid, cell);
    }

    static long allowed(ParameterGrid grid, int cell) {
        long allowed = 1;
        for (int d = 0; d < grid.dimensions(); d++) {
            allowed |= grid.moved(cell, d, -1) >= 0 ? 2L << 2 * d : 0;
            allowed |= grid.moved(cell, d, 1) >= 0 ? 4L << 2 * d : 0;
        }
        return allowed;
    }

    @Override
    public double step(int action) {
        if (action > 0) {
            cell = grid.moved(cell, (action - 1) / 2, action % 2 == 1 ? -1 : 1);
        }
        double before = run.equity();
        CellSignals.Ready entry = signals.of(cell);
        double after = run.advance(entry.signals(), entry.protection(), barsPerStep);
        ruined = !(after > LEAST_EQUITY * execution.capital());
        return Math.log(Math.max(after, LEAST_EQUITY * execution.capital()) / before);
    }

    @Override
    public boolean isOver() {
        return ruined || run.isOver();
    }

    int steps() {
        int bars = period.toBar() - period.fromBar();
        return (bars + barsPerStep - 1) / barsPerStep;
    }
}
