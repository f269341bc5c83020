package io.abtpro.cli;

import io.abtpro.jobs.AuditStrategy;
import io.abtpro.report.AuditDocument;

/// What the look-ahead audit says of one column or of the signals.
///
/// @param name what was audited
/// @param clean true where nothing of the future was seen
/// @param sentence the finding in words
/// @param checkedBars how many bars were compared
record AuditedRow(String name, boolean clean, String sentence, int checkedBars) {
    static AuditedRow of(AuditStrategy.Row row) {
        return new AuditedRow(row.name(), row.clean(), row.sentence(), row.checkedBars());
    }

    AuditDocument.Check document() {
        return new AuditDocument.Check(name, clean, sentence, checkedBars);
    }
}
