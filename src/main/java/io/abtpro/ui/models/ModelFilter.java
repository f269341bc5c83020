package io.abtpro.ui.models;

import io.abtpro.jobs.KeptModel;

import java.util.function.Predicate;

/// A chip over the table: which models are listed.
///
/// @param id of its button
record ModelFilter(String id, String word, Predicate<KeptModel> lists) {
    static final ModelFilter ALL = new ModelFilter("chip-all", "all datasets", _ -> true);

    boolean isSame(ModelFilter other) {
        return id.equals(other.id());
    }
}
