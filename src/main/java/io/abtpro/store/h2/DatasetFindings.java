package io.abtpro.store.h2;

import io.abtpro.bars.Finding;
import io.abtpro.bars.SeriesQuality;

import org.jdbi.v3.core.Handle;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What was found in the bars of datasets, in the order in which it was found.
final class DatasetFindings {
    private DatasetFindings() {}

    static void insert(Handle handle, long id, SeriesQuality quality) {
        for (int i = 0; i < quality.findings().size(); i++) {
            Finding f = quality.findings().get(i);
            handle.execute(
                    "INSERT INTO dataset_finding VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                    id,
                    i,
                    f.kind().name(),
                    f.severity().name(),
                    f.fromBar(),
                    f.toBar(),
                    f.bars(),
                    f.what());
        }
    }

    /// By the number of the dataset.
    static Map<Long, List<Finding>> all(Handle handle) {
        Map<Long, List<Finding>> findings = new HashMap<>();
        handle.createQuery("SELECT * FROM dataset_finding ORDER BY dataset_id, position")
                .map((row, context) -> Map.entry(row.getLong("dataset_id"), finding(row)))
                .forEach(
                        found ->
                                findings.computeIfAbsent(found.getKey(), _ -> new ArrayList<>())
                                        .add(found.getValue()));
        return findings;
    }

    static List<Finding> of(Handle handle, long dataset) {
        return handle.createQuery(
                        "SELECT * FROM dataset_finding WHERE dataset_id = :id ORDER BY position")
                .bind("id", dataset)
                .map((row, context) -> finding(row))
                .list();
    }

    private static Finding finding(ResultSet row) throws SQLException {
        return new Finding(
                Finding.Kind.valueOf(row.getString("kind")),
                Finding.Severity.valueOf(row.getString("severity")),
                row.getInt("from_bar"),
                row.getInt("to_bar"),
                row.getInt("bars"),
                row.getString("what"));
    }
}
