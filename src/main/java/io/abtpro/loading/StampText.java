package io.abtpro.loading;

/// The bytes of one field and how far they have been read.
abstract sealed class StampText permits StampClock {
    byte[] b = new byte[0];
    int i;
    int end;

    /// Begins at `bytes[from, to)`.
    final void begin(byte[] bytes, int from, int to) {
        b = bytes;
        i = from;
        end = to;
    }

    final void skipBlanks() {
        while (i < end && b[i] == ' ') {
            i++;
        }
    }

    /// How many digits stand next.
    final int runOfDigits() {
        int k = i;
        while (k < end && b[k] >= '0' && b[k] <= '9') {
            k++;
        }
        return k - i;
    }

    final boolean allDigits(int from, int to) {
        for (int k = from; k < to; k++) {
            if (!isDigit(k)) {
                return false;
            }
        }
        return true;
    }

    final boolean isDigit(int k) {
        return k < end && b[k] >= '0' && b[k] <= '9';
    }

    final boolean isLetter(int k) {
        return k < end && (b[k] | 32) >= 'a' && (b[k] | 32) <= 'z';
    }

    /// The value of `run` digits.
    final long number(int from, int run) {
        long value = 0;
        for (int k = from; k < from + run; k++) {
            value = value * 10 + (b[k] - '0');
        }
        return value;
    }
}
