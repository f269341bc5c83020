package io.abtpro.loading;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// The content of a file, unpacked from gzip or zip.
///
/// @param names the file's name and, from a zip, the name inside it
/// @param notes what was left out on the way
record FileBytes(String names, byte[] bytes, List<String> notes) {
    private static final int HEAD = 64 * 1024;

    /// How many bytes can be held.
    static final int MOST = 1_900_000_000;

    FileBytes {
        notes = List.copyOf(notes);
    }

    /// The content of `file`. The head is judged before the rest is read.
    ///
    /// @param allowLarge true where a small packed file may unpack to a very large one
    static FileBytes read(Path file, boolean allowLarge) {
        String name = String.valueOf(file.getFileName());
        if (!Files.exists(file)) {
            throw new LoadException(name + ": there is no such file; check the path " + file);
        }
        if (Files.isDirectory(file)) {
            throw new LoadException(
                    name + ": is a directory, not a file; give one of the files in it");
        }
        if (!Files.isRegularFile(file)) {
            throw new LoadException(
                    name
                            + ": is no regular file but a pipe or a device; save its content to a"
                            + " file first");
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), HEAD)) {
            byte[] head = in.readNBytes(HEAD);
            checkHead(head);
            long size = Files.size(file);
            checkSize(size);
            byte[] all = Arrays.copyOf(head, (int) Math.max(size, head.length));
            int read = head.length + in.readNBytes(all, head.length, all.length - head.length);
            if (in.read() >= 0) {
                throw new Refusal("grew while it was read; import it again when it is complete");
            }
            byte[] bytes = read == all.length ? all : Arrays.copyOf(all, read);
            return isGzip(head) || isZip(head)
                    ? new Unpacking(name, bytes, allowLarge).run()
                    : new FileBytes(name, bytes, List.of());
        } catch (IOException e) {
            throw new LoadException(
                    name
                            + ": cannot be read: "
                            + reason(e)
                            + "; check the disk and the rights to the file",
                    e);
        }
    }

    private static String reason(IOException e) {
        return e instanceof java.nio.file.AccessDeniedException
                ? "access is denied"
                : String.valueOf(e.getMessage());
    }

    private static void checkSize(long size) {
        if (size >= MOST) {
            throw new Refusal("has more than 1.9 GB; split it by year");
        }
    }

    static void checkHead(byte[] bytes) {
        if (bytes.length == 0) {
            throw new Refusal("the file is empty; there is nothing to import");
        }
        refuseOtherPacking(bytes);
        if (isGzip(bytes) || isZip(bytes) || isParquet(bytes) || TextEncoding.isUtf16(bytes)) {
            return;
        }
        refuseOtherFormats(bytes);
        int control = 0;
        int head = Math.min(HEAD, bytes.length);
        for (int i = 0; i < head; i++) {
            int b = bytes[i] & 0xff;
            if (b == 0) {
                throw new Refusal(
                        "is no text: byte " + i + " is zero; give a csv, json or parquet file");
            }
            control +=
                    b < 32 && b != '\n' && b != '\r' && b != '\t' && b != '\f' && b != 26 ? 1 : 0;
        }
        if (control * 50 > head) {
            throw new Refusal(
                    "is no text: it has control characters; give a csv, json or parquet file");
        }
    }

    private static void refuseOtherPacking(byte[] head) {
        String packing =
                startsWith(head, 'B', 'Z', 'h')
                        ? "bzip2"
                        : startsWith(head, 0xfd, '7', 'z', 'X', 'Z')
                                ? "xz"
                                : startsWith(head, 0x28, 0xb5, 0x2f, 0xfd)
                                        ? "zstd"
                                        : startsWith(head, '7', 'z', 0xbc, 0xaf)
                                                ? "7z"
                                                : startsWith(head, 'R', 'a', 'r', '!') ? "rar" : "";
        if (!packing.isEmpty()) {
            throw new Refusal(
                    "is packed with "
                            + packing
                            + ", which is not read; unpack it, or pack it as gzip or zip");
        }
    }

    private static void refuseOtherFormats(byte[] head) {
        String format =
                startsWith(head, 0xd0, 0xcf, 0x11, 0xe0)
                        ? "an Excel workbook (xls); save the sheet as CSV"
                        : startsWith(head, '%', 'P', 'D', 'F')
                                ? "a PDF; give the vendor's csv file"
                                : isTar(head) ? "a tar archive; unpack it and give one file" : "";
        if (!format.isEmpty()) {
            throw new Refusal("is " + format);
        }
        if (startsWith(head, 0xff, 0xfe, 0, 0) || startsWith(head, 0, 0, 0xfe, 0xff)) {
            throw new Refusal("is text in UTF-32, which is not read; save it as UTF-8");
        }
    }

    private static boolean isTar(byte[] head) {
        return head.length > 262
                && new String(head, 257, 5, java.nio.charset.StandardCharsets.ISO_8859_1)
                        .equals("ustar");
    }

    private static boolean startsWith(byte[] bytes, int... magic) {
        for (int i = 0; i < magic.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xff) != magic[i]) {
                return false;
            }
        }
        return true;
    }

    boolean isParquet() {
        return isParquet(bytes);
    }

    private static boolean isParquet(byte[] head) {
        return startsWith(head, 'P', 'A', 'R', '1');
    }

    static boolean isGzip(byte[] head) {
        return startsWith(head, 0x1f, 0x8b);
    }

    /// True for a zip with members, an empty one and the second part of one.
    static boolean isZip(byte[] head) {
        return startsWith(head, 'P', 'K', 3, 4)
                || startsWith(head, 'P', 'K', 5, 6)
                || startsWith(head, 'P', 'K', 7, 8);
    }
}
