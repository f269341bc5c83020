package io.abtpro.loading;

import io.abtpro.loading.Reading.Kind;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/// Decides the exchange's zone: given, of the vendor, by the file's words, or by the offsets of all
/// stamps.
final class ZoneDecision {
    static final ZoneId UTC = ZoneId.of("UTC");
    private static final List<String> ZONES =
            List.of(
                    "UTC",
                    "America/New_York",
                    "America/Chicago",
                    "Europe/London",
                    "Europe/Berlin",
                    "Europe/Warsaw",
                    "Asia/Tokyo",
                    "Asia/Shanghai",
                    "-05:00");
    private final LoadOptions options;
    private final Decisions decisions;
    private final Vendor vendor;

    ZoneDecision(LoadOptions options, Decisions decisions, Vendor vendor) {
        this.options = options;
        this.decisions = decisions;
        this.vendor = vendor;
    }

    /// The zone in which stamps without an offset are read at first.
    ZoneId provisional(Optional<ZoneId> named) {
        return options.zone()
                .or(() -> vendor.zone().map(Vendor.FixedZone::zone))
                .or(() -> named)
                .orElse(UTC);
    }

    /// The exchange's zone, by all stamps.
    ZoneId zone(BarRows rows, StampReader stamps, Optional<ZoneId> named, ZoneId provisional) {
        if (options.zone().isPresent()) {
            decisions.decide(Kind.ZONE, provisional.getId(), "given", ZONES);
            return provisional;
        }
        Optional<Vendor.FixedZone> fixed = vendor.zone();
        if (fixed.isPresent()) {
            decisions.note(fixed.get().note());
            decisions.decide(Kind.ZONE, provisional.getId(), "assumed from vendor", ZONES);
            return provisional;
        }
        if (rows.haveOffsets()) {
            return ofOffsets(rows, stamps, named);
        }
        boolean epoch = stamps.epochs > 0 && stamps.locals == 0;
        decisions.decide(
                Kind.ZONE,
                provisional.getId(),
                named.isPresent() ? "from the file" : epoch ? "from the epoch" : "assumed",
                ZONES);
        return provisional;
    }

    private ZoneId ofOffsets(BarRows rows, StampReader stamps, Optional<ZoneId> named) {
        Optional<ZoneId> region =
                stamps.regions.size() == 1
                        ? ZoneFinder.known(stamps.regions.iterator().next())
                        : Optional.empty();
        Optional<ZoneId> found = region.or(() -> ZoneFinder.ofOffsets(rows));
        if (found.isEmpty()) {
            decisions.ask(
                    Kind.ZONE, ZONES, "its stamps carry offsets that no zone has at these times");
            decisions.refuseIfOpen();
        }
        ZoneId zone = found.orElseThrow();
        if (zone.equals(UTC)) {
            zone = named.orElse(UTC);
            decisions.decide(
                    Kind.ZONE,
                    zone.getId(),
                    named.isPresent() ? "from the file" : "from “Z”",
                    ZONES);
        } else {
            decisions.decide(
                    Kind.ZONE,
                    zone.getId(),
                    region.isPresent() ? "from the stamps" : "from the offset",
                    ZONES);
            decisions.note(
                    "days and hours are those of %s, as the offsets of the stamps say; give --zone for another zone"
                            .formatted(zone));
        }
        if (stamps.locals > 0) {
            decisions.note(
                    (stamps.locals == 1
                                    ? "1 stamp has no offset and was"
                                    : "%,d stamps have no offset and were".formatted(stamps.locals))
                            + " read in "
                            + zone);
        }
        return zone;
    }

    /// An hour that stands twice is no duplicate where clocks were put back; only a zone can tell.
    void askForShownTwice(BarRows rows) {
        boolean assumed = decisions.isAssumed(Kind.ZONE);
        List<String> zones = assumed ? ZoneFinder.whereShownTwice(rows.outOfOrder) : List.of();
        if (zones.isEmpty()) {
            return;
        }
        decisions.forget(Kind.ZONE);
        String first =
                Instant.ofEpochMilli(rows.outOfOrder.getFirst())
                        .toString()
                        .replaceAll("T|:00Z$", " ")
                        .strip();
        decisions.ask(
                Kind.ZONE,
                zones,
                first + " stands twice, as where clocks are put back, and the file names no zone");
        decisions.refuseIfOpen();
    }
}
