package io.abtpro.ui.kit;

/// The style class of money: green and red mean that and nothing else.
public final class Tone {
    private Tone() {}

    /// "gain" or "loss"; "number" where it is neither.
    public static String of(double value) {
        return of(value, "number");
    }

    /// "gain" or "loss"; "plain" where it is neither.
    public static String orPlain(double value) {
        return of(value, "plain");
    }

    private static String of(double value, String neither) {
        return value > 0 ? "gain" : value < 0 ? "loss" : neither;
    }
}
