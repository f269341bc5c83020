package io.abtpro.forest;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/// Scalers and trees inside the file of a model.
final class ModelNumbers {
    private ModelNumbers() {}

    static void write(DataOutputStream out, Scaler scaler) throws IOException {
        Numbers.writeAll(out, scaler.means());
        Numbers.writeAll(out, scaler.deviations());
    }

    static Scaler readScaler(DataInputStream in) throws IOException {
        return new Scaler(Numbers.readAll(in), Numbers.readAll(in));
    }

    static void write(DataOutputStream out, FlatForest forest) throws IOException {
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

    static FlatForest readForest(DataInputStream in, int features) throws IOException {
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
