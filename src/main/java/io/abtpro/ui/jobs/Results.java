package io.abtpro.ui.jobs;

import io.abtpro.jobs.JobOutcome;

import java.util.Optional;

/// Where the results of jobs are seen.
public interface Results {
    /// Brings the tab of a result to the front and shows it there.
    ///
    /// @param dataset that the job worked on; empty where it was of none
    void open(JobOutcome.Place place, String dataset);

    /// Starts the job of a result again with all that it was asked for; empty where that is not
    /// kept.
    Optional<Runnable> again(JobOutcome.Place place);
}
