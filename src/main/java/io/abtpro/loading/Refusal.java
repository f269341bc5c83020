package io.abtpro.loading;

import java.util.List;

/// A file that could be opened but holds no bars as it stands; the message says why, without the
/// file's name.
class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Refusal(String message) {
        super(message);
    }

    /// @param cause what was met; kept for the log, and for who asks for the trace
    Refusal(String message, Throwable cause) {
        super(message, cause);
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
