package io.abtpro.loading.vendors;

import io.abtpro.loading.FileTraits;
import io.abtpro.loading.Vendor;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Finam: a column of the period, in angle brackets.
final class Finam implements Vendor {
    @Override
    public Optional<String> dialect(FileTraits file) {
        return file.header().contains("<PER>") ? Optional.of("Finam") : Optional.empty();
    }

    @Override
    public Map<String, String> columnWords() {
        return Map.of("dtyyyymmdd", "date");
    }

    @Override
    public Set<String> fileWords() {
        return Set.of("finam");
    }
}
