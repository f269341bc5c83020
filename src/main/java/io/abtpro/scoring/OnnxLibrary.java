package io.abtpro.scoring;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtLoggingLevel;

import io.abtpro.files.PrivateFiles;
import io.abtpro.files.WholeFile;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;

/// Where ONNX Runtime's native library lies. By itself it unpacks it into a new folder of the
/// temporary directory at each run, which a kill leaves there; in a workspace it lies once, and is
/// compared with the program's own before it is loaded.
public final class OnnxLibrary {
    private static final String PLACE = "onnxruntime.native.path";
    private static final String FOLDER = "onnxruntime";
    private static final long STACK = 16L << 20;
    private static final AtomicReference<Optional<Path>> CACHE =
            new AtomicReference<>(Optional.empty());

    private static boolean started;

    private OnnxLibrary() {}

    /// The library is to be kept in `cache`, a folder of the workspace; it is unpacked when a model
    /// is first used.
    public static void keepIn(Path cache) {
        CACHE.set(Optional.of(cache));
    }

    /// The runtime, made at its first use on a thread of its own: making it takes more stack than
    /// the usual 1 MB of a Java thread on some machines, and the process would end without a word.
    static synchronized OrtEnvironment environment() {
        if (started) {
            return OrtEnvironment.getEnvironment();
        }
        prepare();
        var task =
                new FutureTask<>(
                        () ->
                                OrtEnvironment.getEnvironment(
                                        OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR));
        var thread = new Thread(null, task, "onnx-start", STACK);
        thread.setDaemon(true);
        thread.start();
        try {
            OrtEnvironment environment = task.get();
            started = true;
            return environment;
        } catch (ExecutionException failure) {
            throw new OnnxRefusedException(
                    "ONNX Runtime cannot be started here: %s; models of other programs cannot be used on this machine"
                            .formatted(failure.getCause()),
                    failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CancellationException("cancelled while ONNX Runtime was started");
        }
    }

    /// Called before the library is loaded. Where nothing can be kept, it is unpacked elsewhere as
    /// by itself.
    private static void prepare() {
        Optional<Path> cache = CACHE.getAndSet(Optional.empty());
        if (cache.isEmpty() || System.getProperty(PLACE) != null) {
            return;
        }
        try {
            Path folder = PrivateFiles.folder(PrivateFiles.folder(cache.get()).resolve(FOLDER));
            PrivateFiles.close(folder);
            removeParts(folder);
            for (String file : List.of("onnxruntime", "onnxruntime4j_jni")) {
                if (!unpacked(System.mapLibraryName(file), folder)) {
                    return;
                }
            }
            System.setProperty(PLACE, folder.toString());
        } catch (IOException readOnlyOrFull) {
            // It is then unpacked into the temporary directory, as by itself.
        }
    }

    private static void removeParts(Path folder) throws IOException {
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder, ".*.part")) {
            for (Path part : parts) {
                Files.deleteIfExists(part);
            }
        }
    }

    /// Whether the file of this system's library lies in `folder` as the program has it.
    private static boolean unpacked(String name, Path folder) throws IOException {
        String resource = "/ai/onnxruntime/native/" + system() + "/" + name;
        Path file = folder.resolve(name);
        try (InputStream library = OrtEnvironment.class.getResourceAsStream(resource)) {
            if (library == null) {
                return false;
            }
            if (Files.isRegularFile(file) && same(library, file)) {
                return true;
            }
        }
        try (InputStream library = OrtEnvironment.class.getResourceAsStream(resource)) {
            if (library == null) {
                return false;
            }
            WholeFile.write(file, library::transferTo);
            PrivateFiles.close(file);
            return true;
        }
    }

    private static boolean same(InputStream library, Path file) throws IOException {
        try (InputStream kept = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            while (true) {
                byte[] expected = library.readNBytes(1 << 16);
                if (!java.util.Arrays.equals(expected, kept.readNBytes(1 << 16))) {
                    return false;
                }
                if (expected.length == 0) {
                    return true;
                }
            }
        }
    }

    private static String system() {
        String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String arch = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        return (os.contains("mac") ? "osx" : os.contains("win") ? "win" : "linux")
                + "-"
                + (arch.equals("aarch64") || arch.equals("arm64") ? "aarch64" : "x64");
    }
}
