package io.abtpro.forest;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;

/// The numbers of a model inside its file: scaler, then trees or coefficients.
final class ModelNumbers {
    private ModelNumbers() {}

    static void write(DataOutputStream out, Classifier model) throws IOException {
        switch (model) {
            case ForestClassifier forest -> {
                write(out, forest.scaler());
                write(out, forest.forest());
                out.writeDouble(forest.outOfBag());
            }
            case BoostingClassifier boosting -> {
                write(out, boosting.scaler());
                write(out, boosting.forest());
                out.writeDouble(boosting.intercept());
            }
            case LogisticClassifier logistic -> {
                write(out, logistic.scaler());
                Numbers.writeAll(out, logistic.coefficients());
                out.writeDouble(logistic.intercept());
            }
            default ->
                    throw new IllegalArgumentException(
                            "a model of type '%s' has no saved form".formatted(model.type()));
        }
    }

    static Classifier read(DataInputStream in, ModelManifest manifest) throws IOException {
        List<String> names = manifest.featureNames();
        return switch (manifest.type()) {
            case ForestClassifier.TYPE ->
                    new ForestClassifier(
                            names, readScaler(in), readForest(in, names.size()), in.readDouble());
            case BoostingClassifier.TYPE ->
                    new BoostingClassifier(
                            names, readScaler(in), readForest(in, names.size()), in.readDouble());
            case LogisticClassifier.TYPE ->
                    new LogisticClassifier(
                            names, readScaler(in), Numbers.readAll(in), in.readDouble());
            default ->
                    throw new ModelRefusedException(
                            "the model's type must be %s, %s or %s, was '%s'; open it with the workbench that saved it"
                                    .formatted(
                                            ForestClassifier.TYPE,
                                            BoostingClassifier.TYPE,
                                            LogisticClassifier.TYPE,
                                            manifest.type()));
        };
    }

    private static void write(DataOutputStream out, Scaler scaler) throws IOException {
        Numbers.writeAll(out, scaler.means());
        Numbers.writeAll(out, scaler.deviations());
    }

    private static Scaler readScaler(DataInputStream in) throws IOException {
        return new Scaler(Numbers.readAll(in), Numbers.readAll(in));
    }

    private static void write(DataOutputStream out, FlatForest forest) throws IOException {
        out.writeInt(forest.trees());
        for (int t = 0; t < forest.trees(); t++) {
            FlatTree tree = forest.tree(t);
            Numbers.writeAll(out, tree.feature());
            Numbers.writeAll(out, tree.threshold());
            Numbers.writeAll(out, tree.left());
            Numbers.writeAll(out, tree.right());
            Numbers.writeAll(out, tree.value());
            Numbers.writeAll(out, tree.cover());
        }
    }

    private static FlatForest readForest(DataInputStream in, int features) throws IOException {
        FlatTree[] trees = new FlatTree[Numbers.count(in)];
        for (int t = 0; t < trees.length; t++) {
            trees[t] =
                    new FlatTree(
                            Numbers.readInts(in),
                            Numbers.readAll(in),
                            Numbers.readInts(in),
                            Numbers.readInts(in),
                            Numbers.readAll(in),
                            Numbers.readAll(in));
        }
        return new FlatForest(features, trees);
    }
}
