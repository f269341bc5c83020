package io.abtpro.cli;

import io.abtpro.backtest.Execution;
import io.abtpro.bars.QuoteCurrency;
import io.abtpro.bars.Timeframe;
import io.abtpro.diagnostics.Calibration;
import io.abtpro.forest.Learner;
import io.abtpro.forest.Learners;
import io.abtpro.scoring.LabelRule;
import io.abtpro.scoring.WalkForwardScores;
import io.abtpro.strategies.Strategy;
import io.abtpro.strategies.StrategyCatalog;
import io.abtpro.tuning.Method;
import io.abtpro.tuning.Objective;
import io.abtpro.volatility.VolatilityEstimator;

import picocli.CommandLine;

import java.time.LocalDate;
import java.time.ZoneId;

/// What the words of options become. Whole numbers are read by their commands, since the range that
/// is allowed is the option's, not the type's.
final class Converters {
    private Converters() {}

    /// Gives `line` and every command that it has by now the types of this program.
    static void register(CommandLine line) {
        line.registerConverter(Strategy.class, StrategyCatalog::get);
        line.registerConverter(Timeframe.class, Timeframe::parse);
        line.registerConverter(QuoteCurrency.class, QuoteCurrency::of);
        line.registerConverter(VolatilityEstimator.class, VolatilityEstimator::parse);
        line.registerConverter(Learner.class, Learners::of);
        line.registerConverter(LabelRule.class, LabelRule::parse);
        line.registerConverter(Execution.Sizing.class, ExecutionOptions::sizing);
        line.registerConverter(ZoneId.class, Choice::zone);
        line.registerConverter(LocalDate.class, Choice::day);
        line.registerConverter(Double.class, Choice::number);
        word(line, Execution.Fill.class);
        word(line, Execution.Side.class);
        word(line, Objective.class);
        word(line, Method.class);
        word(line, Calibration.Method.class);
        word(line, WalkForwardScores.Symbols.class);
    }

    private static <E extends Enum<E>> void word(CommandLine line, Class<E> type) {
        line.registerConverter(type, text -> Choice.oneOf(type, text));
    }
}
