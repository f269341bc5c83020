package io.abtpro.loading;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongConsumer;
import java.util.zip.DataFormatException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/// Unpacks gzip and zip, one in the other to a depth of three, and no more than the size of the
/// packed file makes plausible: a text of bars packs to a tenth or so, never to a two-hundredth.
final class Unpacking {
    private static final int DEEPEST = 3;
    private static final int MOST_RATIO = 200;
    private static final int USUAL_RATIO = 50;
    private static final long SMALL = 1 << 20;
    private static final long MOST_OF_SMALL = 32L << 20;
    private static final long MOST_OF_RATIO = 1_000_000_000;
    private final String name;
    private final byte[] packed;
    private final long limit;
    private final List<String> notes = new ArrayList<>();
    private byte[] layer = new byte[0];
    private long unpacked;
    private boolean measured;

    Unpacking(String name, byte[] packed, boolean allowLarge) {
        this.name = name;
        this.packed = packed;
        this.limit = limit(packed.length, allowLarge);
    }

    private static long limit(long packed, boolean allowLarge) {
        long plausible =
                packed < SMALL ? MOST_OF_SMALL : Math.max(MOST_OF_RATIO, MOST_RATIO * packed);
        return allowLarge ? FileBytes.MOST : Math.min(plausible, FileBytes.MOST);
    }

    /// @throws Refusal where `packed` bytes unpack to so many that it is out of all proportion
    static void checkSize(long packed, long unpacked, boolean allowLarge) {
        refuseAbove(limit(packed, allowLarge), packed, unpacked);
    }

    FileBytes run() {
        String names = name;
        byte[] bytes = packed;
        int layers = 0;
        for (; FileBytes.isGzip(bytes) || FileBytes.isZip(bytes); layers++) {
            if (layers == DEEPEST) {
                throw new Refusal(
                        "is packed more than "
                                + DEEPEST
                                + " times over; unpack it and give what is in it");
            }
            unpacked = 0;
            layer = bytes;
            measured = false;
            try {
                if (FileBytes.isGzip(bytes)) {
                    names = names.replaceFirst("(?i)\\.gz$", "");
                    bytes = Gunzip.all(bytes, this::count);
                } else {
                    Member member = unzip(bytes);
                    names = names + " " + member.name;
                    bytes = member.bytes;
                }
            } catch (IOException | DataFormatException | IllegalArgumentException e) {
                throw new Refusal(
                        "the compressed file is damaged (" + reason(e) + "); fetch it again", e);
            }
            FileBytes.checkHead(bytes);
        }
        if (layers > 1) {
            notes.add("was packed " + layers + " times over: " + names);
        }
        return new FileBytes(names, bytes, notes);
    }

    private static String reason(Exception e) {
        return e instanceof EOFException
                ? "it is cut off"
                : e.getMessage() == null ? "its data is no deflate stream" : e.getMessage();
    }

    /// Counts what was unpacked, and refuses where it is out of all proportion. What grows beyond
    /// the usual is measured to its end before more of it is kept, so that it is refused for what
    /// it is and not for the memory that it takes.
    private void count(long bytes) {
        unpacked += bytes;
        refuseAbove(limit, packed.length, unpacked);
        if (!measured && unpacked > Math.max(MOST_OF_SMALL, (long) USUAL_RATIO * packed.length)) {
            measured = true;
            measure();
        }
    }

    private void measure() {
        long[] size = {0};
        LongConsumer counter =
                n -> {
                    size[0] += n;
                    refuseAbove(limit, packed.length, size[0]);
                };
        try {
            if (FileBytes.isGzip(layer)) {
                Gunzip.measure(layer, counter);
            } else {
                measureZip(counter);
            }
        } catch (IOException | DataFormatException | IllegalArgumentException damaged) {
            return; // which unpacking meets again, and names
        }
    }

