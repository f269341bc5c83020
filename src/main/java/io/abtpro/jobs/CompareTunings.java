package io.abtpro.jobs;

import io.abtpro.store.Workspace;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Makes the results of several past tunings again, in the order asked for.
public record CompareTunings(Workspace workspace, List<Long> ids)
        implements Job<List<RecallTuning.Report>> {
    public CompareTunings {
        ids = List.copyOf(ids);
    }

    @Override
    public List<RecallTuning.Report> run(Progress progress) {
        progress.about(
                JobAbout.of(JobAbout.Kind.OTHER, "")
                        .with(
                                "Tunings",
                                ids.stream()
                                        .map(String::valueOf)
                                        .collect(Collectors.joining(", "))));
        List<RecallTuning.Report> found = new ArrayList<>();
        for (long id : ids) {
            progress.throwIfCancelled();
            found.add(new RecallTuning(workspace, id).run(progress));
        }
        progress.made(JobOutcome.said(ids.size() + " tunings repeated"));
        return List.copyOf(found);
    }

    @Override
    public boolean isRepeatable() {
        return true;
    }
}
