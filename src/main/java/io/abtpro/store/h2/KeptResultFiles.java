package io.abtpro.store.h2;

import io.abtpro.files.PrivateFiles;
import io.abtpro.files.WholeFile;
import io.abtpro.math.Sha256;
import io.abtpro.store.KeptResults;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;

/// Results in files of a workspace's folder `results`, one a result.
///
/// A file holds the SHA-256 of the result, its length, and the result deflated; one that does not
/// hold together is deleted when it is read. No more than so many bytes are kept: the files that
/// were not read for longest go first.
final class KeptResultFiles implements KeptResults {
    static final String FOLDER = "results";

    private static final Logger LOG = LoggerFactory.getLogger(KeptResultFiles.class);
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final String ENDING = ".result";
    private static final int HEAD = 36;

    private final Path folder;
    private final long mostBytes;
    private final Clock clock;

    /// @param mostBytes of all files together
    KeptResultFiles(Path workspace, long mostBytes, Clock clock) {
        this.folder = workspace.resolve(FOLDER);
        this.mostBytes = mostBytes;
        this.clock = clock;
    }

    private Path file(String sha256) {
        if (!HASH.matcher(sha256).matches()) {
            throw new IllegalArgumentException(
                    "a result is kept by 64 hexadecimal digits, were '%s'".formatted(sha256));
        }
        return folder.resolve(sha256 + ENDING);
    }

    @Override
    public boolean holds(String sha256) {
        return Files.isRegularFile(file(sha256));
    }

    @Override
    public synchronized Optional<byte[]> read(String sha256) {
        Path file = file(sha256);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            byte[] stored = Files.readAllBytes(file);
            Optional<byte[]> result = unpacked(stored);
            if (result.isEmpty()) {
                LOG.warn("the kept result {} was damaged and is made anew", file.getFileName());
                Files.deleteIfExists(file);
            } else {
                touch(file);
            }
            return result;
        } catch (IOException unreadable) {
            LOG.warn("the kept result {} cannot be read", file.getFileName(), unreadable);
            return Optional.empty();
        }
    }

    /// Where the time cannot be set the file only looks as old as it is.
    private void touch(Path file) {
        try {
            Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
        } catch (IOException readOnly) {
            LOG.debug("the time of {} cannot be set", file.getFileName(), readOnly);
        }
    }

    private static Optional<byte[]> unpacked(byte[] stored) {
        if (stored.length < HEAD) {
            return Optional.empty();
        }
        int length = 0;
        for (int i = HEAD - 4; i < HEAD; i++) {
            length = length << 8 | stored[i] & 0xff;
        }
        // Deflated data is never so small a part of what it holds.
        if (length < 0 || length / 1_100 > stored.length) {
            return Optional.empty();
        }
        byte[] result = new byte[length];
        var inflater = new Inflater();
        try {
            inflater.setInput(stored, HEAD, stored.length - HEAD);
            int read = 0;
            while (read < length) {
                int more = inflater.inflate(result, read, length - read);
                if (more == 0) {
                    return Optional.empty();
                }
                read += more;
            }
        } catch (DataFormatException damaged) {
            LOG.debug("a kept result cannot be unpacked", damaged);
            return Optional.empty();
        } finally {
            inflater.end();
        }
        byte[] sha256 = Sha256.digest().digest(result);
        return Arrays.equals(sha256, 0, sha256.length, stored, 0, sha256.length)
                ? Optional.of(result)
                : Optional.empty();
    }

    @Override
    public synchronized void keep(String sha256, byte[] result) {
        byte[] packed = packed(result);
        if (packed.length > mostBytes) {
            return;
        }
        Path file = file(sha256);
        try {
            PrivateFiles.folder(folder);
            makeRoom(mostBytes - packed.length, file);
            WholeFile.writeBytes(file, packed);
            PrivateFiles.close(file);
        } catch (IOException full) {
            LOG.warn("a result could not be kept in {}", folder.getFileName(), full);
        }
    }

    private static byte[] packed(byte[] result) {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(Sha256.digest().digest(result));
        for (int shift = 24; shift >= 0; shift -= 8) {
            bytes.write(result.length >>> shift);
        }
        var fast = new Deflater(Deflater.BEST_SPEED);
        try (var out = new DeflaterOutputStream(bytes, fast)) {
            out.write(result);
        } catch (IOException impossible) {
            throw new UncheckedIOException("bytes in memory can always be written", impossible);
        } finally {
            fast.end();
        }
        return bytes.toByteArray();
    }

    private record Kept(Path file, long bytes, FileTime read) {}

    private void makeRoom(long most, Path replaced) throws IOException {
        List<Kept> kept;
        try (Stream<Path> files = Files.list(folder)) {
            kept =
                    files.filter(f -> f.toString().endsWith(ENDING) && !f.equals(replaced))
                            .flatMap(f -> kept(f).stream())
                            .sorted(Comparator.comparing(Kept::read))
                            .toList();
        }
        long sum = kept.stream().mapToLong(Kept::bytes).sum();
        for (Kept oldest : kept) {
            if (sum <= most) {
                return;
            }
            Files.deleteIfExists(oldest.file());
            sum -= oldest.bytes();
        }
    }

    private static Optional<Kept> kept(Path file) {
        try {
            return Optional.of(new Kept(file, Files.size(file), Files.getLastModifiedTime(file)));
        } catch (IOException gone) {
            LOG.debug("{} is gone", file.getFileName(), gone);
            return Optional.empty();
        }
    }
}
