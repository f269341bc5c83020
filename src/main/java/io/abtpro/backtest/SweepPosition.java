package io.abtpro.backtest;

/// The open position of a kernel run; one object serves one position after another.
final class SweepPosition {
    boolean isLong;
    double entryPrice;
    double quantity;
    double entryFee;
    double entrySlippage;
    double realised;

    /// Gain at `price` before fees.
    double gain(double price) {
        return (isLong ? 1 : -1) * quantity * (price - entryPrice);
    }

    /// Equity with the position valued at `price`.
    double equity(double price) {
        return realised + gain(price) - entryFee;
    }

    /// The price at which a long position gives this equity, but for rounding.
    double priceAt(double equity) {
        return entryPrice + (equity - realised + entryFee) / quantity;
    }

    /// What of the equity is not in the position, as a size.
    double cash() {
        return Math.abs(realised - quantity * entryPrice - entryFee);
    }
}
