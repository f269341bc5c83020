package io.abtpro.formula;

import io.abtpro.indicators.Unit;

import java.util.List;

/// One part of a formula; equal parts are one node. Nodes are numbered so that parts come first.
///
/// @param number of this node in its text
/// @param type what its value is
/// @param unit what it is measured in
/// @param parts the numbers of what it is made of
/// @param name of a parameter, an indicator, a timeframe or a moment; else empty
/// @param value of a constant, else 0
/// @param tunedBy names of the parameters that have a part in it, [#MOST_NAMED] at most
/// @param place where it stands first
record Node(
        int number,
        Op op,
        Type type,
        Unit unit,
        List<Integer> parts,
        String name,
        double value,
        List<String> tunedBy,
        Token place) {
    enum Type {
        /// Known before the first bar.
        NUMBER("a number"),
        /// A number at each bar.
        COLUMN("a value of each bar"),
        CONDITION("a condition");

        private final String words;

        Type(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /// A column of as many parameters is worth no place among those that are kept.
    static final int MOST_NAMED = 9;

    Node {
        parts = List.copyOf(parts);
        tunedBy = List.copyOf(tunedBy);
    }

    /// True where a parameter has a part in it.
    boolean isTuned() {
        return !tunedBy.isEmpty();
    }

    /// True where few enough parameters have a part in it that sets of them will share it.
    boolean isShareable() {
        return tunedBy.size() < MOST_NAMED;
    }
}
