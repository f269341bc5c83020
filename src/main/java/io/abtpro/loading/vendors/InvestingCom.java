package io.abtpro.loading.vendors;

import io.abtpro.loading.FileTraits;
import io.abtpro.loading.Vendor;

import java.util.Optional;
import java.util.Set;

/// Investing.com: the last price stands before the open, in the languages of its pages.
final class InvestingCom implements Vendor {
    private static final String WORDS =
            "date,price,open,high,low.*|data,ultimo,.*|fecha,ultimo,.*|datum,zuletzt,.*|date,dernier,.*|дата,цена,.*";

    @Override
    public Optional<String> dialect(FileTraits file) {
        return file.words().matches(WORDS) ? Optional.of("Investing.com") : Optional.empty();
    }

    @Override
    public Set<String> fileWords() {
        return Set.of("investing", "com");
    }
}
