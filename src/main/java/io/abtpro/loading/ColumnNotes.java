package io.abtpro.loading;

import java.util.List;
import java.util.stream.IntStream;

/// What is said of the columns that were read, and of those that were not.
final class ColumnNotes {
    private final Table table;
    private final Layout layout;
    private final KnownVendors vendors;
    private final Decisions decisions;

    ColumnNotes(Table table, Layout layout, KnownVendors vendors, Decisions decisions) {
        this.table = table;
        this.layout = layout;
        this.vendors = vendors;
        this.decisions = decisions;
    }

    /// @param missing how many rows have none
    void ofVolume(int missing) {
        String name =
                layout.volume() >= 0 && layout.volume() < table.header().size()
                        ? table.header().get(layout.volume())
                        : "";
        Role role = vendors.role(name);
        if (layout.volume() < 0) {
            String money =
                    table.header().stream()
                            .filter(HeaderWords::isTurnover)
                            .findFirst()
                            .map("; the column '%s' is money, not a volume"::formatted)
                            .orElse("");
            decisions.note("the file has no volume; it counts as 0" + money + unread());
        } else if (role == Role.TICK_VOLUME) {
            decisions.note("volume is the number of ticks");
        } else if (role == Role.AMOUNT && !layout.isTrades()) {
            decisions.note("volume is the column '%s'".formatted(name));
        }
        noteOtherVolumes(name);
        noteBid();
        if (missing > 0) {
            decisions.note(
                    (missing == 1 ? "1 row has" : "%,d rows have".formatted(missing))
                            + " no volume; it counts as 0");
        }
    }

    private void noteBid() {
        boolean bid =
                layout.close() >= 0
                        && layout.close() < table.header().size()
                        && HeaderWords.normalised(table.header().get(layout.close()))
                                .contains("bid");
        if (bid) {
            decisions.note("prices are the bid's; the ask's were left out");
        }
    }

    /// One of several columns is read, and which one is never silent.
    private void noteOtherVolumes(String name) {
        List<String> others =
                IntStream.range(0, table.header().size())
                        .filter(i -> i != layout.volume() && i != layout.moreVolume())
                        .mapToObj(table.header()::get)
                        .filter(
                                other ->
                                        vendors.role(other) == Role.VOLUME
                                                && !HeaderWords.isAdjusted(other))
                        .toList();
        if (layout.volume() >= 0 && !others.isEmpty() && layout.moreVolume() < 0) {
            decisions.note(
                    "volume is column %d, '%s'; not read: '%s'"
                            .formatted(layout.volume() + 1, name, String.join("', '", others)));
        }
    }

    /// The columns that no word of the reader names, one of which may be the volume.
    private String unread() {
        List<String> unread =
                IntStream.range(0, table.header().size())
                        .filter(
                                i ->
                                        layout.time() != i
                                                && layout.clock() != i
                                                && !layout.parts().has(i))
                        .mapToObj(table.header()::get)
                        .filter(
                                name ->
                                        !name.isBlank()
                                                && vendors.role(name) == Role.OTHER
                                                && !HeaderWords.isTurnover(name))
                        .limit(5)
                        .toList();
        return unread.isEmpty() ? "" : "; not read: '%s'".formatted(String.join("', '", unread));
    }
}
