package io.abtpro.formula;

import io.abtpro.indicators.Unit;

/// Reads expressions by recursive descent, weakest sign first. What each part is, is known as soon
/// as it is read, so a message can point at it.
final class Expressions {
    static final int DEEPEST = 200;

    private final Reader reader;
    private final Nodes nodes;
    private final Calls calls;
    private int depth;

    Expressions(Reader reader, Nodes nodes, Scope scope) {
        this.reader = reader;
        this.nodes = nodes;
        this.calls = new Calls(reader, nodes, scope, this);
    }

    /// A condition, up to where it ends.
    Node condition() {
        depth = 0;
        return either();
    }

    /// Any expression, from within another.
    Node either() {
        deeper();
        Node left = both();
        while (reader.peek().is("or")) {
            Token sign = reader.next();
            left = join(Op.OR, sign, left, both());
        }
        depth--;
        return left;
    }

    private void deeper() {
        if (++depth > DEEPEST) {
            throw ProblemFound.at(
                    reader.peek(),
                    "a formula may be nested %d deep at most; name a part with 'let'"
                            .formatted(DEEPEST));
        }
    }

    private Node both() {
        Node left = negated();
        while (reader.peek().is("and")) {
            Token sign = reader.next();
            left = join(Op.AND, sign, left, negated());
        }
        return left;
    }

    private Node join(Op op, Token sign, Node left, Node right) {
        requireCondition(left, sign, "before");
        requireCondition(right, sign, "after");
        return nodes.of(op, Unit.NUMBER, sign, left, right);
    }

    private void requireCondition(Node node, Token sign, String side) {
        if (node.type() != Node.Type.CONDITION) {
            throw ProblemFound.at(
                    sign,
                    "'%s' joins conditions, but %s it stands %s; compare it, as in 'close > open'"
                            .formatted(sign.text(), side, node.type().words()));
        }
    }

    private Node negated() {
        if (!reader.peek().is("not")) {
            return comparison();
        }
        Token sign = reader.next();
        deeper();
        Node inner = negated();
        depth--;
        requireCondition(inner, sign, "after");
        return nodes.of(Op.NOT, Unit.NUMBER, sign, inner);
    }

    private Node comparison() {
        Node left = sum();
        Token sign = reader.peek();
        if (sign.is("between")) {
            reader.next();
            Node low = sum();
            reader.expect("and", "between the two ends of 'between'");
            Node high = sum();
            return nodes.of(
                    Op.AND,
                    Unit.NUMBER,
                    sign,
                    compare(Op.AT_LEAST, sign, left, low),
                    compare(Op.AT_MOST, sign, left, high));
        }
        if (sign.is("crosses")) {
            reader.next();
            Token way = reader.next();
            if (!way.is("above") && !way.is("below")) {
                throw ProblemFound.at(
                        way,
                        "'above' or 'below' is expected after 'crosses', but here is "
                                + way.words());
            }
            Op op = way.is("above") ? Op.CROSSES_ABOVE : Op.CROSSES_BELOW;
            return compare(op, sign, left, sum());
        }
        if (comparison(sign) == null) {
            return left;
        }
        reader.next();
        Node compared = compare(comparisonOf(sign), sign, left, sum());
        if (comparison(reader.peek()) != null) {
            throw ProblemFound.at(
                    reader.peek(),
                    "comparisons do not chain; write 'x between a and b', or join two with 'and'");
        }
        return compared;
    }

    private static Op comparisonOf(Token sign) {
        Op op = comparison(sign);
        if (op == null) {
            throw new IllegalStateException(sign.words() + " compares nothing");
        }
        return op;
    }

    private static @org.jspecify.annotations.Nullable Op comparison(Token sign) {
        if (sign.kind() != Token.Kind.SIGN) {
            return null;
        }
        return switch (sign.text()) {
            case ">" -> Op.OVER;
            case "<" -> Op.UNDER;
            case ">=" -> Op.AT_LEAST;
            case "<=" -> Op.AT_MOST;
            case "=" -> Op.EQUAL;
            case "!=" -> Op.NOT_EQUAL;
            default -> null;
        };
    }

    private Node compare(Op op, Token sign, Node left, Node right) {
        requireValue(left, sign);
        requireValue(right, sign);
        return nodes.of(op, stronger(left.unit(), right.unit()), sign, left, right);
    }

    private static void requireValue(Node node, Token sign) {
        if (node.type() == Node.Type.CONDITION) {
            throw ProblemFound.at(
                    sign,
                    "'%s' needs numbers on both sides, but one side is a condition"
                            .formatted(sign.text()));
        }
    }

    /// A price's where one of them is a price.
    static Unit stronger(Unit one, Unit other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private Node sum() {
        Node left = product();
        while (reader.peek().is("+") || reader.peek().is("-")) {
            Token sign = reader.next();
            Node right = product();
            requireValue(left, sign);
            requireValue(right, sign);
            left =
                    nodes.of(
                            sign.is("+") ? Op.ADD : Op.SUBTRACT,
                            stronger(left.unit(), right.unit()),
                            sign,
                            left,
                            right);
        }
        return left;
    }

    private Node product() {
        Node left = signed();
        while (reader.peek().is("*") || reader.peek().is("/")) {
            Token sign = reader.next();
            Node right = signed();
            requireValue(left, sign);
            requireValue(right, sign);
            Unit unit =
                    sign.is("*") && left.unit() == Unit.NUMBER
                            ? right.unit()
                            : right.unit() == Unit.NUMBER ? left.unit() : Unit.NUMBER;
            left = nodes.of(sign.is("*") ? Op.MULTIPLY : Op.DIVIDE, unit, sign, left, right);
        }
        return left;
    }

    private Node signed() {
        Token sign = reader.peek();
        if (!sign.is("-") && !sign.is("+")) {
            return power();
        }
        reader.next();
        deeper();
        Node inner = signed();
        depth--;
        requireValue(inner, sign);
        if (sign.is("+")) {
            return inner;
        }
        return inner.op() == Op.CONSTANT
                ? nodes.constant(-inner.value(), sign)
                : nodes.of(Op.NEGATE, inner.unit(), sign, inner);
    }

    private Node power() {
        Node base = ago();
        if (!reader.peek().is("^")) {
            return base;
        }
        Token sign = reader.next();
        deeper();
        Node exponent = signed();
        depth--;
        requireValue(base, sign);
        requireValue(exponent, sign);
        return nodes.of(Op.POWER, Unit.NUMBER, sign, base, exponent);
    }

    private Node ago() {
        Node value = calls.primary();
        while (reader.peek().is("[")) {
            Token sign = reader.next();
            deeper();
            Node bars = either();
            depth--;
            reader.expect("]", "after the number of bars");
            if (bars.type() != Node.Type.NUMBER) {
                throw ProblemFound.at(
                        sign,
                        "the number of bars ago must be the same at every bar, was "
                                + bars.type().words());
            }
            if (bars.op() == Op.CONSTANT && bars.value() < 0) {
                throw ProblemFound.at(sign, "the future is not known: write x[n] with n from 0 on");
            }
            if (value.type() != Node.Type.COLUMN) {
                throw ProblemFound.at(
                        sign,
                        "only a value of each bar has bars before it, but here is "
                                + value.type().words());
            }
            value = nodes.column(Op.AGO, "", value.unit(), sign, java.util.List.of(value, bars));
        }
        return value;
    }
}
