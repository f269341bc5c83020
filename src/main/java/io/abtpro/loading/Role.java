package io.abtpro.loading;

/// What a column of a price file means.
enum Role {
    TIME,
    END_TIME,
    CLOSE_TIME,
    OPEN,
    HIGH,
    LOW,
    CLOSE,
    ADJUSTED_CLOSE,
    VOLUME,
    TICK_VOLUME,
    PRICE,
    AMOUNT,
    BID,
    ASK,
    TICKER,
    OTHER;

    boolean isTime() {
        return this == TIME || this == END_TIME;
    }
}
