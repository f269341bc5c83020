package io.abtpro.jobs;

import io.abtpro.backtest.BacktestResult;
import io.abtpro.holdout.Openings;
import io.abtpro.holdout.SealedHoldout;
import io.abtpro.store.Tunings;
import io.abtpro.store.Workspace;
import io.abtpro.strategies.ParameterSpace;
import io.abtpro.strategies.Strategy;
import io.abtpro.tuning.EngineVersions;
import io.abtpro.tuning.Splits;
import io.abtpro.tuning.TunedParameters;
import io.abtpro.tuning.TuningResult;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Every field of one export against the bars, a repetition of its search, and the workspace's
/// record of it.
final class TunedChecks {
    private static final String OPENED = "splits.holdout.opened";

    private final Workspace workspace;
    private final TuningSource source;
    private final Strategy strategy;
    private final TunedParameters tuned;
    private final Findings findings;
    private final Optional<TuningRecord> record;

    TunedChecks(
            Workspace workspace,
            TuningSource source,
            Strategy strategy,
            TunedParameters tuned,
            Findings findings) {
        this.workspace = workspace;
        this.source = source;
        this.strategy = strategy;
        this.tuned = tuned;
        this.findings = findings;
        this.record = TuningRecord.of(workspace.tunings(), tuned);
    }

    /// The run behind the ledger.
    record Run(String ledgerSha256, int trades) {}

    /// What the export says of its bars.
    void data() {
        TunedParameters.Dataset file = tuned.dataset();
        TunedParameters.Dataset found = source.described();
        findings.compare("data.sha256", file.sha256(), found.sha256());
        findings.compare("data.timeframe", file.timeframe(), found.timeframe());
        findings.compare("data.zone", file.zone(), found.zone());
        findings.compare("data.from", file.from(), found.from());
        findings.compare("data.to", file.to(), found.to());
        findings.compare("data.bars", file.bars(), found.bars());
        Optional<TunedParameters.Dataset> then =
                record.flatMap(TuningRecord::tuned).map(TunedParameters::dataset);
        if (then.isPresent()) {
            findings.compare("data.name", file.name(), then.get().name());
            findings.compare("data.symbol", file.symbol(), then.get().symbol());
            return;
        }
        if (!file.name().equals(found.name())) {
            findings.cannotTell("data.name");
        }
        if (!found.symbol().isEmpty()) {
            findings.compare("data.symbol", file.symbol(), found.symbol());
        } else if (!file.symbol().isEmpty()) {
            findings.cannotTell("data.symbol");
        }
    }

    /// The trades; not run where they would look at bars that are sealed here.
    Optional<Run> ledger() {
        boolean withHoldout = tuned.ledgerTo().equals(tuned.splits().holdout().to());
        findings.compare("ledgerPeriod.from", tuned.ledgerFrom(), tuned.splits().train().from());
        if (!withHoldout || tuned.splits().opened().isEmpty()) {
            findings.compare("ledgerPeriod.to", tuned.ledgerTo(), tuned.splits().validation().to());
        }
        opened();
        if (isSealedHere(tuned.ledgerTo())) {
            findings.cannotTell("ledgerSha256");
            return Optional.empty();
        }
        BacktestResult result = TunedRun.run(source.series(), strategy, tuned);
        findings.compare("ledgerSha256", tuned.ledgerSha256(), result.ledgerSha256());
        return Optional.of(new Run(result.ledgerSha256(), result.trades().size()));
    }

    /// True where a run up to `to` would look at bars that a tuning in this workspace sealed, and
    /// that the one behind the export did not look at itself.
    private boolean isSealedHere(Instant to) {
        boolean looked =
                record.flatMap(TuningRecord::tuned)
                        .filter(t -> !t.splits().validation().to().isBefore(to))
                        .isPresent();
        return !looked
                && SealedHoldout.of(workspace.tunings(), source.series(), strategy.id()).stream()
                        .anyMatch(seal -> !seal.from().isAfter(to));
    }

