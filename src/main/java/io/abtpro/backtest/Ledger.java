package io.abtpro.backtest;

import io.abtpro.math.Sha256;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/// The identity of a list of trades.
final class Ledger {
    private static final HexFormat HEX = HexFormat.of();
    private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] LONG = "long,".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SHORT = "short,".getBytes(StandardCharsets.US_ASCII);
    private static final byte COMMA = ',';
    private static final int LONGEST_LINE = 160;
    private static final int LINES = 64; // hashed at once

    private Ledger() {}

    /// SHA-256, in hexadecimal, over one ASCII line a trade in order, each ended by a line feed:
    /// `side,entryTime,entryPrice,exitTime,exitPrice,quantity,fees`.
    ///
    /// Side is `long` or `short`, times are epoch milliseconds in decimal, the others the 16
    /// hexadecimal digits of their IEEE 754 bits: not one bit is lost to rounding.
    static String sha256(List<Trade> trades) {
        MessageDigest digest = Sha256.digest();
        var lines = ByteBuffer.allocate(LINES * LONGEST_LINE);
        for (Trade trade : trades) {
            if (lines.remaining() < LONGEST_LINE) {
                digest.update(lines.flip());
                lines.clear();
            }
            lines.put(trade.isLong() ? LONG : SHORT);
            decimal(lines, trade.entryTime());
            bits(lines, trade.entryPrice()).put(COMMA);
            decimal(lines, trade.exitTime());
            bits(lines, trade.exitPrice()).put(COMMA);
            bits(lines, trade.quantity()).put(COMMA);
            bits(lines, trade.fees()).put((byte) '\n');
        }
        digest.update(lines.flip());
        return HEX.formatHex(digest.digest());
    }

    private static void decimal(ByteBuffer line, long value) {
        line.put(Long.toString(value).getBytes(StandardCharsets.US_ASCII)).put(COMMA);
    }

    private static ByteBuffer bits(ByteBuffer line, double value) {
        long bits = Double.doubleToLongBits(value);
        return line.putLong(digits(bits >>> Integer.SIZE)).putLong(digits(bits));
    }

    /// The eight digits of the lower 32 bits, the first of them in the highest byte.
    private static long digits(long bits) {
        long eight = 0;
        for (int shift = Integer.SIZE - 4; shift >= 0; shift -= 4) {
            eight = eight << Byte.SIZE | DIGITS[(int) (bits >>> shift) & 0xF];
        }
        return eight;
    }
}
