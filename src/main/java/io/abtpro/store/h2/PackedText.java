package io.abtpro.store.h2;

import io.abtpro.store.StoreException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/// The document of a saved run as a small run of bytes.
///
/// The names in it are the same in every run, so they are given to the compressor beforehand. The first byte tells which
/// names those were; they must never change under the same number. Number 2 is a document as it is; number 1 is what
/// workbenches up to schema 11 wrote: parameters, execution and metrics, each after its length.
final class PackedText {
    private static final byte THREE_TEXTS = 1;
    private static final byte DOCUMENT = 2;
    private static final byte[] DICTIONARY_1 =
            ("\"expectancy\":,\"sqn\":,\"averageTrade\":,\"turnover\":,\"fees\":,\"buyAndHoldReturn\":,\"bars\":,\"psr\":,\"dsr\":,"
                    + "\"sizedByVolatility\":{\"target\":0.2,\"cap\":1.0,\"estimator\":\"ewma\",\"horizon\":24,\"refitEvery\":"
                    + "\"gatedByScore\":{\"minScore\":0.6,\"scaled\":false,\"learner\":\"random-forest\",\"firstFit\":,\"refitEvery\":,\"embargoBars\":,\"features\":["
                    + "\"fastPeriod\":,\"slowPeriod\":,\"period\":14,\"oversold\":30,\"overbought\":70,\"stop\":,\"target\":,\"multiplier\":{\"fast\":10,\"slow\":30}"
                    + "{\"fill\":\"same-close\",\"short\",\"both\",\"fixedQuantity\":,\"fixedCash\":,\"from\":\"20,\"to\":\"20"
                    + "{\"fill\":\"next-open\",\"feeBps\":10.0,\"slippageBps\":5.0,\"capital\":10000.0,\"side\":\"long\",\"fractionOfEquity\":1.0,\"riskFreeRate\":0.0}"
                    + "{\"netReturn\":0.0,\"cagr\":-0.0,\"annualisedVolatility\":0.1,\"sharpe\":-0.,\"sortino\":0.,\"calmar\":0.,\"maxDrawdown\":-0.,"
                    + "\"maxDrawdownBars\":,\"exposure\":0.,\"trades\":1,\"winRate\":0.,\"profitFactor\":1.,\"expectancy\":0.,\"sqn\":0.,"
                    + "\"averageTrade\":,\"turnover\":,\"fees\":,\"buyAndHoldReturn\":0.,null}")
                    .getBytes(StandardCharsets.UTF_8);
    private static final byte[] DICTIONARY_2 = resource("names-2.txt");

    private PackedText() {}

    static byte[] pack(String document) {
        return DamagingRuntime.packed(() -> deflated(document), packed -> unpack(packed).equals(document));
    }

    private static byte[] deflated(String document) {
        var deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        try {
            var packed = new ByteArrayOutputStream();
            packed.write(DOCUMENT);
            deflater.setDictionary(DICTIONARY_2);
            try (var out = new DeflaterOutputStream(packed, deflater)) {
                out.write(document.getBytes(StandardCharsets.UTF_8));
            }
            return packed.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } finally {
            deflater.end();
        }
    }

    /// The document; of a run that a workbench up to schema 11 saved, what [#document] makes of its texts.
    static String unpack(byte[] packed) {
        if (packed.length == 0) {
            throw damaged();
        }
        return switch (packed[0]) {
            case THREE_TEXTS -> document(threeTexts(packed));
            case DOCUMENT -> inflated(packed);
            default -> throw damaged();
        };
    }

    /// The document of a run that was saved as parameters, execution and metrics.
    static String document(List<String> texts) {
        return "{\"parameters\":%s,\"execution\":%s,\"metrics\":%s}".formatted(texts.toArray());
    }

    private static String inflated(byte[] packed) {
        var inflater = new Inflater(true);
        inflater.setDictionary(DICTIONARY_2);
        try (var in = inflating(packed, inflater)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw damaged();
        } finally {
            inflater.end();
        }
    }

    private static List<String> threeTexts(byte[] packed) {
        var inflater = new Inflater(true);
        inflater.setDictionary(DICTIONARY_1);
        List<String> texts = new ArrayList<>();
        try (var in = new DataInputStream(inflating(packed, inflater))) {
            for (int i = 0; i < 3; i++) {
                byte[] bytes = in.readNBytes(in.readInt());
                texts.add(new String(bytes, StandardCharsets.UTF_8));
            }
            return texts;
        } catch (IOException | IllegalArgumentException unreadable) {
            throw damaged();
        } finally {
            inflater.end();
        }
    }

    private static InputStream inflating(byte[] packed, Inflater inflater) {
        return new InflaterInputStream(new ByteArrayInputStream(packed, 1, packed.length - 1), inflater);
    }

    private static byte[] resource(String name) {
        try (InputStream in = Objects.requireNonNull(PackedText.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static StoreException damaged() {
        return new StoreException("a saved run is damaged; remove it, or restore a backup with 'restore'");
    }
}
