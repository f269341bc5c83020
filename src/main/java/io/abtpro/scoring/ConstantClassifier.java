package io.abtpro.scoring;

import io.abtpro.forest.Classifier;

import java.util.Arrays;
import java.util.List;

/// Gives each signal the same score: what can be learnt from rows of which none tells won from
/// lost.
record ConstantClassifier(double probability) implements Classifier {
    @Override
    public String type() {
        return "constant";
    }

    @Override
    public List<String> featureNames() {
        return List.of();
    }

    @Override
    public double probability(double[] row) {
        return probability;
    }

    @Override
    public double[] probabilities(double[][] rows) {
        double[] all = new double[rows.length];
        Arrays.fill(all, probability);
        return all;
    }
}
