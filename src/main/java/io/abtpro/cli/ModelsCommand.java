package io.abtpro.cli;

import io.abtpro.files.WholeFile;
import io.abtpro.forest.ModelFile;
import io.abtpro.forest.ModelRefusedException;
import io.abtpro.forest.SavedModel;
import io.abtpro.jobs.StoredDocuments;
import io.abtpro.jobs.VerifyModels;
import io.abtpro.report.Figures;
import io.abtpro.report.ModelDocument;
import io.abtpro.report.UpkeepDocuments;
import io.abtpro.store.Trainings;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;

/// The trained models of the workspace.
@Command(
        name = "models",
        description = "List trainings and their models, check, export or remove a model.")
final class ModelsCommand implements Runnable {
    @Spec private @Nullable CommandSpec spec;

    private ModelsCommand() {}

    /// The command with its kinds.
    static CommandLine of(Invocation invocation) {
        return new CommandLine(new ModelsCommand())
                .addSubcommand("list", new Listing(invocation))
                .addSubcommand("verify", new Verify(invocation))
                .addSubcommand("export", new Export(invocation))
                .addSubcommand("forget", new Forget(invocation))
                .addSubcommand("challenge", new ModelChallengeCommand(invocation));
    }

    @Override
    public void run() {
        throw new ParameterException(
                Objects.requireNonNull(spec).commandLine(),
                "say what to do: models list, verify, export, forget or challenge");
    }

    private static Optional<Trainings.Model> modelOf(
            Trainings.Training training, List<Trainings.Model> models) {
        return models.stream().filter(model -> model.trainingId() == training.id()).findFirst();
    }

    /// Every training with its status and model.
    @Command(
            name = "list",
            description = "Every training, newest first, with its status, its model or its error.")
    static final class Listing implements Callable<Integer> {
        private final Invocation invocation;

        Listing(Invocation invocation) {
            this.invocation = invocation;
        }

        @Override
        public Integer call() {
            try (var workspace = invocation.open()) {
                List<Trainings.Training> trainings = workspace.trainings().all();
                List<Trainings.Model> models = workspace.trainings().models();
                invocation.print(
                        trainings.stream()
                                .map(t -> StoredDocuments.of(t, modelOf(t, models)))
                                .toList(),
                        lines(trainings, models));
            }
            return 0;
        }

        private static List<String> lines(
                List<Trainings.Training> trainings, List<Trainings.Model> models) {
            if (trainings.isEmpty()) {
                return List.of(
                        "Nothing was trained in this workspace yet; 'score train DATASET --strategy"
                                + " ID' trains a scorer.");
            }
            var table = new TextTable(">Model", "Type", "Version", "Status", "");
            trainings.forEach(
                    training -> {
                        Optional<Trainings.Model> model = modelOf(training, models);
                        table.row(
                                model.map(m -> Long.toString(m.id())).orElse("-"),
                                model.map(Trainings.Model::type).orElse("-"),
                                training.started().modelVersion(),
                                training.status().name().toLowerCase(Locale.ROOT),
                                training.error().orElse(""));
                    });
            return table.lines();
        }
    }

    /// Reads models as a scorer would; exit code 1 where one is refused.
    @Command(
            name = "verify",
            description =
                    "Read stored models, or one in a file, as a scorer would; exit code 1 where one"
                            + " is refused.")
    static final class Verify implements Callable<Integer> {
        private final Invocation invocation;

        @Parameters(
                arity = "0..1",
                paramLabel = "ID|FILE",
                description = "one model; all that are stored where not given")
        private Optional<String> which = Optional.empty();

        Verify(Invocation invocation) {
            this.invocation = invocation;
        }

        @Override
        public Integer call() throws Exception {
            if (which.isPresent() && !which.get().matches("\\d{1,18}")) {
                return file(Path.of(which.get()));
            }
            List<Long> ids = which.map(id -> List.of(Long.parseLong(id))).orElse(List.of());
            try (var workspace = invocation.open()) {
                List<VerifyModels.Checked> checked =
                        invocation.run(new VerifyModels(workspace.trainings(), ids));
                invocation.print(
                        checked.stream().map(StoredDocuments::of).toList(), lines(checked));
                return checked.stream().allMatch(c -> c.refused().isEmpty()) ? 0 : Failures.CHECK;
            }
        }

