package io.abtpro.formula;

import java.util.List;
import java.util.Set;

/// The words that are the language's own.
final class Words {
    static final List<String> STATEMENTS =
            List.of(
                    "strategy",
                    "about",
                    "param",
                    "require",
                    "let",
                    "enter",
                    "exit",
                    "stop",
                    "target",
                    "trail");

    /// No name may be one of these.
    static final Set<String> RESERVED =
            Set.of(
                    "and", "or", "not", "crosses", "above", "below", "between", "at", "when", "in",
                    "step");

    private Words() {}
}
