package io.abtpro.indicators;

/// What a column is measured in; decides how close two numbers are a tie.
public enum Unit {
    PRICE,
    VOLUME,
    /// A ratio: neither the unit of the price nor that of the volume changes it.
    NUMBER
}
