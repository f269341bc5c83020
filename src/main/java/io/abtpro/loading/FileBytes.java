package io.abtpro.loading;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/// The content of a file, unpacked from gzip or zip.
///
/// @param names the file's name and, from a zip, the name inside it
record FileBytes(String names, byte[] bytes) {
    private static final int HEAD = 64 * 1024;
    private static final int MOST = 1_900_000_000;

    /// The content of `file`. The head is judged before the rest is read.
    static FileBytes read(Path file) {
        String name = String.valueOf(file.getFileName());
        if (!Files.exists(file)) {
            throw new LoadException(name + ": there is no such file; check the path " + file);
        }
        if (Files.isDirectory(file)) {
            throw new LoadException(name + ": is a directory, not a file; give one of the files in it");
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), HEAD)) {
            byte[] head = in.readNBytes(HEAD);
            checkHead(head);
            if (isGzip(head) || isZip(head)) {
                return unpack(name, file, isGzip(head));
            }
            long size = Files.size(file);
            checkSize(size);
            byte[] all = Arrays.copyOf(head, (int) Math.max(size, head.length));
            int read = head.length + in.readNBytes(all, head.length, all.length - head.length);
            return new FileBytes(name, read == all.length ? all : Arrays.copyOf(all, read));
        } catch (IOException e) {
            throw new LoadException(name + ": cannot be read: " + e.getMessage(), e);
        }
    }

    private static FileBytes unpack(String name, Path file, boolean gzip) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), HEAD)) {
            return gzip ? gunzip(name, in) : unzip(name, in);
        } catch (java.util.zip.ZipException | java.io.EOFException e) {
            throw new Refusal("the compressed file is damaged (" + e.getMessage() + "); fetch it again");
        }
    }

    private static FileBytes gunzip(String name, InputStream in) throws IOException {
        return inner(name.replaceFirst("(?i)\\.gz$", ""), new GZIPInputStream(in, HEAD));
    }

    private static FileBytes unzip(String name, InputStream in) throws IOException {
        ZipInputStream zip = new ZipInputStream(in);
        FileBytes best = new FileBytes("", new byte[0]);
        int bestRank = 0;
        int equals = 0;
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            int rank = rank(entry);
            if (rank > bestRank) {
                best = inner(name + " " + entry.getName(), zip);
                equals = 0;
            }
            equals += rank == Math.max(rank, bestRank) && rank > 0 ? 1 : 0;
            bestRank = Math.max(rank, bestRank);
        }
        if (bestRank == 0) {
            throw new Refusal("the zip holds no csv, json, txt or parquet file");
        }
        if (equals > 1) {
            throw new Refusal("the zip holds " + equals + " data files; unpack it and give one of them");
        }
        return best;
    }

    private static int rank(ZipEntry entry) {
        String name = entry.getName().toLowerCase(Locale.ROOT);
        if (entry.isDirectory() || name.startsWith("__macosx") || name.contains("/.")) {
            return 0;
        }
        if (name.matches(".*\\.(csv|tsv|json|parquet|csv\\.gz)")) {
            return 3;
        }
        return name.matches(".*\\.(txt|prn|dat)") ? 2 : 1;
    }

    private static FileBytes inner(String names, InputStream in) throws IOException {
        byte[] head = in.readNBytes(HEAD);
        checkHead(head);
        if (isGzip(head)) {
            byte[] packed = join(head, in);
            return gunzip(names, new ByteArrayInputStream(packed));
        }
        return new FileBytes(names, join(head, in));
    }

    private static byte[] join(byte[] head, InputStream in) throws IOException {
        byte[] rest = in.readNBytes(MOST);
        checkSize((long) head.length + rest.length);
        byte[] all = Arrays.copyOf(head, head.length + rest.length);
        System.arraycopy(rest, 0, all, head.length, rest.length);
        return all;
    }

    private static void checkSize(long size) {
        if (size >= MOST) {
            throw new Refusal("has more than 1.9 GB; split it by year");
        }
    }

    private static void checkHead(byte[] head) {
        if (head.length == 0) {
            throw new Refusal("the file is empty; there is nothing to import");
        }
        if (isGzip(head) || isZip(head) || isParquet(head) || TextEncoding.isUtf16(head)) {
            return;
        }
        int control = 0;
        for (int i = 0; i < head.length; i++) {
            int b = head[i] & 0xff;
            if (b == 0) {
                throw new Refusal("is no text: byte " + i + " is zero; give a csv, json or parquet file");
            }
            control += b < 32 && b != '\n' && b != '\r' && b != '\t' && b != '\f' && b != 26 ? 1 : 0;
        }
        if (control * 50 > head.length) {
            throw new Refusal("is no text: it has control characters; give a csv, json or parquet file");
        }
    }

    boolean isParquet() {
        return isParquet(bytes);
    }

    private static boolean isParquet(byte[] head) {
        return head.length > 4 && head[0] == 'P' && head[1] == 'A' && head[2] == 'R' && head[3] == '1';
    }

    private static boolean isGzip(byte[] head) {
        return head.length > 2 && (head[0] & 0xff) == 0x1f && (head[1] & 0xff) == 0x8b;
    }

    private static boolean isZip(byte[] head) {
        return head.length > 4 && head[0] == 'P' && head[1] == 'K' && head[2] == 3 && head[3] == 4;
    }
}
