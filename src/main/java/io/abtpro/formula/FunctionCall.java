package io.abtpro.formula;

import io.abtpro.indicators.Unit;

import java.util.List;

/// A call of one of the language's own functions: what it may be given, and the node it becomes.
final class FunctionCall {
    static final int LONGEST_WINDOW = 10_000;

    private final Token name;
    private final Nodes nodes;

    FunctionCall(Token name, Nodes nodes) {
        this.name = name;
        this.nodes = nodes;
    }

    Node of(Op op, List<Node> given) {
        return switch (op) {
            case ABS -> unary(op, given, true);
            case SQRT, LOG, EXP, SIGN, ROUND -> unary(op, given, op == Op.ROUND);
            case MIN, MAX -> several(op, given);
            case SUBTRACT -> change(given);
            case IF -> choice(given);
            case BARS_SINCE -> {
                count(given, 1, 1);
                condition(given, 0);
                yield nodes.column(op, "", Unit.NUMBER, name, given);
            }
            case VALUE_WHEN -> {
                count(given, 2, 2);
                condition(given, 0);
                value(given, 1);
                yield nodes.column(op, "", given.get(1).unit(), name, given);
            }
            case COUNT -> {
                count(given, 2, 2);
                condition(given, 0);
                window(given, 1);
                yield nodes.column(op, "", Unit.NUMBER, name, given);
            }
            case RISING, FALLING -> {
                count(given, 2, 2);
                value(given, 0);
                window(given, 1);
                yield nodes.of(op, Unit.NUMBER, name, given.toArray(Node[]::new));
            }
            case CORRELATION, BETA -> {
                count(given, 3, 3);
                value(given, 0);
                value(given, 1);
                window(given, 2);
                yield nodes.column(op, "", Unit.NUMBER, name, given);
            }
            case QUANTILE -> {
                count(given, 3, 3);
                value(given, 0);
                window(given, 1);
                share(given, 2);
                yield nodes.column(op, "", given.get(0).unit(), name, given);
            }
            default -> {
                count(given, 2, 2);
                value(given, 0);
                window(given, 1);
                Unit unit = op == Op.PERCENT_RANK ? Unit.NUMBER : given.get(0).unit();
                yield nodes.column(op, "", unit, name, given);
            }
        };
    }

    private Node unary(Op op, List<Node> given, boolean keepsUnit) {
        count(given, 1, 1);
        value(given, 0);
        Node x = given.getFirst();
        return nodes.of(op, keepsUnit ? x.unit() : Unit.NUMBER, name, x);
    }

    private Node several(Op op, List<Node> given) {
        count(given, 2, Integer.MAX_VALUE);
        value(given, 0);
        Node all = given.getFirst();
        for (int i = 1; i < given.size(); i++) {
            value(given, i);
            Unit unit = Expressions.stronger(all.unit(), given.get(i).unit());
            all = nodes.of(op, unit, name, all, given.get(i));
        }
        return all;
    }

    private Node change(List<Node> given) {
        count(given, 1, 2);
        value(given, 0);
        Node x = given.getFirst();
        if (given.size() == 2) {
            window(given, 1);
        }
        Node bars = given.size() == 2 ? given.get(1) : nodes.constant(1, name);
        Node before = nodes.column(Op.AGO, "", x.unit(), name, List.of(x, bars));
        return nodes.of(Op.SUBTRACT, x.unit(), name, x, before);
    }

    private Node choice(List<Node> given) {
        count(given, 3, 3);
        condition(given, 0);
        value(given, 1);
        value(given, 2);
        Unit unit = Expressions.stronger(given.get(1).unit(), given.get(2).unit());
        return nodes.column(Op.IF, "", unit, name, given);
    }

    private void count(List<Node> given, int least, int most) {
        if (given.size() < least || given.size() > most) {
            throw problem(
                    "'%s' is written %s, was given %d"
                            .formatted(
                                    name.text(),
                                    Functions.of(name.text())
                                            .map(Function::signature)
                                            .orElse(name.text()),
                                    given.size()));
        }
    }

    private void value(List<Node> given, int at) {
        if (given.get(at).type() == Node.Type.CONDITION) {
            throw problem(
                    "number %d of '%s' must be a value, was a condition"
                            .formatted(at + 1, name.text()));
        }
    }

    private void condition(List<Node> given, int at) {
        if (given.get(at).type() != Node.Type.CONDITION) {
            throw problem(
                    "number %d of '%s' must be a condition, was %s"
                            .formatted(at + 1, name.text(), given.get(at).type().words()));
        }
    }

    private void window(List<Node> given, int at) {
        Node bars = given.get(at);
        if (bars.type() != Node.Type.NUMBER) {
            throw problem(
                    "the number of bars of '%s' must be the same at every bar, was %s"
                            .formatted(name.text(), bars.type().words()));
        }
        if (bars.op() == Op.CONSTANT) {
            if (bars.value() < 0) {
                throw problem("the future is not known: a window is the last n bars, n from 1 on");
            }
            if (!(bars.value() >= 1 && bars.value() <= LONGEST_WINDOW)
                    || bars.value() != Math.rint(bars.value())) {
                throw problem(
                        "the number of bars of '%s' must be a whole number in 1 to %,d, was %s"
                                .formatted(name.text(), LONGEST_WINDOW, bars.value()));
            }
        }
    }

    private void share(List<Node> given, int at) {
        Node q = given.get(at);
        if (q.type() != Node.Type.NUMBER
                || q.op() == Op.CONSTANT && !(q.value() >= 0 && q.value() <= 1)) {
            throw problem("q of '%s' must be a number in 0 to 1".formatted(name.text()));
        }
    }

    private ProblemFound problem(String message) {
        return ProblemFound.at(name, message);
    }
}
