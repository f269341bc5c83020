package io.abtpro.ui.jobs;

import io.abtpro.jobs.JobAbout;
import io.abtpro.ui.task.JobEntry;

/// Which of the finished jobs are listed.
enum Chip {
    ALL("all"),
    TUNING("tuning"),
    TRAINING("training"),
    IMPORT("import"),
    OTHER("other"),
    NEEDS("needs you");

    private final String word;

    Chip(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    private boolean isOf(JobAbout.Kind kind) {
        return word.equals(kind.word());
    }

    boolean lists(JobEntry entry, JobsViewModel model) {
        return switch (this) {
            case ALL -> true;
            case NEEDS -> model.needsYou(entry);
            case TUNING, TRAINING, IMPORT, OTHER -> isOf(entry.aboutProperty().get().kind());
        };
    }
}
