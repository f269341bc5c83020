package io.abtpro.loading;

import java.util.List;

/// A file that could be opened but holds no bars as it stands; the message says why, without the
/// file's name.
class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Refusal(String message) {
        super(message);
    }

    /// A file with bars of several instruments, of which one must be chosen.
    static final class WhichSymbol extends Refusal {
        private static final long serialVersionUID = 1L;
        private final transient List<String> symbols;

        WhichSymbol(String message, List<String> symbols) {
            super(message);
            this.symbols = List.copyOf(symbols);
        }

        List<String> symbols() {
            return symbols;
        }
    }
}
