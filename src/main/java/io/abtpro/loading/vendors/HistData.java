package io.abtpro.loading.vendors;

import io.abtpro.loading.FileTraits;
import io.abtpro.loading.Vendor;

import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;

/// HistData: no header, stamps such as "20200113 093000", in New York's winter time all year.
final class HistData implements Vendor {
    @Override
    public Optional<String> dialect(FileTraits file) {
        return !file.hasHeader() && !file.isTrades() && file.mostStampsAre("\\d{8} \\d{6}")
                ? Optional.of("HistData")
                : Optional.empty();
    }

    @Override
    public Optional<FixedZone> zone() {
        return Optional.of(
                new FixedZone(
                        ZoneOffset.ofHours(-5),
                        "HistData stamps are EST without daylight saving, read as UTC-05:00"));
    }

    @Override
    public Set<String> fileWords() {
        return Set.of("histdata", "dat", "ascii");
    }
}
