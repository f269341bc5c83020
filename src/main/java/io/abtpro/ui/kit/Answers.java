package io.abtpro.ui.kit;

import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;

/// What was done for the user, said in the status bar. All that is copied or written from the
/// window goes through here: the sentence rises from the control to whoever hears it.
public final class Answers {
    private static final EventType<Answer> SAID = new EventType<>(Event.ANY, "ABT_ANSWER");

    /// Writes what was asked for to a file.
    @FunctionalInterface
    public interface Writer {
        void write(Path file) throws IOException;
    }

    /// A sentence on its way up.
    public static final class Answer extends Event {
        private static final long serialVersionUID = 1L;
        private final String sentence;

        private Answer(String sentence) {
            super(SAID);
            this.sentence = sentence;
        }
    }

    private Answers() {}

    /// Hands every sentence that rises from within `root` to `listener`.
    public static void hear(Node root, Consumer<String> listener) {
        root.addEventHandler(
                SAID,
                answer -> {
                    listener.accept(answer.sentence);
                    answer.consume();
                });
    }

    /// Says what was done on behalf of `from`.
    public static void say(Node from, String sentence) {
        from.fireEvent(new Answer(sentence));
    }

    /// Copies `text` and says what it is.
    ///
    /// @param what such as "12 trades as CSV"
    public static void copy(Node from, String what, String text) {
        Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text));
        say(from, "Copied " + what + ".");
    }

    /// Asks where to write, writes, and says where to; nothing where the user thought better of it.
    ///
    /// @param name of the file, offered first
    /// @throws UncheckedIOException where it cannot be written, with the remedy
    public static void save(
            Node from, FileDialogs dialogs, String title, String name, Writer writer) {
        dialogs.save(from.getScene().getWindow(), title, name)
                .ifPresent(
                        file -> {
                            try {
                                writer.write(file);
                            } catch (IOException cannot) {
                                throw new UncheckedIOException(
                                        "%s cannot be written; choose another folder (%s)"
                                                .formatted(file, cannot.getMessage()),
                                        cannot);
                            }
                            say(from, wrote(file));
                        });
    }

    /// The sentence of a file that was written.
    public static String wrote(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        return "Wrote %s in %s.".formatted(file.getFileName(), folder == null ? "/" : folder);
    }
}
