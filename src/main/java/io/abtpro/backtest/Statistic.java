package io.abtpro.backtest;

/// A figure of a run: its key in JSON, its label and unit on screen, its formula in the tooltip.
public enum Statistic {
    NET_RETURN("netReturn", "Net return", Unit.PERCENT, "final equity / capital - 1"),
    CAGR(
            "cagr",
            "CAGR",
            Unit.PERCENT,
            "(final equity / capital)^(1 / years) - 1; a year is 365.25 days of calendar time"),
    ANNUALISED_VOLATILITY(
            "annualisedVolatility",
            "Volatility, a year",
            Unit.PERCENT,
            "standard deviation (n - 1) of bar returns x sqrt(bars a year)"),
    SHARPE(
            "sharpe",
            "Sharpe",
            Unit.RATIO,
            "mean excess bar return / standard deviation (n - 1) x sqrt(bars a year)"),
    SORTINO(
            "sortino",
            "Sortino",
            Unit.RATIO,
            "mean excess bar return / root mean square of the negative ones over all bars x"
                    + " sqrt(bars a year)"),
    CALMAR("calmar", "Calmar", Unit.RATIO, "CAGR / |max drawdown|"),
    MAX_DRAWDOWN(
            "maxDrawdown",
            "Max drawdown",
            Unit.PERCENT,
            "largest fall of equity from an earlier high, as a fraction of that high; marked at"
                    + " each close"),
    LONGEST_DRAWDOWN(
            "longestDrawdown",
            "Longest drawdown",
            Unit.BARS,
            "most bars between two highs of equity"),
    LONGEST_DRAWDOWN_DAYS(
            "longestDrawdownDays",
            "The same in time",
            Unit.DAYS,
            "days of calendar time of the longest drawdown: from the bar of the high to the bar"
                    + " that reaches it again, or the last bar where none does"),
    EXPOSURE("exposure", "Exposure", Unit.PERCENT, "bars with a position at the close / bars"),
    TRADES(
            "trades",
            "Trades",
            Unit.COUNT,
            "closed trades, the one closed at the end of data included"),
    WIN_RATE("winRate", "Win rate", Unit.PERCENT, "trades with net P&L above 0 / trades"),
    PROFIT_FACTOR(
            "profitFactor",
            "Profit factor",
            Unit.RATIO,
            "sum of winning net P&L / |sum of losing net P&L|"),
    EXPECTANCY("expectancy", "Expectancy", Unit.MONEY, "mean net P&L a trade"),
    AVERAGE_TRADE(
            "averageTrade", "Average trade", Unit.PERCENT, "mean of net P&L / value at entry"),
    SQN(
            "sqn",
            "SQN",
            Unit.RATIO,
            "sqrt(trades) x mean / standard deviation (n - 1) of net P&L. Source: Van Tharp"),
    TURNOVER(
            "turnover",
            "Turnover, a year",
            Unit.TIMES,
            "value of all fills / mean equity / bars x bars a year"),
    FEES("fees", "Fees", Unit.MONEY, "fees of both legs of every trade"),
    SLIPPAGE(
            "slippage", "Slippage", Unit.MONEY, "what slippage cost over both legs of every trade");

    /// How a figure is shown; PERCENT values are kept as fractions.
    public enum Unit {
        PERCENT,
        RATIO,
        BARS,
        DAYS,
        COUNT,
        MONEY,
        TIMES
    }

    private final String key;
    private final String label;
    private final Unit unit;
    private final String formula;

    Statistic(String key, String label, Unit unit, String formula) {
        this.key = key;
        this.label = label;
        this.unit = unit;
        this.formula = formula;
    }

    public String key() {
        return key;
    }

    public String label() {
        return label;
    }

    public Unit unit() {
        return unit;
    }

    public String formula() {
        return formula;
    }
}
