package io.abtpro.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.abtpro.bars.BarSeries;
import io.abtpro.jobs.ImportFile;
import io.abtpro.jobs.Progress;
import io.abtpro.loading.LoadException;
import io.abtpro.loading.LoadOptions;
import io.abtpro.loading.LoadedBars;
import io.abtpro.loading.LoaderFault;
import io.abtpro.loading.Reading;
import io.abtpro.loading.vendors.Loader;
import io.abtpro.store.DatasetRecord;
import io.abtpro.store.Datasets;
import io.abtpro.store.Workspace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;

/// Mutated files, made or of a folder, against the import: counts exceptions that are no refusals,
/// hangs and rows that are neither stored nor named. The rows of a mutated file are counted here by
/// its lines (or by another reader of JSON), never by the loader.
final class MutatedFiles {
    private static final long HANG_NANOS = 5_000_000_000L;
    private static final int MOST_TOLD = 40;
    private static final String MADE = "generated";
    private static final JsonMapper OTHER_READER =
            JsonMapper.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();
    private static final WellFormed UNKNOWN =
            new WellFormed("", "", List.of(), List.of(), "", "", true);
    private final Path folder;
    private final Workspace workspace;
    int files;
    int loaded;
    int refused;
    int countable;
    final List<String> exceptions = new ArrayList<>();
    final List<String> hangs = new ArrayList<>();
    final List<String> losses = new ArrayList<>();
    private final TreeMap<String, Integer> forms = new TreeMap<>();

    MutatedFiles(Path folder) {
        this.folder = folder;
        this.workspace = workspace(folder);
    }

    static Check check() {
        return new Check(
                "mutated-files",
                "files with faults that crash or hang an import, or lose a row that is not named",
                List.of(
                        new Check.Argument("seed", "1", "1"),
                        new Check.Argument("files", "10000", "20"),
                        new Check.Argument("folder", MADE, MADE)),
                MutatedFiles::run);
    }

    private static boolean run(Given given) throws Exception {
        var run = new MutatedFiles(given.folder());
        if (given.word("folder").equals(MADE)) {
            run.generated(given.number("seed"), given.count("files"));
        } else {
            run.fromFolder(
                    Path.of(given.word("folder")), given.number("seed"), given.count("files"));
        }
        given.line("%s", run.summary());
        List<List<String>> found = List.of(run.exceptions, run.hangs, run.losses);
        found.forEach(
                kind -> kind.stream().limit(MOST_TOLD).forEach(line -> given.line("%s", line)));
        return found.stream().allMatch(List::isEmpty);
    }

    String summary() {
        return "%d files: %d loaded, %d refused; exceptions %d, hangs %d, silent loss %d of %d countable; by form %s"
                .formatted(
                        files,
                        loaded,
                        refused,
                        exceptions.size(),
                        hangs.size(),
                        losses.size(),
                        countable,
                        forms);
    }

    void generated(long seed, int count) throws Exception {
        for (int i = 0; i < count; i++) {
            Random random = new Random(seed * 1_000_003 + i);
            WellFormed form = WellFormed.next(random);
            Mutation mutation = Mutation.of(form, random);
            forms.merge(form.form(), 1, Integer::sum);
            String id = "%d/%d %s %s".formatted(seed, i, form.form(), mutation.what());
            OptionalLong rows =
                    mutation.textStands() ? rows(form, mutation.text()) : OptionalLong.empty();
            run(id, mutation.name(), mutation.bytes(), form, rows);
        }
    }

