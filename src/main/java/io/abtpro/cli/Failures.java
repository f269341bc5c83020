package io.abtpro.cli;

import io.abtpro.failures.ExpectedFailure;
import io.abtpro.failures.RefusedException;
import io.abtpro.failures.Sentence;

import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is said of a failure, and the exit code that tells its kind.
final class Failures {
    static final int CHECK = 1;
    static final int USAGE = 2;
    static final int FAILURE = 3;

    private Failures() {}

    /// One failure.
    ///
    /// @param sentence rule, value, place and remedy
    /// @param hint a further line for people, or empty
    record Failure(String sentence, String hint, int exitCode) {}

    static Failure usage(ParameterException failure) {
        CommandLine line = failure.getCommandLine();
        String hint = "'" + line.getCommandSpec().qualifiedName() + " --help' shows the options";
        return new Failure(sentence(failure, line), hint, USAGE);
    }

    /// What a converter of this program said of a value, with the name of its option; empty where
    /// `failure` is another mistake.
    static Optional<Exception> refusedValue(ParameterException failure) {
        ArgSpec of = failure.getArgSpec();
        String option =
                of instanceof OptionSpec named
                        ? named.longestName()
                        : of == null ? "the value" : of.paramLabel();
        return switch (failure.getCause()) {
            case WrongValue wrong -> Optional.of(WrongValue.of(option, wrong));
            case RefusedException refused
                    when Sentence.of(refused).startsWith(option.replace("--", "") + " ") ->
                    Optional.of(new UsageException("--" + Sentence.of(refused), refused));
            case RefusedException refused -> Optional.of(refused);
            case UncheckedIOException unreadable -> Optional.of(unreadable);
            case null, default -> Optional.empty();
        };
    }

    private static String sentence(ParameterException failure, CommandLine line) {
        return switch (failure) {
            case UnmatchedArgumentException unmatched when !unmatched.getUnmatched().isEmpty() ->
                    unmatched(unmatched.getUnmatched().getFirst(), line);
            default -> lowerFirst(Sentence.of(failure));
        };
    }

    private static String unmatched(String argument, CommandLine line) {
        if (argument.startsWith("-")) {
            List<String> names = new ArrayList<>();
            line.getCommandSpec().options().forEach(o -> names.addAll(List.of(o.names())));
            String option = argument.replaceFirst("=.*", "");
            return "unknown option '%s'".formatted(option) + Nearest.hint(option, names, "");
        }
        if (line.getSubcommands().isEmpty()) {
            return "'%s' is one argument too many for %s"
                    .formatted(argument, line.getCommandName());
        }
        return "unknown command '%s'".formatted(argument)
                + Nearest.hint(
                        argument,
                        line.getSubcommands().keySet(),
                        "; there are " + String.join(", ", line.getSubcommands().keySet()));
    }

    /// @param mostBytes that the program may take
    static Failure full(long mostBytes) {
        return say(
                "this takes more memory than the %,d MB allowed; allow more, as with java -Xmx8g, or take fewer bars"
                        .formatted(mostBytes >> 20),
                FAILURE);
    }

    static Failure of(Exception failure) {
        return switch (failure) {
            case ExpectedFailure expected ->
                    say(
                            Sentence.of(failure),
                            expected.kind() == ExpectedFailure.Kind.ASKED ? USAGE : FAILURE);
            case UncheckedIOException io when io.getCause() != null ->
                    say(fileSentence(io.getCause()), FAILURE);
            case IOException io -> say(fileSentence(io), FAILURE);
            default -> say(unexpected(failure), FAILURE);
        };
    }

    /// A failure of the program itself, such as a library that cannot be loaded.
    static Failure ofError(Error failure) {
        return say(unexpected(failure), FAILURE);
    }

    private static Failure say(String sentence, int code) {
        return new Failure(sentence, "", code);
    }

    private static String fileSentence(IOException failure) {
        return switch (failure) {
            case NoSuchFileException missing ->
                    missing.getFile() + ": there is no such file or folder";
            case AccessDeniedException denied ->
                    denied.getFile() + ": access is denied; choose a place that you may write to";
            case FileSystemException full when Sentence.of(full).contains("No space left") ->
                    full.getFile()
                            + ": the disk is full, so the file was not written; free some space and"
                            + " try again";
            case FileSystemException readOnly
                    when Sentence.of(readOnly).contains("Read-only file system") ->
                    readOnly.getFile() + ": nothing can be written there; choose another place";
            case FileSystemException other -> Sentence.of(other);
            default ->
                    Sentence.of(failure).contains("No space left")
                            ? "the disk is full, so the file was not written; free some space and"
                                    + " try again"
                            : "a file could not be read or written: " + Sentence.of(failure);
        };
    }

    private static String unexpected(Throwable failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        String place = trace.length == 0 ? "" : " at " + trace[0];
        return "this should not have happened: %s: %s%s; please report it with the command"
                .formatted(failure.getClass().getSimpleName(), Sentence.of(failure), place);
    }

    private static String lowerFirst(String text) {
        return text.isEmpty() ? text : Character.toLowerCase(text.charAt(0)) + text.substring(1);
    }
}
