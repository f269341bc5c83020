package io.abtpro.store.h2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackedBytesTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100, 1_000_000})
    void whatIsPackedComesBack(int length) {
        byte[] random = new byte[length];
        new Random(7).nextBytes(random);
        assertThat(PackedBytes.unpack(PackedBytes.pack(random))).isEqualTo(random);
        byte[] same = new byte[length];
        Arrays.fill(same, (byte) 0x78);
        assertThat(PackedBytes.unpack(PackedBytes.pack(same))).isEqualTo(same);
    }

    @Test
    void repeatedBytesTakeLess() {
        assertThat(PackedBytes.pack(new byte[100_000])).hasSizeLessThan(5_000);
    }

    @Test
    void whatTheFirstWorkbenchesDeflatedIsRead() throws Exception {
        byte[] plain = {0, 0, 0, 1, 5, 6, 7};
        var deflated = new ByteArrayOutputStream();
        try (var out = new DeflaterOutputStream(deflated)) {
            out.write(plain);
        }
        assertThat(PackedBytes.unpack(deflated.toByteArray())).isEqualTo(plain);
    }

    @Test
    void damagedBytesAreRefused() {
        byte[] deflatedInPart = {0x78, (byte) 0x9c, 1, 2};
        assertThatThrownBy(() -> PackedBytes.unpack(deflatedInPart)).hasMessageContaining("damaged");
    }
}
