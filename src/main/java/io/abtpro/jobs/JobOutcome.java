package io.abtpro.jobs;

import java.util.Optional;

/// What came of a job, as it is listed.
///
/// @param words a few, such as "Sharpe 0.41, plateau 35 to 59"; empty where there is nothing to say
/// @param kept what one that was stopped kept, such as "5,211 backtests"; empty for nothing
/// @param opens where the result is seen; empty where it is kept nowhere
public record JobOutcome(String words, String kept, Optional<Place> opens) {
    /// Where a result is seen.
    ///
    /// @param tab title of the tab
    /// @param key of the result there: id of a tuning or of a model, name of a dataset
    public record Place(String tab, String key) {
        /// Tab, tab sign and key, as it is stored.
        public String text() {
            return tab + "\t" + key;
        }

        /// What [#text] was made of; empty where `text` is no such thing.
        public static Optional<Place> read(String text) {
            String[] parts = text.split("\t", 2);
            return parts.length == 2
                    ? Optional.of(new Place(parts[0], parts[1]))
                    : Optional.empty();
        }
    }

    public static JobOutcome none() {
        return new JobOutcome("", "", Optional.empty());
    }

    public static JobOutcome said(String words) {
        return new JobOutcome(words, "", Optional.empty());
    }

    /// The same, seen in a tab.
    public JobOutcome in(String tab, String key) {
        return new JobOutcome(words, kept, Optional.of(new Place(tab, key)));
    }

    public JobOutcome keeping(String what) {
        return new JobOutcome(words, what, opens);
    }
}
