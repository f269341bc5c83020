package io.abtpro.loading;

/// Which column holds what; -1 where there is none.
///
/// @param time the stamp, or its date
/// @param clock the time of day, where it has its own column
/// @param price the price of a trade; bars have none
/// @param sinceMidnight true where `time` is milliseconds since midnight of the day in the file's
///   name
/// @param endStamps true where the header says that stamps are bar ends
/// @param width how many fields a record must have
/// @param moreVolume a second part of the volume
/// @param adjusted the close adjusted for dividends and splits
/// @param numbers what plain numbers in the stamp column are
/// @param clockNumbers what plain numbers in the clock column are
/// @param byPlace true where no header names the columns
/// @param parts the columns of a stamp that is spread over several
record Layout(
        int time,
        int clock,
        int open,
        int high,
        int low,
        int close,
        int volume,
        int price,
        int ticker,
        boolean sinceMidnight,
        boolean endStamps,
        int width,
        int moreVolume,
        int adjusted,
        NumberStamps numbers,
        NumberStamps clockNumbers,
        boolean byPlace,
        StampParts parts) {
    /// The stamp of a record as the file has it, its columns joined.
    String stamp(Cursor cursor) {
        String date = parts.isNone() ? cursor.text(time) : parts.joined(cursor::text, time);
        return clock >= 0 ? date + " " + cursor.text(clock) : date;
    }

    boolean isTrades() {
        return price >= 0;
    }
}
