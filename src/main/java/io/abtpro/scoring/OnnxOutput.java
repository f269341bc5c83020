package io.abtpro.scoring;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.TensorInfo;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Which output of an ONNX model is P(win), and how it is read.
///
/// @param columns 1 for a win alone, 2 for loss and win, 0 where the model leaves it open
record OnnxOutput(String name, OnnxSideCar.Output meaning, int columns) {
    // What single precision may carry a probability beyond [0, 1].
    private static final double SLACK = 1e-6;

    static OnnxOutput of(Map<String, NodeInfo> nodes, OnnxSideCar.Output meaning) {
        List<OnnxOutput> usable = new ArrayList<>();
        nodes.forEach(
                (name, node) -> {
                    if (node.getInfo() instanceof TensorInfo tensor && isReal(tensor.type)) {
                        long[] shape = tensor.getShape();
                        int columns = shape.length < 2 ? 1 : (int) Math.max(0, shape[1]);
                        if (shape.length <= 2 && columns <= 2) {
                            usable.add(new OnnxOutput(name, meaning, columns));
                        }
                    }
                });
        if (usable.size() != 1) {
            throw new OnnxRefusedException(
                    ("the model must have one output of float or double and shape [n], [n, 1] or"
                         + " [n, 2], of %s there are %d; export it without maps (zipmap) and"
                         + " without other such outputs")
                            .formatted(nodes.keySet(), usable.size()));
        }
        return usable.getFirst();
    }

    private static boolean isReal(OnnxJavaType type) {
        return type == OnnxJavaType.FLOAT || type == OnnxJavaType.DOUBLE;
    }

    /// P(win) of `count` rows.
    double[] scores(OnnxTensor tensor, int count) throws OrtException {
        double[] values = values(tensor);
        int width = count == 0 ? 0 : values.length / count;
        if (width * count != values.length || width < 1 || width > 2) {
            throw new OnnxRefusedException(
                    "output '%s' must have one or two values a row, had %d for %d rows"
                            .formatted(name, values.length, count));
        }
        double[] scores = new double[count];
        for (int i = 0; i < count; i++) {
            scores[i] = score(values, i, width);
        }
        return scores;
    }

    private double score(double[] values, int i, int width) {
        double win = values[i * width + width - 1];
        if (meaning == OnnxSideCar.Output.LOGIT) {
            double odds = width == 2 ? win - values[i * width] : win;
            return checked(1 / (1 + Math.exp(-odds)));
        }
        return checked(win);
    }

    private double checked(double score) {
        if (!(score >= -SLACK && score <= 1 + SLACK)) {
            throw new OnnxRefusedException(
                    ("output '%s' must be a probability in [0, 1], was %s; if it is a logit, write"
                                    + " 'output = logit' into the model's metadata or a side-car")
                            .formatted(name, score));
        }
        return Math.max(0, Math.min(1, score));
    }

    private static double[] values(OnnxTensor tensor) throws OrtException {
        if (tensor.getInfo().type == OnnxJavaType.DOUBLE) {
            double[] values = new double[tensor.getDoubleBuffer().remaining()];
            tensor.getDoubleBuffer().get(values);
            return values;
        }
        FloatBuffer single = tensor.getFloatBuffer();
        double[] values = new double[single.remaining()];
        for (int i = 0; i < values.length; i++) {
            values[i] = single.get(i);
        }
        return values;
    }
}
