package io.abtpro.loading;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Which column of a header has which role, where each role is that of one instrument.
final class RoleColumns {
    private static final Set<Role> PRICES = Set.of(Role.OPEN, Role.HIGH, Role.LOW, Role.CLOSE);
    private final List<String> header;
    private final List<List<String>> sample;
    private final KnownVendors vendors;

    private RoleColumns(List<String> header, List<List<String>> sample, KnownVendors vendors) {
        this.header = header;
        this.sample = sample;
        this.vendors = vendors;
    }

    /// The column of each role: the one that is called as the role is, such as "Close" where "Last"
    /// stands before it, else the first.
    ///
    /// @throws Refusal where the columns are those of several instruments, since only one of them
    ///   would be read
    static Map<Role, Integer> of(
            List<String> header, List<List<String>> sample, KnownVendors vendors) {
        return new RoleColumns(header, sample, vendors).find();
    }

    private Map<Role, Integer> find() {
        Map<Role, Integer> found = new EnumMap<>(Role.class);
        for (int i = 0; i < header.size(); i++) {
            Role role = vendors.role(header.get(i));
            if (!found.containsKey(role) || isBetter(role, i, found.get(role))) {
                found.put(role, i);
            }
        }
        refusePrefixes(found);
        refuseTwins(found);
        return found;
    }

    /// The name of the role itself is better than another; both are better than a change in
    /// percent.
    private boolean isBetter(Role role, int i, int found) {
        boolean percent = HeaderWords.isPercent(header.get(found));
        if (HeaderWords.isPercent(header.get(i)) != percent) {
            return percent;
        }
        return isNamedAs(role, i) && !isNamedAs(role, found);
    }

    private boolean isNamedAs(Role role, int column) {
        return HeaderWords.normalised(header.get(column))
                .equals(role.name().toLowerCase(Locale.ROOT));
    }

    /// Headers such as AAPL.Open, ..., MSFT.Open: open and close stand under the same several
    /// prefixes.
    private void refusePrefixes(Map<Role, Integer> found) {
        Set<String> prefixes = prefixes(Role.OPEN, found);
        prefixes.retainAll(prefixes(Role.CLOSE, found));
        if (prefixes.size() > 1) {
            throw new Refusal(
                    "has the columns of several instruments: "
                            + String.join(", ", prefixes.stream().limit(10).toList())
                            + (prefixes.size() > 10 ? " and others" : "")
                            + "; give a file of one");
        }
    }

    private Set<String> prefixes(Role role, Map<Role, Integer> found) {
        Set<String> prefixes = new LinkedHashSet<>();
        if (found.containsKey(role) && !isNamedAs(role, found.get(role))) {
            header.stream()
                    .filter(name -> vendors.role(name) == role)
                    .map(HeaderWords::beforeLastToken)
                    .filter(prefix -> !prefix.isEmpty())
                    .forEach(prefixes::add);
        }
        return prefixes;
    }

    /// The same name over different prices, as tables of several instruments have it, whose names
    /// stand in another line.
    private void refuseTwins(Map<Role, Integer> found) {
        Set<String> twins = new TreeSet<>();
        for (var entry : found.entrySet()) {
            if (PRICES.contains(entry.getKey())) {
                int at = entry.getValue();
                String name = HeaderWords.normalised(header.get(at));
                for (int i = at + 1; i < header.size(); i++) {
                    if (HeaderWords.normalised(header.get(i)).equals(name)
                            && HeaderWords.isPercent(header.get(i))
                                    == HeaderWords.isPercent(header.get(at))
                            && !column(i).equals(column(at))) {
                        twins.add(header.get(at).strip());
                    }
                }
            }
        }
        if (!twins.isEmpty()) {
            throw new Refusal(
                    "has the column '%s' more than once, with other prices in it, as files of several instruments do;"
                                    .formatted(twins.iterator().next())
                            + " give a file of one");
        }
    }

    private List<String> column(int i) {
        List<String> values = new ArrayList<>();
        sample.forEach(row -> values.add(i < row.size() ? row.get(i) : ""));
        return values;
    }
}
