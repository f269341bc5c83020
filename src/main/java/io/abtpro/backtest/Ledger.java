package io.abtpro.backtest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// The identity of a list of trades.
final class Ledger {
    private static final HexFormat HEX = HexFormat.of();

    private Ledger() {}

    /// SHA-256, in hexadecimal, over one ASCII line a trade in order, each ended by a line feed:
    /// `side,entryTime,entryPrice,exitTime,exitPrice,quantity,fees`.
    ///
    /// Side is `long` or `short`, times are epoch milliseconds in decimal, the others the 16 hexadecimal digits of
    /// their IEEE 754 bits: not one bit is lost to rounding.
    static String sha256(List<Trade> trades) {
        MessageDigest digest = digest();
        var line = new StringBuilder(160);
        for (Trade trade : trades) {
            line.setLength(0);
            line.append(trade.isLong() ? "long," : "short,").append(trade.entryTime()).append(',');
            bits(line, trade.entryPrice()).append(',').append(trade.exitTime()).append(',');
            bits(line, trade.exitPrice()).append(',');
            bits(line, trade.quantity()).append(',');
            bits(line, trade.fees()).append('\n');
            digest.update(line.toString().getBytes(StandardCharsets.US_ASCII));
        }
        return HEX.formatHex(digest.digest());
    }

    private static StringBuilder bits(StringBuilder line, double value) {
        return line.append(HEX.toHexDigits(Double.doubleToLongBits(value)));
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java runtime has SHA-256", impossible);
        }
    }
}
