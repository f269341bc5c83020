package io.abtpro.scoring;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.TensorInfo;

import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How rows become the inputs of an ONNX model: one tensor a feature, or one tensor with a column a
/// feature.
///
/// @param features in the order of a row
/// @param inputs one, or one a feature
record OnnxInputs(List<String> features, List<Input> inputs) {
    /// @param columns of the tensor
    record Input(String name, OnnxJavaType type, int dimensions, int columns) {}

    OnnxInputs {
        features = List.copyOf(features);
        inputs = List.copyOf(inputs);
    }

    /// @param known the features there are
    /// @param named features of the columns, where the model has one input for all
    static OnnxInputs of(Map<String, NodeInfo> nodes, List<String> known, List<String> named) {
        List<Input> inputs = new ArrayList<>();
        nodes.forEach((name, node) -> inputs.add(input(name, node)));
        List<String> features = features(inputs, known, named);
        var seen = new HashSet<String>();
        for (String feature : features) {
            if (!known.contains(feature)) {
                throw new OnnxRefusedException(
                        "the model asks for feature '%s', which is unknown; there are %s; rename its inputs"
                                .formatted(feature, known));
            }
            if (!seen.add(feature)) {
                throw new OnnxRefusedException(
                        "the model asks for feature '%s' twice".formatted(feature));
            }
        }
        return new OnnxInputs(features, inputs);
    }

    private static List<String> features(
            List<Input> inputs, List<String> known, List<String> named) {
        if (inputs.isEmpty()) {
            throw new OnnxRefusedException(
                    "the model has no input; it must have one tensor a feature");
        }
        Input first = inputs.getFirst();
        boolean oneForAll =
                inputs.size() == 1 && !(first.columns() <= 1 && known.contains(first.name()));
        if (!oneForAll) {
            for (Input input : inputs) {
                if (input.columns() > 1) {
                    throw new OnnxRefusedException(
                            ("input '%s' must have one column, had %d; give the model one tensor"
                                            + " a feature or one for all")
                                    .formatted(input.name(), input.columns()));
                }
            }
            return inputs.stream().map(Input::name).toList();
        }
        if (named.isEmpty()) {
            throw new OnnxRefusedException(
                    ("the model has one input '%s' and does not name its columns; write 'features"
                                    + " = a, b, ...' into its metadata or a side-car")
                            .formatted(first.name()));
        }
        if (first.columns() > 0 && first.columns() != named.size()) {
            throw new OnnxRefusedException(
                    "input '%s' must have a column for each of the %d features %s, had %d"
                            .formatted(first.name(), named.size(), named, first.columns()));
        }
        return named;
    }

    private static Input input(String name, NodeInfo node) {
        if (!(node.getInfo() instanceof TensorInfo tensor)) {
            throw new OnnxRefusedException(
                    "input '%s' must be a tensor, was %s".formatted(name, node.getInfo()));
        }
        if (tensor.type != OnnxJavaType.FLOAT
                && tensor.type != OnnxJavaType.DOUBLE
                && tensor.type != OnnxJavaType.INT64) {
            throw new OnnxRefusedException(
                    "input '%s' must be of float, double or int64, was %s"
                            .formatted(name, tensor.type));
        }
        long[] shape = tensor.getShape();
        if (shape.length < 1 || shape.length > 2) {
            throw new OnnxRefusedException(
                    "input '%s' must have shape [n] or [n, columns], had %d dimensions"
                            .formatted(name, shape.length));
        }
        if (shape[0] > 0) {
            throw new OnnxRefusedException(
                    "input '%s' must take any number of rows, takes %d; export the model with a free first dimension"
                            .formatted(name, shape[0]));
        }
        return new Input(name, tensor.type, shape.length, shape.length == 1 ? 1 : (int) shape[1]);
    }

    /// The tensors of `rows`, shape `[n][features]`; the caller closes them.
    Map<String, OnnxTensor> tensors(OrtEnvironment environment, double[][] rows, int from, int to)
            throws OrtException {
        Map<String, OnnxTensor> tensors = new LinkedHashMap<>();
        boolean oneForAll = inputs.size() == 1;
        int width = oneForAll ? features.size() : 1;
        for (int k = 0; k < inputs.size(); k++) {
            double[] values = new double[(to - from) * width];
            for (int i = from; i < to; i++) {
                System.arraycopy(rows[i], k, values, (i - from) * width, width);
            }
            Input input = inputs.get(k);
            long[] shape =
                    input.dimensions() == 1
                            ? new long[] {to - from}
                            : new long[] {to - from, width};
            tensors.put(input.name(), tensor(environment, input.type(), values, shape));
        }
        return tensors;
    }

    private static OnnxTensor tensor(
            OrtEnvironment environment, OnnxJavaType type, double[] values, long[] shape)
            throws OrtException {
        return switch (type) {
            case DOUBLE -> OnnxTensor.createTensor(environment, DoubleBuffer.wrap(values), shape);
            case INT64 -> {
                long[] whole = new long[values.length];
                for (int i = 0; i < whole.length; i++) {
                    whole[i] = Math.round(values[i]);
                }
                yield OnnxTensor.createTensor(environment, LongBuffer.wrap(whole), shape);
            }
            default -> {
                float[] single = new float[values.length];
                for (int i = 0; i < single.length; i++) {
                    single[i] = (float) values[i];
                }
                yield OnnxTensor.createTensor(environment, FloatBuffer.wrap(single), shape);
            }
        };
    }
}
