package io.abtpro.forest;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/// Arrays in a model file: a count, then the values.
final class Numbers {
    private Numbers() {}

    static void writeAll(DataOutputStream out, double[] values) throws IOException {
        out.writeInt(values.length);
        for (double value : values) {
            out.writeDouble(value);
        }
    }

    static void writeAll(DataOutputStream out, int[] values) throws IOException {
        out.writeInt(values.length);
        for (int value : values) {
            out.writeInt(value);
        }
    }

    /// A count that the bytes left can hold, so that no file makes us ask for memory it does not
    /// fill.
    static int count(DataInputStream in) throws IOException {
        int count = in.readInt();
        if (count < 0 || count > in.available()) {
            throw new IOException(
                    "a count must be in [0, %d], was %d".formatted(in.available(), count));
        }
        return count;
    }

    static double[] readAll(DataInputStream in) throws IOException {
        double[] values = new double[count(in)];
        for (int i = 0; i < values.length; i++) {
            values[i] = in.readDouble();
        }
        return values;
    }

    static int[] readInts(DataInputStream in) throws IOException {
        int[] values = new int[count(in)];
        for (int i = 0; i < values.length; i++) {
            values[i] = in.readInt();
        }
        return values;
    }
}
