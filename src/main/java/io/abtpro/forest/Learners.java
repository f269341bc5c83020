package io.abtpro.forest;

import io.abtpro.failures.RefusedException;

import java.util.List;

/// The learners a user chooses from; a forest earns its place where it beats the others.
public final class Learners {
    private static final List<Learner> ALL =
            List.of(
                    new RandomForestLearner(ForestOptions.defaults()),
                    new GradientBoostingLearner(BoostingOptions.defaults()),
                    LogisticRegressionLearner.defaults());

    private Learners() {}

    /// Their ids, as on the command line.
    public static List<String> ids() {
        return ALL.stream().map(Learner::id).toList();
    }

    /// Each with its default settings, the original's random forest first.
    public static List<Learner> all() {
        return ALL;
    }

    /// The learner of this id with its default settings.
    ///
    /// @throws IllegalArgumentException that names the ids there are
    public static Learner of(String id) {
        return ALL.stream()
                .filter(learner -> learner.id().equals(id))
                .findFirst()
                .orElseThrow(
                        () ->
                                new RefusedException(
                                        "there is no learner '%s'; there are %s"
                                                .formatted(id, ids())));
    }
}