    /// Bytes of the files of a folder flipped, cut and joined; nothing is countable.
    private void fromFolder(Path from, long seed, int count) throws Exception {
        List<Path> sources;
        try (var all = Files.walk(from)) {
            sources =
                    all.filter(Files::isRegularFile)
                            .filter(f -> f.toFile().length() < 200_000)
                            .sorted()
                            .toList();
        }
        for (int i = 0; i < count; i++) {
            Random random = new Random(seed * 1_000_003 + i);
            Path source = sources.get(random.nextInt(sources.size()));
            byte[] bytes = Files.readAllBytes(source);
            if (bytes.length > 0) {
                bytes =
                        switch (random.nextInt(4)) {
                            case 0 -> Arrays.copyOf(bytes, random.nextInt(bytes.length));
                            case 1 ->
                                    Packed.concat(
                                            bytes,
                                            Files.readAllBytes(
                                                    sources.get(random.nextInt(sources.size()))));
                            case 2 ->
                                    Mutation.flipped(
                                            Mutation.flipped(
                                                    Mutation.flipped(bytes, random), random),
                                            random);
                            default -> Mutation.flipped(bytes, random);
                        };
            }
            String name = String.valueOf(source.getFileName());
            run("%d/%d %s".formatted(seed, i, source), name, bytes, UNKNOWN, OptionalLong.empty());
        }
    }

    private void run(String id, String name, byte[] bytes, WellFormed form, OptionalLong rows)
            throws Exception {
        Path file = Files.write(folder.resolve(name), bytes);
        files++;
        Thread worker = new Thread(() -> tryFile(id, file, form, rows), "file " + id);
        worker.setDaemon(true);
        long started = System.nanoTime();
        worker.start();
        while (worker.isAlive()) {
            worker.join(200);
            long cpu = ManagementFactory.getThreadMXBean().getThreadCpuTime(worker.threadId());
            if (cpu > HANG_NANOS || System.nanoTime() - started > 12 * HANG_NANOS) {
                hangs.add(
                        "HANG "
                                + id
                                + " at "
                                + List.of(worker.getStackTrace()).stream().limit(12).toList());
                return;
            }
        }
        Files.deleteIfExists(file);
    }

    private void tryFile(String id, Path file, WellFormed form, OptionalLong rows) {
        try {
            Reading reading = Loader.inspect(file, LoadOptions.detect());
            if (reading.loaded().isEmpty()) {
                refused++;
                if (reading.problem().contains("would be lost")) {
                    losses.add("LOSS " + id + ": " + reading.problem());
                }
                return;
            }
            LoadedBars bars = reading.loaded().get();
            loaded++;
            countLoss(id, reading, form, rows);
            imports(id, file, bars);
        } catch (LoaderFault fault) {
            exceptions.add("EXCEPTION " + id + ": " + fault.getCause());
        } catch (LoadException refusal) {
            refused++;
        } catch (IOException | RuntimeException | Error e) {
            StackTraceElement[] trace = e.getStackTrace();
            exceptions.add(
                    "EXCEPTION " + id + ": " + e + " at " + (trace.length > 0 ? trace[0] : ""));
        }
    }

    /// Strictly and skipping bad rows, as the command does it; the sums of the import must be those
    /// of the loader.
    private void imports(String id, Path file, LoadedBars bars) throws IOException {
        for (boolean skip : new boolean[] {false, true}) {
            try {
                var imported =
                        new ImportFile(
                                        workspace,
                                        file,
                                        LoadOptions.detect(),
                                        Optional.of("x"),
                                        Optional.empty(),
                                        skip)
                                .run(Progress.ignored());
                boolean right =
                        imported.dataset().rejectedRows() == bars.rowFailures().size()
                                && (skip || bars.rowFailures().isEmpty());
                if (!right) {
                    losses.add(
                            "LOSS "
                                    + id
                                    + ": the import rejected "
                                    + imported.dataset().rejectedRows());
                }
            } catch (LoadException refusal) {
                if (skip || bars.rowFailures().isEmpty()) {
                    exceptions.add(
                            "EXCEPTION "
                                    + id
                                    + ": the loader took what the import refuses: "
                                    + refusal.getMessage());
                }
            }
        }
    }

