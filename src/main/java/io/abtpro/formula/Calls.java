package io.abtpro.formula;

import io.abtpro.bars.Timeframe;
import io.abtpro.indicators.IndicatorCatalog;
import io.abtpro.indicators.IndicatorSpec;
import io.abtpro.indicators.Unit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads numbers, names and calls, and says what each is.
final class Calls {
    private static final Set<String> CLOCK = Set.of("hour", "minute", "weekday", "day", "month");

    private static final Map<String, Op> PRICES =
            Map.of("hl2", Op.MIDDLE, "hlc3", Op.TYPICAL, "ohlc4", Op.OHLC4);

    private final Reader reader;
    private final Nodes nodes;
    private final Scope scope;
    private final Expressions expressions;

    Calls(Reader reader, Nodes nodes, Scope scope, Expressions expressions) {
        this.reader = reader;
        this.nodes = nodes;
        this.scope = scope;
        this.expressions = expressions;
    }

    Node primary() {
        Token token = reader.peek();
        if (token.kind() == Token.Kind.NUMBER) {
            return nodes.constant(number(reader.next()), token);
        }
        if (reader.take("(")) {
            Node inner = expressions.either();
            reader.expect(")", "to close the bracket of column " + token.column());
            return inner;
        }
        if (token.kind() == Token.Kind.NAME && token.is("at")) {
            return at();
        }
        if (token.kind() == Token.Kind.NAME && !Words.RESERVED.contains(token.text())) {
            return name(reader.next());
        }
        throw ProblemFound.at(
                token,
                "a number, a name or '(' is expected, but here is %s".formatted(token.words()));
    }

    static double number(Token token) {
        double value = Double.parseDouble(token.text());
        if (!Double.isFinite(value)) {
            throw ProblemFound.at(token, "a number must be finite, was " + token.text());
        }
        return value;
    }

    private Node at() {
        Token word = reader.next();
        Token count = reader.expect(Token.Kind.NUMBER, "a timeframe such as 1d after 'at'");
        Token unit = reader.expect(Token.Kind.NAME, "a timeframe such as 1d after 'at'");
        Timeframe timeframe;
        try {
            timeframe = Timeframe.parse(count.text() + unit.text());
        } catch (IllegalArgumentException refused) {
            throw ProblemFound.at(
                    count,
                    "a timeframe is a whole number and s, m, h, d, w or mo, was '%s'"
                            .formatted(count.text() + unit.text()));
        }
        if (!reader.peek().is("(")) {
            reader.expect("(", "after the timeframe, as in 'at 1d (sma(50))'");
        }
        Token open = reader.next();
        Node inner = expressions.either();
        reader.expect(")", "to close the bracket of column " + open.column());
        if (inner.type() != Node.Type.COLUMN) {
            throw ProblemFound.at(
                    word, "'at' reads a value of each bar, but here is " + inner.type().words());
        }
        return nodes.column(Op.AT, timeframe.toString(), inner.unit(), word, List.of(inner));
    }

    private Node name(Token name) {
        if (scope.has(name.text())) {
            if (reader.peek().is("(")) {
                throw ProblemFound.at(name, "'%s' takes nothing".formatted(name.text()));
            }
            return scope.get(name.text());
        }
        if (CLOCK.contains(name.text())) {
            return nodes.column(Op.CLOCK, name.text(), Unit.NUMBER, name, List.of());
        }
        Op price = PRICES.get(name.text());
        if (price != null) {
            return nodes.column(price, "", Unit.PRICE, name, List.of());
        }
        Optional<Op> op = Functions.function(name.text());
        if (op.isPresent()) {
            return new FunctionCall(name, nodes).of(op.get(), arguments(name));
        }
        Optional<IndicatorSpec> indicator = Functions.indicator(name.text());
        if (indicator.isPresent()) {
            return indicator(name, indicator.get());
        }
        String nearest = Functions.nearest(name.text(), scope.all());
        throw ProblemFound.at(
                name,
                nearest.isEmpty()
                        ? "'%s' is not known; 'let %s = ...' would name it"
                                .formatted(name.text(), name.text())
                        : "'%s' is not known; did you mean '%s'?".formatted(name.text(), nearest),
                nearest);
    }

