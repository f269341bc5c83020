package io.abtpro.formula;

/// What a node does with its parts.
enum Op {
    CONSTANT,
    PARAMETER,
    /// An indicator of the catalogue, over the bars.
    INDICATOR,
    /// An indicator that reads closes, over the column that is its first part.
    INDICATOR_OF,
    /// A moment of the bar, such as its hour.
    CLOCK,
    MIDDLE,
    TYPICAL,
    OHLC4,
    ADD,
    SUBTRACT,
    MULTIPLY,
    DIVIDE,
    POWER,
    NEGATE,
    ABS,
    SQRT,
    LOG,
    EXP,
    SIGN,
    ROUND,
    MIN,
    MAX,
    AGO,
    HIGHEST,
    LOWEST,
    SUM,
    MEDIAN,
    QUANTILE,
    PERCENT_RANK,
    SLOPE,
    CORRELATION,
    BETA,
    IF,
    BARS_SINCE,
    VALUE_WHEN,
    COUNT,
    AT,
    OVER,
    UNDER,
    AT_LEAST,
    AT_MOST,
    EQUAL,
    NOT_EQUAL,
    CROSSES_ABOVE,
    CROSSES_BELOW,
    RISING,
    FALLING,
    AND,
    OR,
    NOT;

    /// True where the answer of each bar is yes or no.
    boolean isCondition() {
        return compareTo(OVER) >= 0;
    }

    /// True where a bar costs more than a few steps.
    boolean isCostly() {
        return this == INDICATOR_OF
                || this == AT
                || compareTo(HIGHEST) >= 0 && compareTo(BETA) <= 0;
    }

    boolean isComparison() {
        return compareTo(OVER) >= 0 && compareTo(CROSSES_BELOW) <= 0;
    }
}
