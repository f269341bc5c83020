package io.abtpro.loading;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Finds the [Layout] of a table: by its header words, else by the content of its columns.
final class LayoutFinder {
    private final Table table;
    private final List<List<String>> sample;
    private final String names;
    private final KnownVendors vendors;
    private final int width;

    /// @param names of the file and of what it is packed in
    LayoutFinder(Table table, List<List<String>> sample, String names, KnownVendors vendors) {
        this.table = table;
        this.sample = sample;
        this.names = names;
        this.vendors = vendors;
        this.width = usualWidth();
    }

    private int usualWidth() {
        Map<Integer, Integer> widths = new HashMap<>();
        sample.forEach(row -> widths.merge(row.size(), 1, Integer::sum));
        return widths.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(table.header().size());
    }

    Layout find() {
        if (sample.isEmpty()) {
            throw new Refusal("the file has no rows of data; there is nothing to import");
        }
        // Where the header names other things, no column becomes a price by its place.
        boolean known =
                table.header().stream().filter(name -> vendors.role(name) != Role.OTHER).count()
                        >= 2;
        Layout layout =
                known || !ForeignTable.namesNothing(table.header())
                        ? new HeaderLayout(table, sample, vendors, width).find()
                        : new PlacedLayout(table, sample, names, vendors, width).find();
        int[] used = {
            layout.time(),
            layout.clock(),
            layout.open(),
            layout.high(),
            layout.low(),
            layout.close(),
            layout.volume(),
            layout.price(),
            layout.ticker()
        };
        if (Arrays.stream(used).max().orElse(0) >= width) {
            throw new Refusal(
                    "its header names "
                            + table.header().size()
                            + " columns but most rows have "
                            + width
                            + "; mend the header");
        }
        return layout;
    }
}
