package io.abtpro.main;

/// The entry point: no arguments open the window, arguments are the command line.
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        throw new UnsupportedOperationException(String.join(" ", arguments));
    }
}
