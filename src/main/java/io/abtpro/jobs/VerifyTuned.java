package io.abtpro.jobs;

import io.abtpro.failures.RefusedException;
import io.abtpro.report.TunedParametersJson;
import io.abtpro.store.Workspace;
import io.abtpro.strategies.Strategy;
import io.abtpro.tuning.TunedParameters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Runs an export again: the trades bit for bit, and every figure in it that can be computed from
/// the bars. What cannot is held against the workspace's own record of the tuning where there is
/// one, else named as not verified.
///
/// Nothing is counted as a trial: it is all a repetition. A holdout that is sealed in this
/// workspace stays so.
///
/// @param bars to run it on; where empty, the stored dataset with the same hash
public record VerifyTuned(Workspace workspace, Path file, Optional<TuningSource> bars)
        implements Job<VerifyTuned.Report> {
    /// A field that is not what was found.
    ///
    /// @param field its place in the document, such as "objective.train"
    /// @param inFile, found as shown; "null" for none
    public record Difference(String field, String inFile, String found) {
        /// "objective.train is 2.5 in the file, found 0.84".
        public String sentence() {
            return "%s is %s in the file, found %s".formatted(field, inFile, found);
        }
    }

    /// What the document's digest of itself says.
    public enum Digest {
        MATCHES,
        DIFFERS,
        NONE
    }

    /// @param equal true where bars, strategy, ledger and every figure that could be told are those
    ///   of the export
    /// @param differences fields that are not what was found
    /// @param unverified fields that nothing here can tell of
    /// @param sentence what was found
    public record Report(
            TunedParameters tuned,
            String dataset,
            String ledgerSha256,
            int trades,
            boolean equal,
            List<Difference> differences,
            List<String> unverified,
            Digest digest,
            String sentence) {
        public Report {
            differences = List.copyOf(differences);
            unverified = List.copyOf(unverified);
        }
    }

    /// The parameters in an export.
    ///
    /// @throws IllegalArgumentException that names the file and what is wrong in it
    public static TunedParameters read(Path file) throws IOException {
        return read(file, Files.readString(file));
    }

    private static TunedParameters read(Path file, String text) {
        try {
            return TunedParametersJson.read(text);
        } catch (IllegalArgumentException refused) {
            throw new RefusedException(file.getFileName() + ": " + refused.getMessage(), refused);
        }
    }

    @Override
    public Report run(Progress progress) throws IOException {
        String text = Files.readString(file);
        TunedParameters tuned = read(file, text);
        TuningSource source =
                bars.orElseGet(
                        () ->
                                TuningSource.withBars(
                                        workspace,
                                        tuned.dataset().sha256(),
                                        tuned.dataset().name()));
        Strategy strategy = tuned.strategy();
        var findings = new Findings();
        Digest digest = digest(text, findings);
        boolean sameVersion = strategy.isVersion(tuned.strategyVersion());
        boolean sameBars = source.series().sha256().equals(tuned.dataset().sha256());
        if (!sameVersion) {
            findings.differs("strategy.version", tuned.strategyVersion(), strategy.version());
        }
        progress.report(0, 1, "running " + strategy.id());
        var checks = new TunedChecks(workspace, source, strategy, tuned, findings);
        checks.data();
        Optional<TunedChecks.Run> run = checks.ledger();
        if (sameVersion && sameBars) {
            checks.figures(progress);
        }
        progress.report(1, 1, "done");
        boolean equal = findings.differences().isEmpty() && run.isPresent();
        String ledger = run.map(TunedChecks.Run::ledgerSha256).orElse("");
        int trades = run.map(TunedChecks.Run::trades).orElse(0);
        boolean sameLedger = ledger.equals(tuned.ledgerSha256());
        return new Report(
                tuned,
                source.name(),
                ledger,
                trades,
                equal,
                findings.differences(),
                findings.unverified(),
                digest,
                sentence(
                        tuned, strategy, run, sameBars, sameVersion, sameLedger, findings, digest));
    }

    private static Digest digest(String text, Findings findings) {
        Optional<String> written = TunedParametersJson.digest(text);
        if (written.isEmpty()) {
            return Digest.NONE;
        }
        String found = TunedParametersJson.digestFound(text);
        if (written.get().equals(found)) {
            return Digest.MATCHES;
        }
        findings.differs("documentSha256", written.get(), found);
        return Digest.DIFFERS;
    }

    private static String sentence(
            TunedParameters tuned,
            Strategy strategy,
            Optional<TunedChecks.Run> run,
            boolean bars,
            boolean version,
            boolean ledger,
            Findings findings,
            Digest digest) {
        if (!version) {
            return "strategy %s is version %s here, the export was made with %s"
                    .formatted(strategy.id(), strategy.version(), tuned.strategyVersion());
        }
        if (run.isEmpty()) {
            return "the trades were not run: they reach into bars that are a sealed holdout in this"
                    + " workspace"
                    + differences(findings);
        }
        if (!bars) {
            return "the bars are not those of the export; the trades are %s"
                    .formatted(ledger ? "equal" : "different");
        }
        String trading =
                ledger
                        ? "the same %,d trades, bit for bit".formatted(run.get().trades())
                        : "the trades differ: the same bars and parameters gave another ledger";
        if (!findings.differences().isEmpty()) {
            return trading + differences(findings);
        }
        return "%s, and every figure that can be computed again%s%s"
                .formatted(
                        trading,
                        findings.unverified().isEmpty()
                                ? ""
                                : "; not verified: " + String.join(", ", findings.unverified()),
                        digest == Digest.NONE ? "; the export has no digest of itself" : "");
    }

    private static String differences(Findings findings) {
        return findings.differences().stream()
                .map(d -> "; " + d.sentence())
                .collect(Collectors.joining());
    }
}
