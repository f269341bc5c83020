package io.abtpro.holdout;

/// The word that must be typed before a holdout is opened, so that nobody opens one by a slip.
///
/// @param text as it is shown and must be typed
public record OpeningWord(String text) {
    /// The symbol of a dataset, or its name where it has none.
    public static OpeningWord of(String symbol, String name) {
        return new OpeningWord(symbol.isBlank() ? name : symbol);
    }

    /// True where `typed` is the word; blanks around it do not matter.
    public boolean isTyped(String typed) {
        return typed.strip().equals(text);
    }
}
