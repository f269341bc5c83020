package io.abtpro.forest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/// The forest of scikit-learn in `golden/rf_shap_golden.json`.
final class GoldenForest {
    static final JsonNode FILE = file();

    private GoldenForest() {}

    private static JsonNode file() {
        try (InputStream in =
                GoldenForest.class.getResourceAsStream("/golden/rf_shap_golden.json")) {
            return new ObjectMapper().readTree(Objects.requireNonNull(in));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static FlatForest forest() {
        JsonNode trees = FILE.get("forest").get("trees");
        FlatTree[] flat = new FlatTree[trees.size()];
        for (int t = 0; t < flat.length; t++) {
            flat[t] = tree(trees.get(t)).scaled(1.0 / flat.length);
        }
        return new FlatForest(FILE.get("features").size(), flat);
    }

    static FlatTree tree(JsonNode tree) {
        return new FlatTree(
                ints(tree.get("feature")),
                doubles(tree.get("threshold")),
                ints(tree.get("left")),
                ints(tree.get("right")),
                doubles(tree.get("p1")),
                doubles(tree.get("cover")));
    }

    static double[] doubles(JsonNode array) {
        double[] values = new double[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.get(i).asDouble();
        }
        return values;
    }

    private static int[] ints(JsonNode array) {
        int[] values = new int[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.get(i).asInt();
        }
        return values;
    }
}
