package io.abtpro.ui.task;

import io.abtpro.jobs.Job;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Runs each job as another runner does, but works only once for the same question: the tests of a
/// class look at the same training, which gives the same bits each time.
///
/// @param done what was found for each question; kept by the class of the tests
/// @param asked all that what a job finds depends on, besides its title
public record RememberedJobs(JobRunner runner, Map<Object, Object> done, Supplier<Object> asked)
        implements JobRunner {
    public static Map<Object, Object> none() {
        return new ConcurrentHashMap<>();
    }

    @Override
    public <T> RunningJob start(
            String title, Job<T> job, Consumer<T> onSuccess, Consumer<Throwable> onFailure) {
        Object question = List.of(title, asked.get());
        return runner.start(
                title,
                progress -> {
                    @SuppressWarnings("unchecked") // the same question, the same job
                    T known = (T) done.get(question);
                    if (known != null) {
                        return known;
                    }
                    T found = job.run(progress);
                    done.put(question, found);
                    return found;
                },
                onSuccess,
                onFailure);
    }

    @Override
    public <T> RunningJob compute(
            String title, Job<T> job, Consumer<T> onSuccess, Consumer<Throwable> onFailure) {
        return runner.compute(title, job, onSuccess, onFailure);
    }

    @Override
    public <T> Consumer<T> latest(Consumer<T> onUiThread) {
        return runner.latest(onUiThread);
    }
}