    private List<Node> arguments(Token name) {
        if (!reader.peek().is("(")) {
            String signature = Functions.of(name.text()).map(Function::signature).orElse("");
            throw ProblemFound.at(
                    name, "'%s' needs its brackets: %s".formatted(name.text(), signature));
        }
        reader.next();
        List<Node> arguments = new ArrayList<>();
        if (!reader.peek().is(")")) {
            do {
                arguments.add(expressions.either());
            } while (reader.take(","));
        }
        reader.expect(")", "or ',' within the brackets of '%s'".formatted(name.text()));
        return arguments;
    }

    /// Values of an indicator: by place, then by name; a column first where it takes one.
    private Node indicator(Token name, IndicatorSpec spec) {
        List<IndicatorSpec.Parameter> wanted = spec.parameters();
        Node[] given = new Node[wanted.size()];
        Optional<Node> column = Optional.empty();
        if (reader.take("(")) {
            int place = 0;
            boolean first = true;
            while (!reader.peek().is(")")) {
                Token token = reader.peek();
                int named = named(wanted, name);
                Node value = expressions.either();
                if (first && named < 0 && value.type() == Node.Type.COLUMN) {
                    column = Optional.of(column(name, spec, value));
                } else {
                    int to = named < 0 ? place++ : named;
                    requireNumber(name, spec, token, value, to);
                    if (given[to] != null) {
                        throw ProblemFound.at(
                                token, "%s is given twice".formatted(wanted.get(to).name()));
                    }
                    given[to] = value;
                }
                first = false;
                if (!reader.peek().is(")")) {
                    reader.expect(",", "or ')' within the brackets of '%s'".formatted(name.text()));
                }
            }
            reader.next();
        }
        return indicator(name, spec, given, column);
    }

    private Node indicator(Token name, IndicatorSpec spec, Node[] given, Optional<Node> column) {
        List<Node> parts = new ArrayList<>();
        column.ifPresent(parts::add);
        for (int i = 0; i < given.length; i++) {
            parts.add(
                    given[i] == null
                            ? nodes.constant(spec.parameters().get(i).defaultValue(), name)
                            : given[i]);
        }
        Unit own = IndicatorCatalog.unit(spec.id());
        Unit unit = column.isPresent() && own == Unit.PRICE ? column.get().unit() : own;
        Op op = column.isPresent() ? Op.INDICATOR_OF : Op.INDICATOR;
        return nodes.column(op, spec.id(), unit, name, parts);
    }

    /// The parameter that `name = ` before the next value means; -1 where there is no name.
    private int named(List<IndicatorSpec.Parameter> wanted, Token call) {
        if (reader.peek().kind() != Token.Kind.NAME || !reader.peek(1).is("=")) {
            return -1;
        }
        Token word = reader.next();
        reader.next();
        List<String> names = wanted.stream().map(IndicatorSpec.Parameter::name).toList();
        int at = names.indexOf(word.text());
        if (at < 0) {
            throw ProblemFound.at(
                    word,
                    "'%s' has no '%s'; it takes %s"
                            .formatted(
                                    call.text(),
                                    word.text(),
                                    names.isEmpty() ? "nothing" : String.join(", ", names)),
                    Functions.nearest(word.text().toLowerCase(Locale.ROOT), names));
        }
        return at;
    }

    private static Node column(Token name, IndicatorSpec spec, Node value) {
        if (!Functions.OF_A_COLUMN.contains(spec.id())) {
            throw ProblemFound.at(
                    name, "'%s' reads whole bars and takes numbers only".formatted(name.text()));
        }
        return value;
    }

    private static void requireNumber(
            Token name, IndicatorSpec spec, Token token, Node value, int place) {
        if (place >= spec.parameters().size()) {
            throw ProblemFound.at(
                    token,
                    "'%s' takes %d numbers at most: %s"
                            .formatted(
                                    name.text(),
                                    spec.parameters().size(),
                                    Functions.of(name.text())
                                            .map(Function::signature)
                                            .orElse(name.text())));
        }
        IndicatorSpec.Parameter wanted = spec.parameters().get(place);
        if (value.type() != Node.Type.NUMBER) {
            throw ProblemFound.at(
                    token,
                    "%s of '%s' must be the same at every bar, was %s"
                            .formatted(wanted.name(), name.text(), value.type().words()));
        }
        if (value.op() == Op.CONSTANT
                && !(value.value() >= wanted.min() && value.value() <= wanted.max())) {
            throw ProblemFound.at(
                    token,
                    "%s of '%s' must be in %s to %s, was %s"
                            .formatted(
                                    wanted.name(),
                                    name.text(),
                                    wanted.min(),
                                    wanted.max(),
                                    value.value()));
        }
    }
}
