package io.abtpro.store.h2;

import io.abtpro.math.Sha256;
import io.abtpro.store.StoreException;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What of the salvaged rows belongs together and has its checksums; the rest is left out and
/// named.
final class SalvageChecks {
    private final Connection into;
    private final List<String> lost;

    /// @param lost gets a sentence for each that is left out
    SalvageChecks(Connection into, List<String> lost) {
        this.into = into;
        this.lost = lost;
    }

    /// Leaves out datasets whose bars are not all there.
    void datasets(H2Datasets datasets) throws SQLException {
        for (String name : datasets.all().stream().map(dataset -> dataset.name()).toList()) {
            try {
                datasets.bars(name);
            } catch (RuntimeException damagedBars) {
                lost.add(
                        "dataset '%s': some of its bars are lost, so it is left out; import it again"
                                .formatted(name));
                datasets.delete(name);
            }
        }
        Map<Long, Long> nameless = new TreeMap<>();
        try (Statement statement = into.createStatement();
                ResultSet found =
                        statement.executeQuery(
                                "SELECT dataset_id, sum(CASE WHEN column_no = 0 THEN bars ELSE 0"
                                    + " END) FROM bar_chunk WHERE dataset_id NOT IN (SELECT id FROM"
                                    + " dataset) GROUP BY dataset_id")) {
            while (found.next()) {
                nameless.put(found.getLong(1), found.getLong(2));
            }
        }
        nameless.forEach(
                (_, bars) ->
                        lost.add(
                                ("a dataset of at least %,d bars: its description is lost, so it"
                                                + " is left out, or it was removed before")
                                        .formatted(bars)));
        Salvage.execute(
                into, "DELETE FROM bar_chunk WHERE dataset_id NOT IN (SELECT id FROM dataset)");
        Salvage.execute(
                into,
                "DELETE FROM dataset_finding WHERE dataset_id NOT IN (SELECT id FROM dataset)");
    }

    /// Leaves out models with another checksum.
    void models() throws SQLException {
        Map<Long, String> wrong = new HashMap<>();
        try (Statement statement = into.createStatement();
                ResultSet found =
                        statement.executeQuery(
                                "SELECT id, model_version, sha256, bytes FROM model_artifact")) {
            while (found.next()) {
                if (!found.getString(3).equals(Sha256.hex(found.getBytes(4)))) {
                    wrong.put(found.getLong(1), found.getString(2));
                }
            }
        }
        for (var model : wrong.entrySet()) {
            lost.add(
                    "model '%s': its checksum is wrong, so it is left out; train it again"
                            .formatted(model.getValue()));
            Salvage.execute(into, "DELETE FROM model_artifact WHERE id = " + model.getKey());
        }
    }

    /// Leaves out saved runs with another checksum.
    void runs() throws SQLException {
        List<Long> damagedRuns = new ArrayList<>();
        try (Statement statement = into.createStatement();
                ResultSet found =
                        statement.executeQuery(
                                "SELECT id, packed FROM backtest_run WHERE packed IS NOT NULL")) {
            while (found.next()) {
                try {
                    var _ = PackedText.unpack(found.getBytes(2));
                } catch (StoreException damagedRun) {
                    damagedRuns.add(found.getLong(1));
                }
            }
        }
        for (long run : damagedRuns) {
            Salvage.execute(into, "DELETE FROM backtest_run WHERE id = " + run);
        }
        if (!damagedRuns.isEmpty()) {
            lost.add("%,d runs are damaged, so they are left out".formatted(damagedRuns.size()));
        }
    }
}