    private void measureZip(LongConsumer counter) throws IOException {
        byte[] buffer = new byte[1 << 16];
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(layer))) {
            while (zip.getNextEntry() != null) {
                for (int n = zip.read(buffer); n >= 0; n = zip.read(buffer)) {
                    counter.accept(n);
                }
            }
        }
    }

    private static void refuseAbove(long limit, long packed, long unpacked) {
        if (unpacked <= limit) {
            return;
        }
        if (limit == FileBytes.MOST) {
            throw new Refusal("unpacks to more than 1.9 GB; split it by year");
        }
        throw new Refusal(
                ("unpacks from %,d bytes to more than %,d MB, which no file of bars does; if it is"
                     + " right, import it with 'import FILE --allow-large' on the command line")
                        .formatted(packed, limit / 1_000_000));
    }

    private record Member(String name, byte[] bytes, int rank) {}

    private Member unzip(byte[] bytes) throws IOException {
        List<Member> members = new ArrayList<>();
        List<String> passed = new ArrayList<>();
        int read = 0;
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                read++;
                refuseWorkbook(entry.getName());
                int rank = rank(entry);
                byte[] content = content(zip);
                if (rank == 0) {
                    passed.add(entry.getName());
                } else if (members.isEmpty() || rank >= members.getFirst().rank) {
                    if (!members.isEmpty() && rank > members.getFirst().rank) {
                        members.forEach(m -> passed.add(m.name));
                        members.clear();
                    }
                    members.add(
                            new Member(
                                    entry.getName(),
                                    members.isEmpty() ? content : new byte[0],
                                    rank));
                } else {
                    passed.add(entry.getName());
                }
            }
        }
        checkDirectory(bytes, read);
        if (members.isEmpty()) {
            throw new Refusal(
                    "the zip holds no csv, json, txt or parquet file; give one that does");
        }
        if (members.size() > 1) {
            throw new Refusal(
                    "the zip holds "
                            + members.size()
                            + " data files; unpack it and give one of them");
        }
        List<String> files = passed.stream().filter(n -> !n.endsWith("/")).toList();
        if (!files.isEmpty()) {
            notes.add(
                    "of the zip, "
                            + members.getFirst().name
                            + " was read; left out: "
                            + String.join(", ", files.subList(0, Math.min(5, files.size())))
                            + (files.size() > 5 ? " and " + (files.size() - 5) + " more" : ""));
        }
        return members.getFirst();
    }

    /// Workbooks of Excel and LibreOffice are zips of XML.
    private static void refuseWorkbook(String name) {
        if (name.startsWith("xl/") || name.equals("[Content_Types].xml")) {
            throw new Refusal("is an Excel workbook (xlsx); save the sheet as CSV");
        }
        if (name.equals("mimetype") || name.equals("content.xml")) {
            throw new Refusal("is a LibreOffice document; save the sheet as CSV");
        }
    }

    private byte[] content(ZipInputStream zip) throws IOException {
        var out = new java.io.ByteArrayOutputStream();
        byte[] buffer = new byte[1 << 16];
        for (int n = zip.read(buffer); n >= 0; n = zip.read(buffer)) {
            count(n);
            out.write(buffer, 0, n);
        }
        return out.toByteArray();
    }

    /// The list at the end of a zip names as many members as were met; a file that was cut lacks
    /// it.
    private static void checkDirectory(byte[] bytes, int read) throws ZipException {
        int lowest = Math.max(0, bytes.length - 22 - 0xffff);
        for (int i = bytes.length - 22; i >= lowest; i--) {
            if (bytes[i] == 'P' && bytes[i + 1] == 'K' && bytes[i + 2] == 5 && bytes[i + 3] == 6) {
                int listed = bytes[i + 10] & 0xff | (bytes[i + 11] & 0xff) << 8;
                if (listed != read && listed != 0xffff) {
                    throw new ZipException(
                            "its list names " + listed + " files, but " + read + " are in it");
                }
                int comment = bytes[i + 20] & 0xff | (bytes[i + 21] & 0xff) << 8;
                if (i + 22 + comment < bytes.length) {
                    throw new ZipException(
                            (bytes.length - i - 22 - comment) + " bytes stand after its end");
                }
                return;
            }
        }
        throw new ZipException("its list of files is missing, so it is cut off");
    }

    private static int rank(ZipEntry entry) {
        String name = entry.getName().toLowerCase(Locale.ROOT);
        if (entry.isDirectory() || name.startsWith("__macosx") || name.contains("/.")) {
            return 0;
        }
        if (name.matches("(?s).*\\.(csv|tsv|json|parquet|csv\\.gz)")) {
            return 3;
        }
        return name.matches("(?s).*\\.(txt|prn|dat)") ? 2 : 1;
    }
}
