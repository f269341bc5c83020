package io.abtpro.ui.task;

/// What an earlier session left unfinished and can go on.
///
/// @param text one sentence: what, how far, why it stopped
public record Offer(String text, Runnable resume, Runnable forget) {}
