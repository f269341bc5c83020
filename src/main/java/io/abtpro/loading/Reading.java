package io.abtpro.loading;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// How a file will be read: every decision, and the result, for the import wizard.
///
/// @param decisions separator, decimal mark, header, date format, zone, timeframe, stamps and
///   prices, in this order where they apply
/// @param rawLines the first lines of the file as they stand
/// @param dialect the vendor form that was recognised
/// @param loaded the bars under these decisions; empty while a question is open or the file holds
///   no bars
/// @param problem why there are no bars, or empty
/// @param refusal where that was found, with what was met there; empty where there is no problem
/// @param lines how many lines (or records) the file has
public record Reading(
        List<Decision> decisions,
        List<String> rawLines,
        String dialect,
        Optional<LoadedBars> loaded,
        String problem,
        Optional<RuntimeException> refusal,
        long lines) {
    public Reading {
        decisions = List.copyOf(decisions);
        rawLines = List.copyOf(rawLines);
    }

    /// How `file` will be read under `options`; never throws for a readable file.
    ///
    /// @param vendors whose files are recognised, in the order in which they are asked
    /// @throws LoadException if the file cannot be opened
    /// @throws LoaderFault if the loader itself fails, which it never should
    public static Reading of(Path file, LoadOptions options, List<Vendor> vendors) {
        try {
            return new Inspection(file, options, new KnownVendors(vendors)).run();
        } catch (LoadException expected) {
            throw expected;
        } catch (RuntimeException | StackOverflowError unexpected) {
            throw new LoaderFault(file, unexpected);
        }
    }

    /// The bars.
    ///
    /// @throws LoadException that names `file` and the problem, where there are none
    public LoadedBars bars(Path file) {
        return loaded.orElseThrow(
                () -> {
                    String sentence = file.getFileName() + ": " + problem;
                    return refusal.map(found -> new LoadException(sentence, found))
                            .orElseGet(() -> new LoadException(sentence));
                });
    }

    /// One thing that had to be known to read the file.
    ///
    /// @param what the decision
    /// @param value the value in use, in the form that the option takes, such as "," or "1m"; empty
    ///   while undecided
    /// @param source how it came about: "detected", "from “Z”", "given", "assumed"
    /// @param choices the values that can be chosen instead, as offered in the wizard
    /// @param question the question to the user where the file cannot decide it, else empty
    public record Decision(
            Kind what, String value, String source, List<String> choices, String question) {
        public Decision {
            choices = List.copyOf(choices);
        }

        /// True where nothing in the file tells it.
        public boolean isAssumed() {
            return source.equals("assumed");
        }

        /// True while the file cannot be imported before the user answers.
        public boolean isOpen() {
            return value.isEmpty();
        }
    }

    /// The decisions, with the command-line option that makes each.
    public enum Kind {
        SEPARATOR("Separator", "--separator"),
        DECIMAL_MARK("Decimal mark", "--decimal"),
        HEADER("Header", "--header"),
        DATE_FORMAT("Date format", "--date-format"),
        ZONE("Time zone", "--zone"),
        TIMEFRAME("Timeframe", "--timeframe"),
        BAR_LABEL("Stamps", "--bar-label"),
        PRICES("Prices", "--adjust"),
        SYMBOL("Symbol", "--symbol");

        private final String label;
        private final String option;

        Kind(String label, String option) {
            this.label = label;
            this.option = option;
        }

        /// The words of the wizard.
        public String label() {
            return label;
        }

        /// The option of the command line, such as "--zone".
        public String option() {
            return option;
        }
    }
}
