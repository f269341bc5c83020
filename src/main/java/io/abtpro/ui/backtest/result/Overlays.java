package io.abtpro.ui.backtest.result;

import io.abtpro.backtest.Execution.Side;
import io.abtpro.chart.Layer;
import io.abtpro.indicators.Columns;
import io.abtpro.indicators.Condition;
import io.abtpro.indicators.IndicatorCatalog;
import io.abtpro.indicators.Operand;
import io.abtpro.strategies.RuleStrategy;
import io.abtpro.strategies.Rules;
import io.abtpro.ui.session.Research;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The columns that a strategy compares, read from its rules: what shares the price axis is drawn
/// over the price, what does not in a pane of its own together with its thresholds.
///
/// @param thresholds the constants that oscillators are compared with
record Overlays(List<Overlay> overPrice, List<Overlay> oscillators, List<Double> thresholds) {
    static final Overlays NONE = new Overlays(List.of(), List.of(), List.of());
    private static final List<Layer.Style> STYLES =
            List.of(Layer.Style.AVERAGE, Layer.Style.SLOW_AVERAGE, Layer.Style.COMPARISON_2);

    /// A column with the name of its legend, such as "SMA 16"; values have shape `[bars]`.
    record Overlay(String name, double[] values, Layer.Style style) {}

    Overlays {
        overPrice = List.copyOf(overPrice);
        oscillators = List.copyOf(oscillators);
        thresholds = List.copyOf(thresholds);
    }

    /// What the rules of the sides that may be traded compare; nothing for a strategy without
    /// rules.
    static Overlays of(Columns columns, Research inputs) {
        if (!(inputs.strategy() instanceof RuleStrategy strategy)) {
            return NONE;
        }
        try {
            Set<Operand> operands = new LinkedHashSet<>();
            for (Condition side :
                    sides(strategy.rules(inputs.parameters()), inputs.execution().side())) {
                collect(side, operands);
            }
            return of(columns, operands);
        } catch (IllegalArgumentException noSuchColumn) {
            return NONE; // an overlay is no reason to withhold the result
        }
    }

    /// The same without their values at these bars.
    Overlays without(BitSet bars) {
        return bars.isEmpty()
                ? this
                : new Overlays(masked(overPrice, bars), masked(oscillators, bars), thresholds);
    }

    private static List<Overlay> masked(List<Overlay> overlays, BitSet bars) {
        return overlays.stream()
                .map(o -> new Overlay(o.name(), masked(o.values(), bars), o.style()))
                .toList();
    }

    /// A copy of `values` that is NaN at these bars.
    static double[] masked(double[] values, BitSet bars) {
        double[] masked = values.clone();
        bars.stream().filter(t -> t < masked.length).forEach(t -> masked[t] = Double.NaN);
        return masked;
    }

    private static List<Condition> sides(Rules rules, Side side) {
        return switch (side) {
            case LONG -> List.of(rules.enterLong(), rules.exitLong());
            case SHORT -> List.of(rules.enterShort(), rules.exitShort());
            case BOTH ->
                    List.of(
                            rules.enterLong(),
                            rules.exitLong(),
                            rules.enterShort(),
                            rules.exitShort());
        };
    }

    private static void collect(Condition condition, Set<Operand> found) {
        switch (condition) {
            case Condition.Over(Operand left, Operand right) -> found.addAll(List.of(left, right));
            case Condition.Under(Operand left, Operand right) -> found.addAll(List.of(left, right));
            case Condition.CrossedUp(Operand left, Operand right) ->
                    found.addAll(List.of(left, right));
            case Condition.CrossedDown(Operand left, Operand right) ->
                    found.addAll(List.of(left, right));
            case Condition.And(Condition first, Condition second) -> {
                collect(first, found);
                collect(second, found);
            }
            case Condition.Or(Condition first, Condition second) -> {
                collect(first, found);
                collect(second, found);
            }
            case Condition.Not(Condition inner) -> collect(inner, found);
        }
    }

    private static Overlays of(Columns columns, Set<Operand> operands) {
        var overPrice = new ArrayList<Overlay>();
        var oscillators = new ArrayList<Overlay>();
        var thresholds = new ArrayList<Double>();
        var groups = new ArrayList<String>();
        for (Operand operand : operands) {
            switch (operand) {
                case Operand.Constant(double value) -> thresholds.add(value);
                case Operand.Column column when column.indicator().equals("close") -> {}
                case Operand.Column column -> {
                    boolean price = IndicatorCatalog.get(column.indicator()).overlay();
                    (price ? overPrice : oscillators)
                            .add(overlay(columns, column, style(groups, column)));
                }
            }
        }
        return new Overlays(overPrice, oscillators, oscillators.isEmpty() ? List.of() : thresholds);
    }

    /// The two edges of one channel look alike; everything else is told apart.
    private static Layer.Style style(List<String> groups, Operand.Column column) {
        String group = column.indicator().replaceAll("-(upper|lower)$", "") + column.parameters();
        if (!groups.contains(group)) {
            groups.add(group);
        }
        return STYLES.get(groups.indexOf(group) % STYLES.size());
    }

    private static Overlay overlay(Columns columns, Operand.Column column, Layer.Style style) {
        double[] values = columns.column(column.indicator(), column.parameters());
        return new Overlay(name(column), shifted(values, column.ago()), style);
    }

    /// `values` as they were known `ago` bars before.
    private static double[] shifted(double[] values, int ago) {
        if (ago == 0) {
            return values;
        }
        double[] earlier = new double[values.length];
        int gone = Math.min(ago, values.length);
        Arrays.fill(earlier, 0, gone, Double.NaN);
        System.arraycopy(values, 0, earlier, gone, values.length - gone);
        return earlier;
    }

    private static String name(Operand.Column column) {
        var name = new StringBuilder(word(column.indicator()));
        for (double parameter : column.parameters()) {
            name.append(' ').append(number(parameter));
        }
        return switch (column.ago()) {
            case 0 -> name.toString();
            case 1 -> name + ", a bar ago";
            default -> name + ", " + column.ago() + " bars ago";
        };
    }

    private static String word(String id) {
        return switch (id) {
            case "plus-di" -> "+DI";
            case "minus-di" -> "\u2212DI";
            case "stochastic-k" -> "%K";
            case "stochastic-d" -> "%D";
            case "zscore" -> "Z-score";
            case "macd-signal" -> "MACD signal";
            default ->
                    id.length() <= 4 ? id.toUpperCase(Locale.ROOT) : capital(id.replace('-', ' '));
        };
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private static String number(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
