package io.abtpro.loading;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The vendors of a list, asked together.
final class KnownVendors {
    private final List<Vendor> vendors;
    private final Set<String> fileWords;
    private final Map<String, String> columnWords = new HashMap<>();

    /// @param vendors the first that recognises a file has it
    KnownVendors(List<Vendor> vendors) {
        this.vendors = List.copyOf(vendors);
        this.fileWords =
                vendors.stream()
                        .flatMap(vendor -> vendor.fileWords().stream())
                        .collect(Collectors.toUnmodifiableSet());
        vendors.forEach(vendor -> vendor.columnWords().forEach(columnWords::putIfAbsent));
    }

    /// Whose file it is, and the name of its form; a vendor that knows nothing where no other
    /// recognises it.
    Recognised recognise(FileTraits file) {
        if (file.isParquet()) {
            return new Recognised(new Unnamed(Vendor.Stamps.STARTS), "Parquet", file);
        }
        for (Vendor vendor : vendors) {
            Optional<String> dialect = vendor.dialect(file);
            if (dialect.isPresent()) {
                return new Recognised(vendor, dialect.get(), file);
            }
        }
        String form = file.isJson() ? "JSON" : "CSV";
        return new Recognised(
                new Unnamed(Vendor.Stamps.UNKNOWN),
                (file.isTrades() ? "Trades " : "Generic ") + form,
                file);
    }

    /// @param dialect the name of the form, as it is stored
    record Recognised(Vendor vendor, String dialect, FileTraits file) {
        /// True for a form of a vendor in the list.
        boolean isKnown() {
            return !(vendor instanceof Unnamed);
        }
    }

    /// Any vendor that is not in the list.
    private record Unnamed(Stamps stamps) implements Vendor {
        @Override
        public Optional<String> dialect(FileTraits file) {
            return Optional.empty();
        }
    }

    /// The role of a column by its name, whether common or a vendor's own.
    Role role(String header) {
        return HeaderWords.role(columnWords.getOrDefault(HeaderWords.normalised(header), header));
    }

    Optional<Vendor.OwnColumns> ownColumns(List<String> words) {
        return vendors.stream().flatMap(vendor -> vendor.ownColumns(words).stream()).findFirst();
    }

    /// True for a word in the names of files that is no instrument.
    boolean isFileWord(String word) {
        return fileWords.contains(word);
    }

    /// The keys of JSON that hold a zone at some vendor, as regular expressions.
    List<String> zoneKeys() {
        return vendors.stream().flatMap(vendor -> vendor.zoneKeys().stream()).toList();
    }

    /// The instrument that a JSON object names at a vendor's own place; empty where it does not.
    String symbol(Json node) {
        for (Vendor vendor : vendors) {
            List<String> path = vendor.symbolPath();
            if (!path.isEmpty()) {
                String[] parents = path.subList(0, path.size() - 1).toArray(String[]::new);
                String symbol =
                        node.at(parents).map(parent -> parent.text(path.getLast())).orElse("");
                if (!symbol.isEmpty()) {
                    return symbol;
                }
            }
        }
        return "";
    }

    /// An object of columns where `node` keeps stamps and prices apart as a vendor does, else
    /// `node`.
    Json joined(Json node) {
        return vendors.stream()
                .flatMap(vendor -> vendor.splitColumns().stream())
                .flatMap(split -> joined(node, split).stream())
                .findFirst()
                .orElse(node);
    }

    @SuppressWarnings("ReferenceEquality") // the node itself was found in place of its columns
    private static Optional<Json> joined(Json node, Vendor.SplitColumns split) {
        if (node.at(split.stamps()).orElse(node) instanceof Json.Items stamps
                && node.at(split.columns().toArray(String[]::new)).orElse(node)
                        instanceof Json.Fields columns
                && columns != node) {
            return Optional.of(columns.withFirst(split.stamps(), stamps));
        }
        return Optional.empty();
    }
}
