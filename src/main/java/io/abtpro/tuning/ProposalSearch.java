package io.abtpro.tuning;

import java.io.DataInput;
import java.util.Arrays;

/// A search that proposes cells from the trials so far; all that it remembers is their log.
final class ProposalSearch implements Search {
    /// Proposes the next cells from what is known.
    @FunctionalInterface
    interface Proposer {
        /// Distinct cells that are not in the log yet, at most `most`; empty where there are none
        /// left.
        int[] next(TrialLog log, int most);
    }

    private static final int BATCH = 32;

    private final Evaluator evaluator;
    private final Proposer proposer;
    private final int budget;
    private boolean exhausted;

    ProposalSearch(Evaluator evaluator, Proposer proposer, int budget) {
        this.evaluator = evaluator;
        this.proposer = proposer;
        this.budget = budget;
    }

    static ProposalSearch of(TuningOptions options, ParameterGrid grid, Evaluator evaluator) {
        int budget = options.budgetOn(grid.count());
        Proposer proposer =
                switch (options.method()) {
                    case GRID -> inOrder(EvenCover.of(grid, budget));
                    case RANDOM, RL ->
                            inOrder(Seeds.shuffled(grid.cells(), Seeds.random(options.seed(), 0)));
                    case BAYESIAN -> new BayesianProposer(grid, options.seed());
                };
        return new ProposalSearch(evaluator, proposer, budget);
    }

    /// The cells of `order` that are not in the log yet, in that order.
    private static Proposer inOrder(int[] order) {
        var next =
                new Object() {
                    int at = 0;
                };
        return (log, most) -> {
            int[] found = new int[most];
            int size = 0;
            while (size < most && next.at < order.length) {
                int cell = order[next.at++];
                if (!log.contains(cell)) {
                    found[size++] = cell;
                }
            }
            return Arrays.copyOf(found, size);
        };
    }

    @Override
    public boolean isDone() {
        return exhausted || evaluator.log().size() >= budget;
    }

    @Override
    public void advance() {
        int[] cells =
                proposer.next(evaluator.log(), Math.min(BATCH, budget - evaluator.log().size()));
        exhausted = cells.length == 0;
        evaluator.evaluate(cells);
    }

    @Override
    public int done() {
        return evaluator.log().size();
    }

    @Override
    public int total() {
        return budget;
    }

    @Override
    public Checkpoint.Part saved() {
        return _ -> {};
    }

    @Override
    public void read(DataInput in) {}
}
