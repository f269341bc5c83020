package io.abtpro.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// What a check of a document's fields found: those that differ, and those that nothing here can
/// tell of.
final class Findings {
    /// Figures of the same computation on another machine.
    private static final double ROUNDING = 1e-9;

    private final List<VerifyTuned.Difference> differences = new ArrayList<>();
    private final List<String> unverified = new ArrayList<>();

    List<VerifyTuned.Difference> differences() {
        return List.copyOf(differences);
    }

    List<String> unverified() {
        return unverified.stream().distinct().toList();
    }

    void differs(String field, Object inFile, Object found) {
        if (differences.stream().noneMatch(d -> d.field().equals(field))) {
            differences.add(new VerifyTuned.Difference(field, said(inFile), said(found)));
        }
    }

    void cannotTell(String field) {
        unverified.add(field);
    }

    void compare(String field, Object inFile, Object found) {
        if (!Objects.equals(inFile, found)) {
            differs(field, inFile, found);
        }
    }

    /// NaN is null in a document, and equal to itself.
    void figure(String field, double inFile, double found) {
        boolean same =
                Double.isNaN(inFile)
                        ? Double.isNaN(found)
                        : Math.abs(inFile - found) <= ROUNDING * Math.max(1, Math.abs(found));
        if (!same) {
            differs(field, inFile, found);
        }
    }

    private static String said(Object value) {
        return switch (value) {
            case Double number when number.isNaN() -> "null";
            case Double number -> number.toString().replaceAll("\\.0$", "");
            case String text -> "'" + text + "'";
            default -> value.toString();
        };
    }
}