    /// The opening, against those that were logged here.
    private void opened() {
        Optional<Instant> file = tuned.splits().opened();
        Optional<Instant> here =
                Openings.of(
                                workspace.tunings(),
                                source.series().sha256(),
                                tuned.splits().holdout().from(),
                                tuned.splits().holdout().to())
                        .stream()
                        .map(Tunings.HoldoutOpening::at)
                        .findFirst();
        if (file.isEmpty()) {
            tuned.objective()
                    .holdout()
                    .ifPresent(
                            value ->
                                    findings.differs(
                                            "objective.holdout",
                                            value,
                                            "null, since the holdout is said to be sealed"));
            here.filter(at -> !at.isAfter(tuned.exportedAt()))
                    .ifPresent(at -> findings.differs(OPENED, "null", at));
            return;
        }
        if (file.get().isAfter(tuned.exportedAt())) {
            findings.differs(OPENED, file.get(), "an export of " + tuned.exportedAt());
        }
        if (here.isPresent()) {
            // The store keeps milliseconds.
            if (file.get().toEpochMilli() != here.get().toEpochMilli()) {
                findings.differs(OPENED, file.get(), here.get());
            }
        } else if (record.isPresent()) {
            findings.differs(
                    OPENED, file.get(), "no opening in this workspace's record of the tuning");
        } else {
            findings.cannotTell(OPENED);
        }
    }

    /// Every figure, of the same bars and the same version of the strategy.
    void figures(Progress progress) {
        parameters();
        engine();
        Optional<Splits> splits = new TunedSplits(source, tuned.splits(), findings).find();
        if (splits.isEmpty()) {
            return;
        }
        if (isSealedHere(tuned.splits().validation().to())) {
            List.of("objective", "plateau", "method", "selectionBias")
                    .forEach(findings::cannotTell);
            return;
        }
        var figures = new TunedFigures(source, strategy, tuned, splits.get(), findings);
        figures.year();
        figures.objective(isSealedHere(tuned.splits().holdout().to()));
        figures.bias();
        record.ifPresent(this::against);
        Optional<RepeatedSearch> search =
                RepeatedSearch.of(source, strategy, tuned, splits.get(), record);
        if (search.isPresent()) {
            TuningResult found = search.get().result(progress);
            boolean stopped =
                    search.get().isStopped()
                            || record.filter(TuningRecord::isCancelled).isPresent();
            figures.repeated(found, stopped);
        } else {
            List.of("plateau", "method", "selectionBias.pbo").forEach(findings::cannotTell);
        }
        if (record.isEmpty()) {
            findings.cannotTell("selectionBias.trials");
            findings.cannotTell("exportedAt");
        }
    }

    private void parameters() {
        Map<String, ParameterSpace.Parameter> space = new LinkedHashMap<>();
        strategy.space().parameters().forEach(p -> space.put(p.name(), p));
        for (TunedParameters.Parameter p : tuned.parameters()) {
            String place = "parameters." + p.name();
            ParameterSpace.Parameter own = space.remove(p.name());
            if (own == null) {
                findings.differs(place, p.value(), "no parameter of " + strategy.id());
                continue;
            }
            findings.compare(
                    place + ".type",
                    p.integer() ? "integer" : "decimal",
                    own.integer() ? "integer" : "decimal");
            if (!p.tuned()) {
                findings.figure(place + ".min", p.min(), own.min());
                findings.figure(place + ".max", p.max(), own.max());
                findings.figure(place + ".step", p.step(), own.step());
            }
        }
        space.keySet()
                .forEach(
                        name ->
                                findings.differs(
                                        "parameters." + name,
                                        "null",
                                        "a parameter of " + strategy.id()));
    }

    private void engine() {
        EngineVersions.current()
                .forEach(
                        (name, here) -> {
                            if (!here.equals(tuned.engine().get(name))) {
                                findings.cannotTell("engine." + name);
                            }
                        });
    }

    private void against(TuningRecord then) {
        int trialsNow = workspace.runs().trials(source.series().sha256()).count();
        then.tuned()
                .ifPresent(
                        kept ->
                                new RecordCheck(tuned, findings)
                                        .compare(kept, then.isThisExport(), trialsNow));
    }
}
