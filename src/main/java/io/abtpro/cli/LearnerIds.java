package io.abtpro.cli;

import io.abtpro.forest.Learners;

import java.util.Iterator;

/// The learners by id, for the help of an option.
final class LearnerIds implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
        return Learners.ids().iterator();
    }
}
