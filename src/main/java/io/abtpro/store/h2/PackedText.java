package io.abtpro.store.h2;

import io.abtpro.store.StoreException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/// A few short JSON texts as one small run of bytes.
///
/// The names in them are the same in every run, so they are given to the compressor beforehand. The first byte tells which
/// names those were; they must never change under the same number.
final class PackedText {
    private static final byte NAMES_1 = 1;
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

    private PackedText() {}

    static byte[] pack(List<String> texts) {
        return DamagingRuntime.packed(() -> deflated(texts), packed -> unpack(packed).equals(texts));
    }

    private static byte[] deflated(List<String> texts) {
        var deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        try {
            var plain = new ByteArrayOutputStream();
            try (var out = new DataOutputStream(plain)) {
                for (String text : texts) {
                    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                    out.writeInt(bytes.length);
                    out.write(bytes);
                }
            }
            var packed = new ByteArrayOutputStream();
            packed.write(NAMES_1);
            deflater.setDictionary(DICTIONARY_1);
            try (var out = new DeflaterOutputStream(packed, deflater)) {
                plain.writeTo(out);
            }
            return packed.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } finally {
            deflater.end();
        }
    }

    static List<String> unpack(byte[] packed) {
        if (packed.length == 0 || packed[0] != NAMES_1) {
            throw damaged();
        }
        var inflater = new Inflater(true);
        inflater.setDictionary(DICTIONARY_1);
        List<String> texts = new ArrayList<>();
        try (var in = new DataInputStream(new InflaterInputStream(
                new ByteArrayInputStream(packed, 1, packed.length - 1), inflater))) {
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

    private static StoreException damaged() {
        return new StoreException("a saved run is damaged; remove it, or restore a backup with 'restore'");
    }
}
