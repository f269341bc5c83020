package io.abtpro.store.h2;

import io.abtpro.store.StoreException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.CRC32C;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/// The document of a saved run as a small run of bytes.
///
/// The names in it are the same in every run, so they are given to the compressor beforehand. The
/// first byte tells which names those were; they must never change under the same number. Number 2
/// is a document after its checksum; number 1 is what workbenches up to schema 11 wrote:
/// parameters, execution and metrics, each after its length.
final class PackedText {
    private static final byte THREE_TEXTS = 1;
    private static final byte DOCUMENT = 2;

    /// The number and the checksum before a document.
    private static final int HEAD = 1 + Integer.BYTES;

    private static final byte[] DICTIONARY_1 =
            ("\"expectancy\":,\"sqn\":,\"averageTrade\":,\"turnover\":,\"fees\":,"
                 + "\"buyAndHoldReturn\":,\"bars\":,\"psr\":,\"dsr\":,"
                 + "\"sizedByVolatility\":{\"target\":0.2,\"cap\":1.0,"
                 + "\"estimator\":\"ewma\",\"horizon\":24,\"refitEvery\":"
                 + "\"gatedByScore\":{\"minScore\":0.6,\"scaled\":false,"
                 + "\"learner\":\"random-forest\",\"firstFit\":,\"refitEvery\":,"
                 + "\"embargoBars\":,\"features\":["
                 + "\"fastPeriod\":,\"slowPeriod\":,\"period\":14,\"oversold\":30,"
                 + "\"overbought\":70,\"stop\":,\"target\":,"
                 + "\"multiplier\":{\"fast\":10,\"slow\":30}"
                 + "{\"fill\":\"same-close\",\"short\",\"both\",\"fixedQuantity\":,"
                 + "\"fixedCash\":,\"from\":\"20,\"to\":\"20"
                 + "{\"fill\":\"next-open\",\"feeBps\":10.0,\"slippageBps\":5.0,"
                 + "\"capital\":10000.0,\"side\":\"long\",\"fractionOfEquity\":1.0,"
                 + "\"riskFreeRate\":0.0}"
                 + "{\"netReturn\":0.0,\"cagr\":-0.0,\"annualisedVolatility\":0.1,"
                 + "\"sharpe\":-0.,\"sortino\":0.,\"calmar\":0.,\"maxDrawdown\":-0.,"
                 + "\"maxDrawdownBars\":,\"exposure\":0.,\"trades\":1,\"winRate\":0.,"
                 + "\"profitFactor\":1.,\"expectancy\":0.,\"sqn\":0.,"
                 + "\"averageTrade\":,\"turnover\":,\"fees\":,\"buyAndHoldReturn\":0.,null}")
                    .getBytes(StandardCharsets.UTF_8);
    private static final byte[] DICTIONARY_2 = resource("names-2.txt");

    private static final String DAMAGED =
            "a saved run is damaged; remove it, or restore a backup with 'restore'";

    private PackedText() {}

    static byte[] pack(String document) {
        return DamagingRuntime.packed(
                () -> deflated(document), packed -> unpack(packed).equals(document));
    }

    private static byte[] deflated(String document) {
        var deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        try {
            var packed = new ByteArrayOutputStream();
            byte[] text = document.getBytes(StandardCharsets.UTF_8);
            packed.write(DOCUMENT);
            packed.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(checksum(text)).array());
            deflater.setDictionary(DICTIONARY_2);
            try (var out = new DeflaterOutputStream(packed, deflater)) {
                out.write(text);
            }
            return packed.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } finally {
            deflater.end();
        }
    }

    /// The document; of a run that a workbench up to schema 11 saved, what [#document] makes of its
    /// texts.
    static String unpack(byte[] packed) {
        if (packed.length == 0) {
            throw new StoreException(DAMAGED);
        }
        return switch (packed[0]) {
            case THREE_TEXTS -> document(threeTexts(packed));
            case DOCUMENT -> inflated(packed);
            default -> throw new StoreException(DAMAGED);
        };
    }

    /// The document of a run that was saved as parameters, execution and metrics.
    static String document(List<String> texts) {
        return "{\"parameters\":%s,\"execution\":%s,\"metrics\":%s}".formatted(texts.toArray());
    }

    private static String inflated(byte[] packed) {
        var inflater = new Inflater(true);
        inflater.setDictionary(DICTIONARY_2);
        try (var in = inflating(packed, HEAD, inflater)) {
            byte[] text = in.readAllBytes();
            if (checksum(text) != ByteBuffer.wrap(packed).getInt(1)) {
                throw new StoreException(DAMAGED);
            }
            return new String(text, StandardCharsets.UTF_8);
        } catch (IOException | IndexOutOfBoundsException unreadable) {
            throw new StoreException(DAMAGED, unreadable);
        } finally {
            inflater.end();
        }
    }

    private static List<String> threeTexts(byte[] packed) {
        var inflater = new Inflater(true);
        inflater.setDictionary(DICTIONARY_1);
        List<String> texts = new ArrayList<>();
        try (var in = new DataInputStream(inflating(packed, 1, inflater))) {
            for (int i = 0; i < 3; i++) {
                int length = in.readInt();
                byte[] bytes = in.readNBytes(length);
                if (bytes.length < length) {
                    throw new StoreException(DAMAGED);
                }
                texts.add(new String(bytes, StandardCharsets.UTF_8));
            }
            return texts;
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new StoreException(DAMAGED, unreadable);
        } finally {
            inflater.end();
        }
    }

    private static InputStream inflating(byte[] packed, int from, Inflater inflater) {
        return new InflaterInputStream(
                new ByteArrayInputStream(packed, from, packed.length - from), inflater);
    }

    /// CRC-32C of the text: what is deflated has none of its own, and salvage reads damaged files.
    private static int checksum(byte[] text) {
        var crc = new CRC32C();
        crc.update(text);
        return (int) crc.getValue();
    }

    private static byte[] resource(String name) {
        try (InputStream in =
                Objects.requireNonNull(PackedText.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
