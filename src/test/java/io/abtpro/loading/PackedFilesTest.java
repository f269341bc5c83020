package io.abtpro.loading;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;

import io.abtpro.bench.Packed;
import io.abtpro.loading.vendors.Loader;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Packed files are read whole or refused; nothing small unpacks without bound.
class PackedFilesTest {
    private static final byte[] BARS =
            """
            Date,Open,High,Low,Close,Volume
            2020-01-01,10,12,9,11,100
            2020-01-02,10,12,9,11,100
            2020-01-03,10,12,9,11,100
            """
                    .getBytes(StandardCharsets.UTF_8);
    private static final byte[] MORE =
            "2020-01-04,10,12,9,11,100\n".getBytes(StandardCharsets.UTF_8);

    @TempDir Path folder;

    private Reading inspect(byte[] bytes, boolean allowLarge) throws IOException {
        Path file = Files.write(folder.resolve("prices.csv.packed"), bytes);
        return Loader.inspect(file, LoadOptions.detect().withAllowLarge(allowLarge));
    }

    private String problem(byte[] bytes) throws IOException {
        return inspect(bytes, false).problem();
    }

    private LoadedBars load(byte[] bytes) throws IOException {
        return inspect(bytes, false).loaded().orElseThrow();
    }

    private static byte[] zip(String... names) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(BARS);
            }
        }
        return out.toByteArray();
    }

    @Test
    void gzipMembersAreReadOneAfterTheOther() throws IOException {
        assertThat(load(Packed.concat(Packed.gzip(BARS), Packed.gzip(MORE))).series().size())
                .isEqualTo(4);
        assertThat(load(Packed.concat(Packed.gzip(BARS), new byte[512])).series().size())
                .isEqualTo(3);
    }

    @Test
    void whatFollowsAGzipAndIsNoneIsNamed() throws IOException {
        assertThat(problem(Packed.concat(Packed.gzip(BARS), new byte[] {1, 2, 3})))
                .isEqualTo(
                        "the compressed file is damaged (3 bytes after its end are no gzip); fetch"
                                + " it again");
        byte[] second = Packed.gzip(MORE);
        second[second.length - 6] ^= 1;
        assertThat(problem(Packed.concat(Packed.gzip(BARS), second)))
                .contains("its checksum is wrong");
    }

    @Test
    void fileCutAnywhereIsRefused() throws IOException {
        for (byte[] packed : new byte[][] {Packed.gzip(BARS), zip("a.csv")}) {
            for (int length = 4; length < packed.length; length++) {
                assertThat(problem(Arrays.copyOf(packed, length)))
                        .startsWith("the compressed file is damaged (");
            }
        }
    }

    @Test
    void threeLayersAreReadAndNamedAndAFourthIsRefused() throws IOException {
        byte[] three = Packed.zip(Packed.zip(Packed.gzip(BARS), "a.csv.gz"), "b.zip");
        LoadedBars loaded = load(three);
        assertThat(loaded.series().size()).isEqualTo(3);
        assertThat(loaded.notes())
                .contains("was packed 3 times over: prices.csv.packed b.zip a.csv");
        byte[] many = Packed.gzip(three);
        for (int layers = 4; layers < 60; layers++) {
            assertThat(problem(many))
                    .isEqualTo(
                            "is packed more than 3 times over; unpack it and give what is in it");
            many = Packed.gzip(many);
        }
    }

    @Test
    void ofSeveralMembersTheReadOneAndTheOthersAreNamed() throws IOException {
        assertThat(load(zip("a.csv", "readme.txt", "__MACOSX/x")).notes())
                .contains("of the zip, a.csv was read; left out: readme.txt, __MACOSX/x");
        assertThat(problem(zip("a.csv", "b.csv")))
                .isEqualTo("the zip holds 2 data files; unpack it and give one of them");
    }

    @Test
    void zipThatLostAMemberIsRefused() throws IOException {
        byte[] both = zip("a.csv", "b.txt");
        byte[] first = zip("a.csv");
        int data = first.length - 22 - 46 - 5;
        byte[] directory = Arrays.copyOfRange(both, both.length - 22 - 2 * (46 + 5), both.length);
        assertThat(problem(Packed.concat(Arrays.copyOf(first, data), directory)))
                .contains("its list names 2 files, but 1 are in it");
    }

    @Test
    void smallFileThatUnpacksOutOfAllProportionIsRefusedUnlessAllowed() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(BARS);
            byte[] blank = new byte[1 << 20];
            Arrays.fill(blank, (byte) '\n');
            for (int i = 0; i < 33; i++) {
                gzip.write(blank);
            }
        }
        assertThat(problem(out.toByteArray()))
                .matches(
                        "unpacks from [\\d,]+ bytes to more than 33 MB, which no file of bars does;"
                            + " if it is right, import it with 'import FILE --allow-large' on the"
                            + " command line");
        assertThat(inspect(out.toByteArray(), true).loaded().orElseThrow().series().size())
                .isEqualTo(3);
    }

    @Test
    void whatIsRefusedForItsSizeIsMeasuredBeforeItIsKept() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            byte[] blank = new byte[1 << 20];
            Arrays.fill(blank, (byte) '\n');
            gzip.write(BARS);
            for (int i = 0; i < 100; i++) {
                gzip.write(blank);
            }
        }
        byte[] many = out.toByteArray();
        for (int i = 0; i < 4; i++) {
            many = Packed.concat(many, many);
        }
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        assertThat(problem(many)).contains("to more than 1,000 MB, which no file of bars does");
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(300_000_000);
    }

    @Test
    void otherPackingsAreNamed() throws IOException {
        assertThat(problem(new byte[] {(byte) 0xfd, '7', 'z', 'X', 'Z', 0, 0, 0}))
                .startsWith("is packed with xz, which is not read");
    }
}
