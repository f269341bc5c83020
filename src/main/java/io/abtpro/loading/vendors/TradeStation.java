package io.abtpro.loading.vendors;

import io.abtpro.loading.FileTraits;
import io.abtpro.loading.Vendor;

import java.util.List;
import java.util.Optional;

/// TradeStation: volume is split into Up and Down, which only its files do, and stamps are bar
/// ends.
final class TradeStation implements Vendor {
    private static final List<String> COLUMNS = List.of("date", "time", "up", "down");

    /// Its datasets were always stored under the name of a table of nobody.
    @Override
    public Optional<String> dialect(FileTraits file) {
        boolean all =
                file.isDelimited()
                        && !file.isTrades()
                        && List.of(file.words().split(",")).containsAll(COLUMNS);
        return all ? Optional.of("Generic CSV") : Optional.empty();
    }

    @Override
    public Optional<OwnColumns> ownColumns(List<String> words) {
        return words.containsAll(COLUMNS)
                ? Optional.of(new OwnColumns("up", "down", true))
                : Optional.empty();
    }
}
