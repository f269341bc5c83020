package io.abtpro.store.h2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.abtpro.bench.SavedRunsSize;
import io.abtpro.store.StoreException;

import org.junit.jupiter.api.Test;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

class PackedTextTest {
    @Test
    void theNamesUnderANumberNeverChange() throws Exception {
        byte[] names = PackedText.class.getResourceAsStream("names-2.txt").readAllBytes();
        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(names)))
                .isEqualTo("16109e3c5671ac2dc5f7f3c639c051b77c7d1b678b3198958662429ebaba10f8");
    }

    @Test
    void aDocumentComesBackAsItWas() {
        for (String text :
                List.of(
                        "{}",
                        "",
                        "{\"strategy\": \"é€\"}",
                        SavedRunsSize.run(3, new Random(3)).documentJson())) {
            assertThat(PackedText.unpack(PackedText.pack(text))).isEqualTo(text);
        }
    }

    @Test
    void whatIsDamagedIsRefused() {
        byte[] packed = PackedText.pack(SavedRunsSize.run(3, new Random(3)).documentJson());
        List<byte[]> damaged =
                List.of(
                        new byte[0],
                        new byte[] {9, 1, 2},
                        new byte[] {1, 7, 7},
                        Arrays.copyOf(packed, packed.length / 2));
        assertThat(damaged)
                .allSatisfy(
                        bytes ->
                                assertThatExceptionOfType(StoreException.class)
                                        .isThrownBy(() -> PackedText.unpack(bytes))
                                        .withMessageContaining("a saved run is damaged"));
    }

    /// What a damaged page gives must not be taken for the figures of a run.
    @Test
    void aDocumentOfWhichAByteChangedIsNotGiven() {
        String document = SavedRunsSize.run(3, new Random(3)).documentJson();
        byte[] packed = PackedText.pack(document);
        for (int at = 0; at < packed.length; at++) {
            byte[] changed = packed.clone();
            changed[at] ^= 0x08;
            try {
                assertThat(PackedText.unpack(changed)).as("byte %d", at).isEqualTo(document);
            } catch (StoreException refused) {
                assertThat(refused).hasMessageContaining("a saved run is damaged");
            }
        }
    }
}