        private int file(Path file) throws Exception {
            try {
                SavedModel read = ModelFile.read(Files.readAllBytes(file));
                invocation.print(
                        new ModelDocument.VerifiedFile(
                                file.toString(),
                                true,
                                Optional.of(read.manifest().type()),
                                Optional.of(read.manifest().featureNames()),
                                Optional.of(read.sha256()),
                                Optional.empty()),
                        List.of(
                                "ok   %s: %s over %s"
                                        .formatted(
                                                file,
                                                read.manifest().type(),
                                                read.manifest().featureNames())));
                return 0;
            } catch (ModelRefusedException refused) {
                invocation.print(
                        new ModelDocument.VerifiedFile(
                                file.toString(),
                                false,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(String.valueOf(refused.getMessage()))),
                        List.of("REFUSED   %s: %s".formatted(file, refused.getMessage())));
                return Failures.CHECK;
            }
        }

        private static List<String> lines(List<VerifyModels.Checked> checked) {
            if (checked.isEmpty()) {
                return List.of(
                        "There is no stored model; 'score train DATASET --strategy ID' trains"
                                + " one.");
            }
            List<String> lines = new ArrayList<>();
            checked.forEach(
                    c ->
                            lines.add(
                                    "%s   model %d, %s%s"
                                            .formatted(
                                                    c.refused().isEmpty() ? "ok" : "REFUSED",
                                                    c.model().id(),
                                                    c.model().version(),
                                                    c.refused()
                                                            .map(why -> ": " + why)
                                                            .orElse(""))));
            return lines;
        }
    }

    /// Writes a model to a file.
    @Command(name = "export", description = "Write a stored model to a file.")
    static final class Export implements Callable<Integer> {
        private final Invocation invocation;

        @Parameters(
                index = "0",
                paramLabel = "ID",
                description = "of the model; 'models list' shows it")
        private String id = "";

        @Parameters(index = "1", paramLabel = "FILE", description = "where to")
        private Path file = Path.of("");

        Export(Invocation invocation) {
            this.invocation = invocation;
        }

        @Override
        public Integer call() throws Exception {
            long model = Choice.wholeNumber("ID", id, 1, Long.MAX_VALUE);
            try (var workspace = invocation.open()) {
                byte[] bytes =
                        workspace
                                .trainings()
                                .bytes(model)
                                .orElseThrow(
                                        () ->
                                                new UsageException(
                                                        "there is no model %d; 'models list' shows those there are"
                                                                .formatted(model)));
                ResultFiles.makeFolderOf(file);
                WholeFile.writeBytes(file, bytes);
                invocation.print(
                        new UpkeepDocuments.ExportedModel(model, file.toString(), bytes.length),
                        List.of(
                                "Wrote model %d to %s, %s bytes"
                                        .formatted(model, file, Figures.count(bytes.length))));
            }
            return 0;
        }
    }

    /// Removes a model.
    @Command(
            name = "forget",
            description = "Remove a stored model; its training and scores stay listed.")
    static final class Forget implements Callable<Integer> {
        private final Invocation invocation;

        @Parameters(paramLabel = "ID", description = "of the model; 'models list' shows it")
        private String id = "";

        Forget(Invocation invocation) {
            this.invocation = invocation;
        }

        @Override
        public Integer call() {
            long model = Choice.wholeNumber("ID", id, 1, Long.MAX_VALUE);
            try (var workspace = invocation.open()) {
                if (!workspace.trainings().forget(model)) {
                    throw new UsageException(
                            "there is no model %d; 'models list' shows those there are"
                                    .formatted(model));
                }
                invocation.print(
                        new UpkeepDocuments.ForgottenModel(model),
                        List.of("Removed model %d".formatted(model)));
            }
            return 0;
        }
    }
}
