package io.abtpro.scoring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/// Reads a model trained elsewhere from a file.
public final class OnnxFile {
    private OnnxFile() {}

    /// The model in `file`, an .onnx; a text beside it, `file`.properties, goes before what the
    /// model says of itself.
    ///
    /// Its inputs may ask for any feature of [SignalFeatures#all()].
    ///
    /// @param trainedUntil the last moment its training knew
    /// @throws OnnxRefusedException if it is no such model
    public static GivenModel read(Path file, Instant trainedUntil) {
        List<String> known = SignalFeatures.all().stream().map(SignalFeature::name).toList();
        Path beside = file.resolveSibling(file.getFileName() + ".properties");
        try {
            OnnxSideCar sideCar =
                    Files.exists(beside)
                            ? OnnxSideCar.parse(Files.readString(beside))
                            : OnnxSideCar.none();
            var model = OnnxClassifier.load(Files.readAllBytes(file), known, sideCar);
            return new GivenModel(model, String.valueOf(file.getFileName()), trainedUntil);
        } catch (IOException unread) {
            throw new UncheckedIOException(
                    "%s cannot be read: %s; choose another file"
                            .formatted(file, unread.getMessage()),
                    unread);
        }
    }
}
