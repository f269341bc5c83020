package io.abtpro.scoring;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// Writes small ONNX models, field by field of onnx.proto.
final class OnnxBytes {
    static final int FLOAT = 1;
    static final int DOUBLE = 11;

    private final ByteArrayOutputStream graph = new ByteArrayOutputStream();
    private final ByteArrayOutputStream metadata = new ByteArrayOutputStream();

    OnnxBytes node(String operator, String output, String... inputs) {
        text(graph, 1, node(operator, output, inputs, new byte[0]));
        return this;
    }

    /// Columns beside each other.
    OnnxBytes concat(String output, String... inputs) {
        var attribute = new ByteArrayOutputStream();
        text(attribute, 1, "axis");
        number(attribute, 3, 1);
        number(attribute, 20, 2);
        text(graph, 1, node("Concat", output, inputs, attribute.toByteArray()));
        return this;
    }

    private static byte[] node(String operator, String output, String[] inputs, byte[] attribute) {
        var node = new ByteArrayOutputStream();
        for (String input : inputs) {
            text(node, 1, input);
        }
        text(node, 2, output);
        text(node, 4, operator);
        if (attribute.length > 0) {
            text(node, 5, attribute);
        }
        return node.toByteArray();
    }

    OnnxBytes constant(String name, int[] shape, float... values) {
        var tensor = new ByteArrayOutputStream();
        for (int dimension : shape) {
            number(tensor, 1, dimension);
        }
        number(tensor, 2, FLOAT);
        text(tensor, 8, name);
        ByteBuffer raw = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values) {
            raw.putFloat(value);
        }
        text(tensor, 9, raw.array());
        text(graph, 5, tensor.toByteArray());
        return this;
    }

    /// @param shape -1 for any number of rows
    OnnxBytes input(String name, int type, int... shape) {
        text(graph, 11, value(name, type, shape));
        return this;
    }

    OnnxBytes output(String name, int type, int... shape) {
        text(graph, 12, value(name, type, shape));
        return this;
    }

    private static byte[] value(String name, int type, int[] shape) {
        var dimensions = new ByteArrayOutputStream();
        for (int size : shape) {
            var dimension = new ByteArrayOutputStream();
            if (size < 0) {
                text(dimension, 2, "n");
            } else {
                number(dimension, 1, size);
            }
            text(dimensions, 1, dimension.toByteArray());
        }
        var tensor = new ByteArrayOutputStream();
        number(tensor, 1, type);
        text(tensor, 2, dimensions.toByteArray());
        var wrapped = new ByteArrayOutputStream();
        text(wrapped, 1, tensor.toByteArray());
        var value = new ByteArrayOutputStream();
        text(value, 1, name);
        text(value, 2, wrapped.toByteArray());
        return value.toByteArray();
    }

    OnnxBytes property(String key, String value) {
        var entry = new ByteArrayOutputStream();
        text(entry, 1, key);
        text(entry, 2, value);
        text(metadata, 14, entry.toByteArray());
        return this;
    }

    byte[] bytes() {
        text(graph, 2, "graph");
        var model = new ByteArrayOutputStream();
        number(model, 1, 8);
        text(model, 7, graph.toByteArray());
        var operators = new ByteArrayOutputStream();
        text(operators, 1, "");
        number(operators, 2, 13);
        text(model, 8, operators.toByteArray());
        model.writeBytes(metadata.toByteArray());
        return model.toByteArray();
    }

    private static void text(ByteArrayOutputStream out, int field, String value) {
        text(out, field, value.getBytes(StandardCharsets.UTF_8));
    }

    private static void text(ByteArrayOutputStream out, int field, byte[] value) {
        varint(out, field << 3 | 2);
        varint(out, value.length);
        out.writeBytes(value);
    }

    private static void number(ByteArrayOutputStream out, int field, int value) {
        varint(out, field << 3);
        varint(out, value);
    }

    private static void varint(ByteArrayOutputStream out, int value) {
        int left = value;
        while (left > 0x7f) {
            out.write(left & 0x7f | 0x80);
            left >>>= 7;
        }
        out.write(left);
    }
}
