package io.abtpro.formula;

import java.util.ArrayList;
import java.util.List;

/// Reads `param` lines: name, own value, range, step, unit and label.
final class Parameters {
    private static final double MOST = 1e9;

    private final Reader reader;
    private final Nodes nodes;
    private final Scope scope;
    private final List<Parameter> all = new ArrayList<>();

    Parameters(Reader reader, Nodes nodes, Scope scope) {
        this.reader = reader;
        this.nodes = nodes;
        this.scope = scope;
    }

    List<Parameter> all() {
        return List.copyOf(all);
    }

    void read() {
        Token name = reader.expect(Token.Kind.NAME, "a name after 'param'");
        reader.expect("=", "after the name");
        Token at = reader.peek();
        double usual = number("the parameter's own value");
        double min = usual;
        double max = usual;
        boolean ranged = reader.take("in");
        if (ranged) {
            min = number("the least value after 'in'");
            reader.expect("..", "between the least and the largest value");
            max = number("the largest value");
        }
        double step = usual == Math.rint(usual) && min == Math.rint(min) ? 1 : (max - min) / 100;
        if (reader.take("step")) {
            Token written = reader.peek();
            step = number("the distance between values after 'step'");
            if (!(step > 0)) {
                throw ProblemFound.at(written, "a step must be above 0, was " + written.text());
            }
        }
        String unit = unit();
        String label =
                reader.peek().kind() == Token.Kind.STRING ? reader.next().text() : name.text();
        if (!(min <= usual && usual <= max)) {
            throw ProblemFound.at(
                    at, "'%s' must lie in its range %s..%s".formatted(name.text(), min, max));
        }
        boolean whole = unit.equals("bars");
        if (whole && !(isWhole(usual) && isWhole(min) && isWhole(max) && isWhole(step))) {
            throw ProblemFound.at(
                    at, "bars are whole: value, range and step must be whole numbers");
        }
        if (PROTECTIVE.contains(name.text())) {
            throw ProblemFound.at(
                    name, "every strategy has '%s'; choose another name".formatted(name.text()));
        }
        scope.add(name, nodes.parameter(name.text(), name));
        all.add(
                new Parameter(
                        name.text(), label, unit, whole, min, max, step > 0 ? step : 1, usual));
    }

    private static final List<String> PROTECTIVE =
            List.of("stopLoss", "takeProfit", "trailingStop");

    private String unit() {
        if (reader.take("bars")) {
            return "bars";
        }
        return reader.take("%") ? "%" : "";
    }

    private double number(String what) {
        boolean negative = reader.take("-");
        Token token = reader.expect(Token.Kind.NUMBER, what);
        double value = Calls.number(token);
        if (value > MOST) {
            throw ProblemFound.at(token, "a parameter may be 1e9 at most, was " + token.text());
        }
        return negative ? -value : value;
    }

    private static boolean isWhole(double value) {
        return value == Math.rint(value);
    }
}
