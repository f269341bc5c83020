package io.abtpro.loading;

/// A file in the form of a vendor, and what it holds.
///
/// @param bars open, high, low, close and volume of the first and of the last bar
record Form(
        String file,
        String dialect,
        String timeframe,
        int size,
        String first,
        String last,
        String bars,
        String text) {
    @Override
    public String toString() {
        return file + " " + dialect;
    }
}
