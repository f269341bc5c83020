package io.abtpro.ui.task;

import io.abtpro.jobs.JobOutcome;

/// What an earlier session left unfinished and can go on.
///
/// @param text one sentence: what, how far, why it stopped
/// @param kept how far it had come, such as "10,109 episodes"
/// @param place where its result would be seen: that of the job it was
public record Offer(
        String text, String kept, JobOutcome.Place place, Runnable resume, Runnable forget) {}
