package io.abtpro.bench;

/// One round of a measurement.
@FunctionalInterface
public interface Sample {
    /// What was measured, in the unit of the row; one value where a round is one piece of work.
    double[] take() throws Exception;

    /// Work whose result must be used, lest it be left out.
    @FunctionalInterface
    interface Work {
        double run() throws Exception;
    }

    /// Measures how long `work` takes.
    ///
    /// @param perSecond the unit in a second: 1000 for milliseconds
    static Sample time(double perSecond, Work work) {
        return () -> new double[] {perSecond * seconds(work)};
    }

    /// Measures how many `pieces` a second `work` does.
    static Sample speed(double pieces, Work work) {
        return () -> new double[] {pieces / seconds(work)};
    }

    private static double seconds(Work work) throws Exception {
        long start = System.nanoTime();
        double result = work.run();
        double seconds = (System.nanoTime() - start) / 1e9;
        Results.keep(result);
        return seconds;
    }
}
