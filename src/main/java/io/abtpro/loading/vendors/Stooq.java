package io.abtpro.loading.vendors;

import io.abtpro.loading.FileTraits;
import io.abtpro.loading.Vendor;

import java.util.Optional;
import java.util.Set;

/// Stooq: a Polish header, or the plainest of all English ones.
final class Stooq implements Vendor {
    @Override
    public Optional<String> dialect(FileTraits file) {
        boolean english =
                file.words().matches("date,open,high,low,close(,volume)?")
                        && file.isDelimited()
                        && file.header().startsWith("Date")
                        && file.stamp().matches("\\d{4}-\\d{2}-\\d{2}");
        return file.words().startsWith("data,otwarcie") || english
                ? Optional.of("Stooq")
                : Optional.empty();
    }

    /// Others write this header too, so it says nothing of weeks.
    @Override
    public Stamps stamps() {
        return Stamps.STARTS_BUT_OF_WEEKS;
    }

    @Override
    public Set<String> fileWords() {
        return Set.of("stooq");
    }
}
