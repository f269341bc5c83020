package io.abtpro.ui.signals;

import io.abtpro.scoring.ScoreStudy;
import io.abtpro.scoring.SignalRow;

/// Which signals the table lists.
///
/// @param inSample true to list also those that their model may have seen
/// @param from scores at or above
/// @param to scores below
record Filter(Sides sides, Outcomes outcomes, boolean inSample, double from, double to) {
    /// Which sides.
    enum Sides {
        ALL("all sides"),
        LONG("long"),
        SHORT("short");

        final String label;

        Sides(String label) {
            this.label = label;
        }
    }

    /// Which outcomes.
    enum Outcomes {
        ALL("all outcomes"),
        WON("won"),
        LOST("lost"),
        PENDING("pending");

        final String label;

        Outcomes(String label) {
            this.label = label;
        }
    }

    static Filter none() {
        return new Filter(Sides.ALL, Outcomes.ALL, false, 0, Double.POSITIVE_INFINITY);
    }

    Filter withSides(Sides other) {
        return new Filter(other, outcomes, inSample, from, to);
    }

    Filter withOutcomes(Outcomes other) {
        return new Filter(sides, other, inSample, from, to);
    }

    Filter withInSample(boolean listed) {
        return new Filter(sides, outcomes, listed, from, to);
    }

    Filter withScores(double least, double below) {
        return new Filter(sides, outcomes, inSample, least, below);
    }

    boolean isByScore() {
        return from > 0 || to < Double.POSITIVE_INFINITY;
    }

    boolean lists(ScoreStudy study, int signal) {
        SignalRow row = study.table().row(signal);
        boolean side = sides == Sides.ALL || (sides == Sides.LONG) == row.isLong();
        boolean outcome =
                switch (outcomes) {
                    case ALL -> true;
                    case WON -> row.matured() && row.won();
                    case LOST -> row.matured() && !row.won();
                    case PENDING -> !row.matured();
                };
        double score = study.score(signal);
        return side
                && outcome
                && (inSample || !study.inSample(signal))
                && score >= from
                && score < to;
    }
}