    private void countLoss(String id, Reading reading, WellFormed form, OptionalLong rows) {
        LoadedBars bars = reading.loaded().orElseThrow();
        if (rows.isEmpty() || bars.dialect().contains("rades") || form.form().contains("trades")) {
            return;
        }
        countable++;
        long named = bars.rowFailures().size() + bars.rowsLeftOut();
        long lost = rows.getAsLong() - bars.series().size() - named;
        boolean headed =
                !form.json()
                        && !form.form().startsWith("NDJSON")
                        && bars.rows() == rows.getAsLong() - 1;
        if (lost != (headed ? 1 : 0) || headed && !isHeader(reading)) {
            losses.add(
                    "LOSS %s: %d rows, %d bars, %d named"
                            .formatted(id, rows.getAsLong(), bars.series().size(), named));
        }
    }

    /// True where the line that was taken for the header has no number in it.
    private static boolean isHeader(Reading reading) {
        int line =
                reading.decisions().stream()
                        .filter(d -> d.what() == Reading.Kind.HEADER)
                        .mapToInt(d -> Integer.parseInt(d.value()))
                        .findFirst()
                        .orElse(0);
        return line > 0
                && line <= reading.rawLines().size()
                && reading.rawLines()
                        .get(line - 1)
                        .lines()
                        .noneMatch(text -> text.matches("(.*[,;\\t| ])?\"?[\\d.]{2,}.*"));
    }

    /// The rows of a text by its lines or, for a JSON document, by another reader; empty where they
    /// cannot be counted.
    private static OptionalLong rows(WellFormed form, String text) {
        if (!form.json()) {
            return OptionalLong.of(
                    text.split("\\r\\n|\\n|\\r", -1).length
                            - Arrays.stream(text.split("\\r\\n|\\n|\\r", -1))
                                    .filter(line -> line.strip().isEmpty())
                                    .count());
        }
        if (form.form().equals("Keyed") || form.form().equals("Columns")) {
            return OptionalLong.empty();
        }
        try (var parser = OTHER_READER.createParser(text.getBytes(StandardCharsets.UTF_8))) {
            long rows = 0;
            while (parser.nextToken() != null) {
                rows += listed(OTHER_READER.readTree(parser));
            }
            return OptionalLong.of(rows);
        } catch (JsonProcessingException notValid) {
            return OptionalLong.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The values in lists of lists or objects, wherever they stand.
    private static long listed(JsonNode node) {
        long rows = 0;
        int lists = 0;
        for (JsonNode child : node) {
            lists += child.isContainerNode() && child.size() >= 3 ? 1 : 0;
        }
        if (node.isArray() && (node.size() == 0 || lists * 2 > node.size())) {
            return node.size();
        }
        for (JsonNode child : node) {
            rows += listed(child);
        }
        return rows;
    }

    private static Workspace workspace(Path folder) {
        Datasets datasets =
                proxy(
                        Datasets.class,
                        (name, arguments) ->
                                switch (name) {
                                    case "find" -> Optional.empty();
                                    case "all" -> List.of();
                                    case "add" ->
                                            record(
                                                    (Datasets.Description) arguments[0],
                                                    (BarSeries) arguments[1]);
                                    default -> throw new UnsupportedOperationException(name);
                                });
        return proxy(
                Workspace.class,
                (name, _) ->
                        switch (name) {
                            case "folder" -> folder;
                            case "datasets" -> datasets;
                            case "isReadOnly" -> false;
                            case "clock" -> Clock.systemUTC();
                            default -> throw new UnsupportedOperationException(name);
                        });
    }

    private static DatasetRecord record(Datasets.Description d, BarSeries bars) {
        return new DatasetRecord(
                d.name(),
                d.symbol(),
                bars.timeframe().toString(),
                bars.zone().getId(),
                bars.size(),
                Instant.ofEpochMilli(bars.openTime(0)),
                Instant.ofEpochMilli(bars.openTime(bars.size() - 1)),
                "",
                d.dialect(),
                d.sourceFile(),
                d.rejectedRows(),
                0,
                d.quality(),
                Instant.EPOCH);
    }

    private interface Call {
        Object of(String name, Object[] arguments);
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (_, method, arguments) -> call.of(method.getName(), arguments)));
    }
}
