package io.abtpro.tuning;

import java.io.DataInput;
import java.io.IOException;

/// One method at work: each call of [#advance] does a short piece, after which it can be saved.
sealed interface Search permits QLearningSearch, ProposalSearch {
    boolean isDone();

    void advance();

    /// Pieces done: episodes of Q-learning, else backtests.
    int done();

    /// Pieces there will be at most.
    int total();

    /// A copy of what the log of trials does not tell, for [#read].
    Checkpoint.Part saved();

    void read(DataInput in) throws IOException;
}
