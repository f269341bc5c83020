package io.abtpro.formula;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The names that a text gave so far.
final class Scope {
    private final Map<String, Node> names = new LinkedHashMap<>();

    void add(Token name, Node node) {
        if (Words.RESERVED.contains(name.text())) {
            throw ProblemFound.at(
                    name,
                    "'%s' is a word of the language; choose another name".formatted(name.text()));
        }
        if (names.containsKey(name.text())) {
            throw ProblemFound.at(
                    name,
                    "'%s' already has a meaning above; choose another name".formatted(name.text()));
        }
        if (Functions.of(name.text()).isPresent()) {
            throw ProblemFound.at(
                    name,
                    "'%s' is a name of the language; choose another name".formatted(name.text()));
        }
        names.put(name.text(), node);
    }

    boolean has(String name) {
        return names.containsKey(name);
    }

    Node get(String name) {
        Node node = names.get(name);
        if (node == null) {
            throw new IllegalStateException("no name " + name);
        }
        return node;
    }

    /// Every name that may stand in an expression.
    List<String> all() {
        List<String> all = new ArrayList<>(names.keySet());
        Functions.catalogue().forEach(function -> all.add(function.name()));
        all.add("at");
        return all;
    }
}
