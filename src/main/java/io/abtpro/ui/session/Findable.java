package io.abtpro.ui.session;

/// Something of a tab that can be found by its name.
///
/// @param kind what it is, such as "Indicator"
/// @param name as it is called in the window
/// @param about further words by which it is found, and that say what it is; may be empty
/// @param open goes there, or does it
public record Findable(String kind, String name, String about, Runnable open) {}
