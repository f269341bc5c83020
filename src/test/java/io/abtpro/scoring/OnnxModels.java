package io.abtpro.scoring;

/// Models as another program would have written them, for tests of other packages.
public final class OnnxModels {
    private OnnxModels() {}

    /// The sigmoid of 0.02 (rsi - 50), a tensor a feature.
    public static byte[] ofRsi() {
        return new OnnxBytes()
                .node("MatMul", "product", "rsi", "weights")
                .node("Add", "logit", "product", "bias")
                .node("Sigmoid", "p", "logit")
                .constant("weights", new int[] {1, 1}, 0.02f)
                .constant("bias", new int[] {1}, -1)
                .input("rsi", OnnxBytes.FLOAT, -1, 1)
                .output("p", OnnxBytes.FLOAT, -1, 1)
                .bytes();
    }
}
