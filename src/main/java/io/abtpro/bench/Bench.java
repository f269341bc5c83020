package io.abtpro.bench;

import java.util.List;
import java.util.stream.Stream;

/// What can be measured of this program; all that its command line knows of this package before it
/// measures.
@FunctionalInterface
public interface Bench {
    /// The rows of the table of speeds, in its order.
    List<Workload> workloads();

    /// What takes too long for a row.
    default List<Check> checks() {
        return Checks.all();
    }

    /// Only the rows that are measured in this process.
    static Bench inProcess() {
        return Workloads::inProcess;
    }

    /// All rows.
    ///
    /// @param main the class whose main method starts the program, for rows that are measured in
    ///   processes of their own
    static Bench of(String main) {
        return () ->
                Stream.concat(Workloads.inProcess().stream(), new ProcessWork(main).all().stream())
                        .toList();
    }
}
