package io.abtpro.loading;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What is known of the files of one vendor. Whatever it leaves out is read from the file, or
/// asked.
///
/// A vendor is one class of package `loading.vendors` and one line of its list; the reader never
/// asks for its name.
public interface Vendor {
    /// The name of the form in which this vendor writes such a file, such as "Yahoo (new order)",
    /// which is stored with the dataset; empty where the file is not its.
    Optional<String> dialect(FileTraits file);

    /// The zone of its stamps where the files never name it; it goes before what the file seems to
    /// say.
    default Optional<FixedZone> zone() {
        return Optional.empty();
    }

    /// How it writes prices.
    default Prices prices(FileTraits file) {
        return Prices.AS_TRADED;
    }

    /// What its stamps mark where they do not show it themselves.
    default Stamps stamps() {
        return Stamps.STARTS;
    }

    /// What its volume is, where a reader would expect another thing.
    default Optional<String> volumeNote(FileTraits file) {
        return Optional.empty();
    }

    /// What its header says besides the roles of its columns; empty where the header is not its. It
    /// is asked whatever vendor the file turns out to be of.
    ///
    /// @param words the names of the columns in lower case, without marks and blanks
    default Optional<OwnColumns> ownColumns(List<String> words) {
        return Optional.empty();
    }

    /// Its own names of columns, each with the common one that means the same, such as "closelast"
    /// with "close"; all in lower case, without marks and blanks. Names that others have too stand
    /// in the dictionary of the reader.
    default Map<String, String> columnWords() {
        return Map.of();
    }

    /// Words in the names of its files that are no instruments, in lower case.
    default Set<String> fileWords() {
        return Set.of();
    }

    /// Keys of its JSON that hold the zone, as regular expressions.
    default List<String> zoneKeys() {
        return List.of();
    }

    /// The keys that lead to the instrument in its JSON.
    default List<String> symbolPath() {
        return List.of();
    }

    /// How its JSON keeps stamps and prices apart; empty where they stand together.
    default Optional<SplitColumns> splitColumns() {
        return Optional.empty();
    }

    /// The zone of all files of a vendor.
    ///
    /// @param zone in which its stamps are
    /// @param note what the notes of an import say of it
    record FixedZone(ZoneId zone, String note) {}

    /// How prices are written.
    ///
    /// @param divisor what they are multiplied by in the file; where it is above 1 they are whole
    ///   numbers
    /// @param notes what the notes of an import say of it
    record Prices(int divisor, List<String> notes) {
        /// Prices as they were traded.
        public static final Prices AS_TRADED = new Prices(1, List.of());

        public Prices {
            if (divisor < 1) {
                throw new IllegalArgumentException("divisor must be at least 1, was " + divisor);
            }
            notes = List.copyOf(notes);
        }
    }

    /// What stamps mark where they do not show it themselves.
    enum Stamps {
        /// The start of a bar.
        STARTS,
        /// The start of a bar, but weeks named by another day than Monday or Friday may be either,
        /// so that is asked.
        STARTS_BUT_OF_WEEKS,
        /// Nobody knows: a start is assumed and said to be, and weeks are asked.
        UNKNOWN
    }

    /// A volume in two columns, and what the stamps beside it mark.
    ///
    /// @param volume the column of the first part of the volume
    /// @param moreVolume the column of its second part
    /// @param endStamps true where stamps are bar ends
    record OwnColumns(String volume, String moreVolume, boolean endStamps) {}

    /// A JSON object that has stamps under one key and an object of columns elsewhere.
    ///
    /// @param stamps the key of the list of stamps
    /// @param columns the keys that lead to the object of columns
    record SplitColumns(String stamps, List<String> columns) {
        public SplitColumns {
            columns = List.copyOf(columns);
        }
    }
}
