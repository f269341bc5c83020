package io.abtpro.scoring;

import java.util.Arrays;

/// At which signals models are fitted: each place depends on what was known there alone, so that
/// signals to come move none of the places before them.
final class FitSchedule {
    private FitSchedule() {}

    /// The first signal of each block, in order; none where too few outcomes are ever known.
    ///
    /// With models that leave out a source of their own, the one that knows least decides.
    static int[] starts(SignalTable table, WalkOptions options, boolean apart) {
        var counts = new KnownOutcomes(table, options.embargoBars(), apart);
        return starts(table, counts, options, options.firstFit());
    }

    /// As above for a model that is never fitted and may score from the first signal on; blocks are
    /// those of its calibration.
    static int[] ofGiven(SignalTable table, WalkOptions options, boolean apart) {
        return starts(table, new KnownOutcomes(table, options.embargoBars(), apart), options, 0);
    }

    private static int[] starts(
            SignalTable table, KnownOutcomes counts, WalkOptions options, int first) {
        int[] starts = new int[table.size()];
        int blocks = 0;
        int due = first;
        for (int i = 0; i < starts.length; i++) {
            int known = counts.before(table.row(i).time());
            if (known >= due) {
                starts[blocks++] = i;
                due = options.next(known);
            }
        }
        return Arrays.copyOf(starts, blocks);
    }

    /// How many outcomes were known an embargo before a moment, asked in order of time.
    private static final class KnownOutcomes {
        private final SignalTable table;
        private final int embargoBars;
        private final boolean apart;

        /// When the outcomes of each source were known, ascending.
        private final long[][] knownAt;

        private final int[] known;

        KnownOutcomes(SignalTable table, int embargoBars, boolean apart) {
            this.table = table;
            this.embargoBars = embargoBars;
            this.apart = apart;
            knownAt = new long[table.sources().size()][];
            known = new int[knownAt.length];
            for (int source = 0; source < knownAt.length; source++) {
                int own = source;
                knownAt[source] =
                        table.rows().stream()
                                .filter(row -> row.source() == own && row.matured())
                                .mapToLong(SignalRow::knownAt)
                                .sorted()
                                .toArray();
            }
        }

        int before(long moment) {
            int all = 0;
            int most = 0;
            for (int source = 0; source < knownAt.length; source++) {
                long until = table.before(source, moment, embargoBars);
                while (known[source] < knownAt[source].length
                        && knownAt[source][known[source]] <= until) {
                    known[source]++;
                }
                all += known[source];
                most = Math.max(most, known[source]);
            }
            return apart ? all - most : all;
        }
    }
}
