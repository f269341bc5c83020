package io.abtpro.backtest;

/// What a fill costs and how much can be bought.
///
/// @param fee on each leg, as a fraction of its value
/// @param slippage how far a fill moves against us, as a fraction of the price
record Costs(double fee, double slippage) {
    private static final double BASIS_POINT = 1e-4;

    static Costs of(Execution execution) {
        return new Costs(execution.feeBps() * BASIS_POINT, execution.slippageBps() * BASIS_POINT);
    }

    /// The price at which a purchase (or, else, a sale) fills.
    double fill(double price, boolean buying) {
        return price + (buying ? 1 : -1) * slippage * Math.abs(price);
    }

    double feeOf(double quantity, double price) {
        return fee * quantity * Math.abs(price);
    }

    /// The quantity to trade at the fill `price` (above 0), never more than `equity` pays together
    /// with the fee.
    double quantity(Execution.Sizing sizing, double equity, double price) {
        return quantity(sizing, equity, price, 1);
    }

    /// As above, `factor` of the usual quantity.
    double quantity(Execution.Sizing sizing, double equity, double price, double factor) {
        double affordable = equity / (price * (1 + fee));
        return switch (sizing) {
            case Execution.Sizing.FractionOfEquity(double fraction) ->
                    Math.min(affordable * fraction * factor, affordable);
            case Execution.Sizing.FixedQuantity(double quantity) ->
                    Math.min(quantity * factor, affordable);
            case Execution.Sizing.FixedCash(double cash) ->
                    Math.min(cash * factor / price, affordable);
        };
    }
}
