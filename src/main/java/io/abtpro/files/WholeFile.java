package io.abtpro.files;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.UUID;

/// Writes a file beside its place and moves it there once it is whole and on the disk: a reader
/// finds what was there before or all of the new, also after the process or the machine stopped in
/// between.
public final class WholeFile {
    private WholeFile() {}

    /// What is written.
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /// What is written as text.
    @FunctionalInterface
    public interface Text {
        void writeTo(Writer out) throws IOException;
    }

    /// Writes `content` to `file`, in place of what was there. A device or a pipe is written as it
    /// is.
    public static void write(Path file, Content content) throws IOException {
        Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            try (OutputStream out = Files.newOutputStream(target)) {
                content.writeTo(out);
            }
            return;
        }
        Path part =
                target.resolveSibling(
                        "." + target.getFileName() + "." + UUID.randomUUID() + ".part");
        try {
            fill(part, content);
            keepMode(target, part);
            move(part, target);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /// Writes text in UTF-8 as [#write] does.
    public static void writeText(Path file, Text text) throws IOException {
        write(
                file,
                out -> {
                    var writer = new Kept(new OutputStreamWriter(out, StandardCharsets.UTF_8));
                    text.writeTo(writer);
                    writer.flush();
                });
    }

    /// A writer that its user may close, as writers of CSV do; what is under it has still to reach
    /// the disk.
    private static final class Kept extends FilterWriter {
        Kept(Writer writer) {
            super(writer);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }

    /// Writes `text` in UTF-8 as [#write] does.
    public static void writeString(Path file, CharSequence text) throws IOException {
        writeText(file, out -> out.append(text));
    }

    /// Writes `bytes` as [#write] does.
    public static void writeBytes(Path file, byte[] bytes) throws IOException {
        write(file, out -> out.write(bytes));
    }

    /// Writes text to a new file beside `wanted`: under that name where it is free, else under the
    /// first free one of "name 2.ext", "name 3.ext" and so on. Nothing is overwritten.
    ///
    /// @return where it is
    public static Path writeNew(Path wanted, Text text) throws IOException {
        for (int number = 1; ; number++) {
            Path free = numbered(wanted, number);
            try {
                // Takes the name, so that no one else does while the content is written.
                Files.createFile(free);
            } catch (FileAlreadyExistsException taken) {
                continue;
            }
            try {
                writeText(free, text);
                return free;
            } catch (IOException | RuntimeException failure) {
                Files.deleteIfExists(free);
                throw failure;
            }
        }
    }

    /// `part`, all of it on the disk, in the place of `target`.
    public static void move(Path part, Path target) throws IOException {
        try {
            Files.move(
                    part,
                    target,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException unsupported) {
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        }
        forceFolder(target);
    }

    private static void fill(Path part, Content content) throws IOException {
        try (FileChannel channel =
                FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            var out = new java.io.BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
            content.writeTo(out);
            out.flush();
            channel.force(true);
        }
    }

    private static void keepMode(Path target, Path part) throws IOException {
        var before = Files.getFileAttributeView(target, PosixFileAttributeView.class);
        var now = Files.getFileAttributeView(part, PosixFileAttributeView.class);
        if (before != null && now != null && Files.exists(target)) {
            now.setPermissions(before.readAttributes().permissions());
        }
    }

    /// A move is on the disk once its folder is; where folders cannot be opened the system sees to
    /// it itself.
    private static void forceFolder(Path target) {
        Path folder = target.getParent();
        if (folder == null) {
            return;
        }
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException notOpened) {
            // Nothing more can be done.
        }
    }

    private static Path numbered(Path wanted, int number) {
        if (number == 1) {
            return wanted;
        }
        String name = String.valueOf(wanted.getFileName());
        int dot = name.indexOf('.', 1);
        String stem = dot < 0 ? name : name.substring(0, dot);
        String end = dot < 0 ? "" : name.substring(dot);
        return wanted.resolveSibling(stem + " " + number + end);
    }
}
