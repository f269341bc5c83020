package io.abtpro.formula;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads a text line by line. A line with a problem is left out, and the reading goes on with the
/// next one, so that all that is wrong is known at once.
final class Statements {
    private final Reader reader;
    private final List<Problem> problems;
    private final Nodes nodes = new Nodes();
    private final Scope scope = new Scope();
    private final Expressions expressions;
    private final Parameters parameters;
    private final Map<String, Node> names = new LinkedHashMap<>();
    private final List<Formula.Requirement> requirements = new ArrayList<>();
    private final Map<Formula.Rule, Node> rules = new EnumMap<>(Formula.Rule.class);
    private final Map<Formula.Guard, Double> guards = new EnumMap<>(Formula.Guard.class);
    private Optional<String> title = Optional.empty();
    private Optional<String> about = Optional.empty();

    Statements(Reader reader, List<Problem> problems) {
        this.reader = reader;
        this.problems = problems;
        this.expressions = new Expressions(reader, nodes, scope);
        this.parameters = new Parameters(reader, nodes, scope);
    }

    FormulaParts read() {
        int before = problems.size();
        while (reader.peek().kind() != Token.Kind.END
                && problems.size() - before < FormulaText.MOST_PROBLEMS) {
            if (reader.peek().kind() == Token.Kind.LINE_END) {
                reader.next();
                continue;
            }
            try {
                statement(reader.next());
                endLine();
            } catch (ProblemFound found) {
                problems.add(found.problem());
                reader.skipLine();
            }
        }
        requireEntry();
        Map<Formula.Rule, Integer> numbers = new EnumMap<>(Formula.Rule.class);
        rules.forEach((rule, node) -> numbers.put(rule, node.number()));
        var parts =
                new FormulaParts(
                        title.orElse(""),
                        about.orElse(""),
                        parameters.all(),
                        nodes.all(),
                        names,
                        requirements,
                        numbers,
                        guards);
        requireDefaults(parts);
        return parts;
    }

    private void statement(Token word) {
        switch (word.kind() == Token.Kind.NAME ? word.text() : "") {
            case "strategy" -> title = Optional.of(once(word, title));
            case "about" -> about = Optional.of(once(word, about));
            case "param" -> parameters.read();
            case "require" -> require(word);
            case "let" -> let();
            case "enter" -> rule(Formula.Rule.ENTER_LONG, Formula.Rule.ENTER_SHORT);
            case "exit" -> rule(Formula.Rule.EXIT_LONG, Formula.Rule.EXIT_SHORT);
            case "stop" -> guard(word, Formula.Guard.STOP, 50);
            case "target" -> guard(word, Formula.Guard.TARGET, 200);
            case "trail" -> guard(word, Formula.Guard.TRAIL, 50);
            default -> unknown(word);
        }
    }

    private static void unknown(Token word) {
        String nearest =
                word.kind() == Token.Kind.NAME
                        ? Functions.nearest(word.text(), Words.STATEMENTS)
                        : "";
        throw ProblemFound.at(
                word,
                nearest.isEmpty()
                        ? "a line begins with %s, but here is %s"
                                .formatted(String.join(", ", Words.STATEMENTS), word.words())
                        : "'%s' begins no line; did you mean '%s'?".formatted(word.text(), nearest),
                nearest);
    }

    private String once(Token word, Optional<String> before) {
        if (before.isPresent()) {
            throw ProblemFound.at(word, "'%s' stands twice".formatted(word.text()));
        }
        return reader.expect(Token.Kind.STRING, "a text in quotes after '" + word.text() + "'")
                .text();
    }

    private void require(Token word) {
        List<String> words = new ArrayList<>();
        for (int ahead = 0;
                reader.peek(ahead).kind() != Token.Kind.LINE_END
                        && reader.peek(ahead).kind() != Token.Kind.END;
                ahead++) {
            words.add(reader.peek(ahead).text());
        }
        Node node = condition(word);
        if (!Scalars.isFixed(nodes.all(), node.number())) {
            throw ProblemFound.at(
                    word, "'require' compares parameters and numbers; a bar has no part in it");
        }
        requirements.add(
                new Formula.Requirement(node.number(), String.join(" ", words), word.line()));
    }

    private void let() {
        Token name = reader.expect(Token.Kind.NAME, "a name after 'let'");
        reader.expect("=", "after the name");
        Node value = expressions.condition();
        scope.add(name, value);
        names.put(name.text(), value);
    }

    private void rule(Formula.Rule longs, Formula.Rule shorts) {
        Token side = reader.next();
        if (!side.is("long") && !side.is("short")) {
            throw ProblemFound.at(
                    side, "'long' or 'short' is expected, but here is " + side.words());
        }
        Token when = reader.expect("when", "before the condition");
        Node node = condition(when);
        // Lines of the same rule are joined: each of them is enough.
        rules.merge(
                side.is("long") ? longs : shorts,
                node,
                (one, other) ->
                        nodes.of(Op.OR, io.abtpro.indicators.Unit.NUMBER, when, one, other));
    }

    private Node condition(Token before) {
        Node node = expressions.condition();
        if (node.type() != Node.Type.CONDITION) {
            throw ProblemFound.at(
                    before,
                    "a condition is expected after '%s', but here is %s; compare it, as in 'close > open'"
                            .formatted(before.text(), node.type().words()));
        }
        return node;
    }

    private void guard(Token word, Formula.Guard guard, double most) {
        if (guards.containsKey(guard)) {
            throw ProblemFound.at(word, "'%s' stands twice".formatted(word.text()));
        }
        Token number =
                reader.expect(
                        Token.Kind.NUMBER,
                        "a distance in percent such as '%s 5%%'".formatted(word.text()));
        reader.expect("%", "after the distance, which is in percent of the entry's price");
        double percent = Calls.number(number);
        if (!(percent > 0 && percent <= most)) {
            throw ProblemFound.at(
                    number,
                    "'%s' must be above 0%% and at most %s%%, was %s%%"
                            .formatted(word.text(), (int) most, number.text()));
        }
        guards.put(guard, percent);
    }

    private void endLine() {
        Token after = reader.peek();
        if (after.kind() != Token.Kind.LINE_END && after.kind() != Token.Kind.END) {
            throw ProblemFound.at(
                    after,
                    "the line should end here, or a sign such as 'and' or '>' follow, but here is "
                            + after.words());
        }
        reader.next();
    }

    private void requireEntry() {
        if (problems.isEmpty()
                && !rules.containsKey(Formula.Rule.ENTER_LONG)
                && !rules.containsKey(Formula.Rule.ENTER_SHORT)) {
            problems.add(
                    new Problem(
                            Math.max(1, reader.peek().line()),
                            1,
                            1,
                            "a strategy enters: write 'enter long when ...' or 'enter short when"
                                    + " ...'",
                            ""));
        }
    }

    private void requireDefaults(FormulaParts parts) {
        if (!problems.isEmpty()) {
            return;
        }
        Map<String, Double> usual = new LinkedHashMap<>();
        parts.parameters().forEach(p -> usual.put(p.name(), p.usual()));
        for (Formula.Requirement requirement : requirements) {
            if (!new Scalars(parts.nodes(), usual).holds(requirement.node())) {
                problems.add(
                        new Problem(
                                requirement.line(),
                                1,
                                "require".length(),
                                "'require %s' does not hold at the parameters' own values"
                                        .formatted(requirement.words()),
                                ""));
            }
        }
    }
}
