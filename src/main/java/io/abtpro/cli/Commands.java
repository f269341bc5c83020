package io.abtpro.cli;

import java.util.LinkedHashMap;
import java.util.Map;

/// The commands by name, in the order of the help.
final class Commands {
    private Commands() {}

    static Map<String, Object> all(Invocation invocation, Services services) {
        var commands = new LinkedHashMap<String, Object>();
        commands.put("import", new ImportCommand(invocation));
        commands.put("resample", new ResampleCommand(invocation));
        commands.put("datasets", DatasetsCommand.of(invocation));
        commands.put("strategies", StrategiesCommand.of(invocation));
        commands.put("indicators", new IndicatorsCommand(invocation));
        commands.put("backtest", new BacktestCommand(invocation));
        commands.put("runs", RunsCommand.of(invocation));
        commands.put("score", ScoreCommand.of(invocation));
        commands.put("accuracy", new AccuracyCommand(invocation));
        commands.put("models", ModelsCommand.of(invocation));
        commands.put("volatility", new VolatilityCommand(invocation));
        commands.put("sweep", new SweepCommand(invocation));
        commands.put("tune", new TuneCommand(invocation));
        commands.put("tunings", new TuningsCommand(invocation));
        commands.put("jobs", new JobsCommand(invocation));
        commands.put("backup", new BackupCommand(invocation, services.upkeep()));
        commands.put("restore", new RestoreCommand(invocation, services.upkeep()));
        commands.put("salvage", new SalvageCommand(invocation, services.upkeep()));
        commands.put("verify", new VerifyCommand(invocation));
        commands.put("generate", new GenerateCommand(invocation));
        commands.put("audit", new AuditCommand(invocation));
        commands.put("bench", BenchCommand.of(invocation, services.bench()));
        commands.put("demo", new DemoCommand(invocation));
        return commands;
    }
}
