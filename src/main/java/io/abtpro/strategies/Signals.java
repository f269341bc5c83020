package io.abtpro.strategies;

import java.util.BitSet;

/// Where a strategy wants to enter and leave, one bit a bar, each known at that bar's close.
///
/// @param bars how many bars the bits are for
public record Signals(
        BitSet enterLong, BitSet exitLong, BitSet enterShort, BitSet exitShort, int bars) {}
