package io.abtpro.forest;

/// Exact tree SHAP of a forest, from rows as they are before scaling.
record ForestExplainer(ForestClassifier model, TreeShap shap) implements Explainer {
    ForestExplainer(ForestClassifier model) {
        this(model, new TreeShap(model.forest()));
    }

    @Override
    public double base() {
        return shap.base();
    }

    @Override
    public double[] values(double[] row) {
        CheckedRows.check(model.featureNames(), row);
        return shap.values(model.scaler().scaled(row));
    }
}
