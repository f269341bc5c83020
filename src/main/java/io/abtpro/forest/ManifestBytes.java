package io.abtpro.forest;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// A manifest inside a model file.
final class ManifestBytes {
    private ManifestBytes() {}

    static void write(DataOutputStream out, ModelManifest manifest) throws IOException {
        out.writeUTF(manifest.type());
        out.writeUTF(manifest.version());
        out.writeInt(manifest.featureNames().size());
        for (String name : manifest.featureNames()) {
            out.writeUTF(name);
        }
        writeTexts(out, manifest.hyperParameters());
        write(out, manifest.trainedFrom());
        write(out, manifest.trainedTo());
        out.writeUTF(manifest.datasetSha256());
        out.writeInt(manifest.metrics().size());
        for (Map.Entry<String, Double> metric : manifest.metrics().entrySet()) {
            out.writeUTF(metric.getKey());
            out.writeDouble(metric.getValue());
        }
        writeTexts(out, manifest.libraries());
        write(out, manifest.savedAt());
    }

    private static void write(DataOutputStream out, Instant time) throws IOException {
        out.writeLong(time.getEpochSecond());
        out.writeInt(time.getNano());
    }

    private static void writeTexts(DataOutputStream out, SortedMap<String, String> texts)
            throws IOException {
        out.writeInt(texts.size());
        for (Map.Entry<String, String> text : texts.entrySet()) {
            out.writeUTF(text.getKey());
            out.writeUTF(text.getValue());
        }
    }

    static ModelManifest read(DataInputStream in) throws IOException {
        String type = in.readUTF();
        String version = in.readUTF();
        List<String> names = new ArrayList<>();
        for (int left = Numbers.count(in); left > 0; left--) {
            names.add(in.readUTF());
        }
        SortedMap<String, String> hyperParameters = readTexts(in);
        Instant from = readTime(in);
        Instant to = readTime(in);
        String dataset = in.readUTF();
        SortedMap<String, Double> metrics = new TreeMap<>();
        for (int left = Numbers.count(in); left > 0; left--) {
            metrics.put(in.readUTF(), in.readDouble());
        }
        return new ModelManifest(
                type,
                version,
                names,
                hyperParameters,
                from,
                to,
                dataset,
                metrics,
                readTexts(in),
                readTime(in));
    }

    private static Instant readTime(DataInputStream in) throws IOException {
        return Instant.ofEpochSecond(in.readLong(), in.readInt());
    }

    private static SortedMap<String, String> readTexts(DataInputStream in) throws IOException {
        SortedMap<String, String> texts = new TreeMap<>();
        for (int left = Numbers.count(in); left > 0; left--) {
            texts.put(in.readUTF(), in.readUTF());
        }
        return texts;
    }
}
