package io.abtpro.ui.jobs;

import io.abtpro.ui.session.ModalLayer;
import io.abtpro.ui.session.Session;
import io.abtpro.ui.session.Tab;
import io.abtpro.ui.task.RunningJobs;

import javafx.scene.Node;

/// The jobs of this and earlier sessions: what runs now, what came of the others.
public final class JobsTab implements Tab {
    private final JobsViewModel model;
    private final JobsView view;

    /// @param results where what came of jobs is seen
    /// @param layer where is asked before finished jobs are cleared
    public JobsTab(Session session, RunningJobs jobs, Results results, ModalLayer layer) {
        model = new JobsViewModel(session, jobs, results);
        view = new JobsView(model, layer);
    }

    @Override
    public String title() {
        return "Jobs";
    }

    @Override
    public Node node() {
        return view;
    }

    /// Opens what came of the chosen job.
    @Override
    public void primaryAction() {
        model.openResult();
    }
}
