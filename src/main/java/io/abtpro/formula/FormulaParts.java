package io.abtpro.formula;

import java.util.List;
import java.util.Map;

/// What the lines of a text said.
record FormulaParts(
        String title,
        String about,
        List<Parameter> parameters,
        List<Node> nodes,
        Map<String, Node> names,
        List<Formula.Requirement> requirements,
        Map<Formula.Rule, Integer> rules,
        Map<Formula.Guard, Double> guards) {}
