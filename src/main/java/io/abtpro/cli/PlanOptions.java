package io.abtpro.cli;

import io.abtpro.jobs.BacktestPlan;
import io.abtpro.strategies.Strategy;

import picocli.CommandLine.Mixin;

/// What a backtest is: strategy, execution, gate and sizes. `backtest` runs it and `audit` proves
/// it.
final class PlanOptions {
    @Mixin private StrategyOptions strategyOptions = new StrategyOptions();
    @Mixin private ExecutionOptions executionOptions = new ExecutionOptions();
    @Mixin private SizingOptions sizingOptions = new SizingOptions();
    @Mixin private GateOptions gateOptions = new GateOptions();

    BacktestPlan plan() {
        Strategy strategy = strategyOptions.strategy();
        return new BacktestPlan(
                strategy,
                strategyOptions.parameters(),
                executionOptions.execution(),
                gateOptions.gating(),
                sizingOptions.sizing());
    }

    SizingOptions sizing() {
        return sizingOptions;
    }

    GateOptions gate() {
        return gateOptions;
    }
}
