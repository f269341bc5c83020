package io.abtpro.loading.vendors;

import io.abtpro.loading.FileTraits;
import io.abtpro.loading.Vendor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// QuantConnect's Lean: no header, times since midnight or days with a clock. It stores the prices
/// of shares times 10,000, so as whole numbers; all others as they are.
///
/// Source: github.com/QuantConnect/Lean, Data/equity/readme.md and Data/forex/readme.md.
final class Lean implements Vendor {
    private static final int SCALE = 10_000;

    /// Time, five columns of the bid, five of the ask.
    private static final int QUOTE_WIDTH = 11;

    @Override
    public Optional<String> dialect(FileTraits file) {
        return !file.hasHeader() && (file.isSinceMidnight() || areDays(file))
                ? Optional.of("Lean")
                : Optional.empty();
    }

    private static boolean areDays(FileTraits file) {
        return !file.isTrades()
                && file.mostStampsAre("\\d{8} \\d{2}:\\d{2}")
                && (areQuotes(file) || file.arePricesWhole());
    }

    private static boolean areQuotes(FileTraits file) {
        return !file.isTrades() && file.width() == QUOTE_WIDTH;
    }

    @Override
    public Prices prices(FileTraits file) {
        boolean scaled = file.arePricesWhole();
        List<String> notes = new ArrayList<>();
        notes.add(
                scaled
                        ? "prices are stored times 10,000 and were divided"
                        : "prices are as they stand: Lean stores only those of shares times"
                                + " 10,000");
        if (areQuotes(file)) {
            notes.add("prices are the bid's; the ask's were left out");
        }
        return new Prices(scaled ? SCALE : 1, notes);
    }

    @Override
    public Optional<String> volumeNote(FileTraits file) {
        return areQuotes(file)
                ? Optional.of("volume is the size of the last bid, not what was traded")
                : Optional.empty();
    }

    @Override
    public Set<String> fileWords() {
        return Set.of("lean");
    }
}
