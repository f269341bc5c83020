package io.abtpro.bench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// A file with faults.
///
/// @param what was done to it
/// @param text its text before it was packed; what was done to packed bytes is not in it
/// @param bytes the file
/// @param textStands true where the bytes still hold the text
record Mutation(String name, List<String> what, String text, byte[] bytes, boolean textStands) {
    private static final List<String> NUMBERS =
            List.of(
                    "1e999",
                    "1e99999999",
                    "1e-999999999",
                    "1e99999999999K",
                    "-1",
                    "0",
                    "NaN",
                    "Infinity",
                    "1e308",
                    "99999999999999999999999999",
                    "",
                    " ",
                    "null",
                    "0x10",
                    "1,000,000,000",
                    "1 05",
                    "--5",
                    "1e5",
                    "1,111".repeat(500),
                    "9".repeat(20_000),
                    "\u0661\u0662",
                    "\"",
                    "12\"34",
                    "{}",
                    "[]",
                    "true");

    static Mutation of(WellFormed file, Random random) {
        List<String> what = new ArrayList<>();
        List<String> rows = new ArrayList<>(file.rows());
        int faults = random.nextInt(4);
        for (int i = 0; i < faults && !rows.isEmpty(); i++) {
            what.add(rows(rows, file, random));
        }
        String text = file.text(rows);
        if (random.nextInt(4) == 0) {
            String[] done = new String[1];
            text = whole(text, file, random, done);
            what.add(done[0]);
        }
        return pack(file, text, what, random);
    }

    private static String rows(List<String> rows, WellFormed file, Random random) {
        int i = random.nextInt(rows.size());
        int j = random.nextInt(rows.size());
        String row = rows.get(i);
        int at = random.nextInt(row.length() + 1);
        switch (random.nextInt(16)) {
            case 0 -> rows.remove(i);
            case 1 -> rows.add(j, row);
            case 2 -> {
                rows.set(i, rows.get(j));
                rows.set(j, row);
            }
            case 3 -> rows.set(i, row.substring(0, at));
            case 4 -> rows.set(i, row.substring(0, at) + "\"" + row.substring(at));
            case 5 -> {
                rows.set(i, row.substring(0, at) + "\"" + row.substring(at));
                String other = rows.get(j);
                int there = random.nextInt(other.length() + 1);
                rows.set(j, other.substring(0, there) + "\"" + other.substring(there));
            }
            case 6 -> rows.set(i, row.replace(',', ";\t|,".charAt(random.nextInt(4))));
            case 7, 8 -> rows.set(i, number(row, random));
            case 9 -> {
                char c = (char) (32 + random.nextInt(95));
                rows.set(
                        i,
                        row.isEmpty()
                                ? ""
                                : row.substring(0, Math.min(at, row.length() - 1))
                                        + c
                                        + row.substring(Math.min(at + 1, row.length())));
            }
            case 10 -> rows.set(i, row.substring(0, at) + "\n" + row.substring(at));
            case 11 -> rows.set(i, i + 1 < rows.size() ? row + rows.remove(i + 1) : row);
            case 12 ->
                    rows.add(
                            j,
                            List.of(
                                            "null",
                                            "{\"a\": 1}",
                                            "[]",
                                            "[null]",
                                            "",
                                            "   ",
                                            "# end",
                                            "\"",
                                            "\"\"",
                                            ",,,,,",
                                            "total 12")
                                    .get(random.nextInt(11)));
            case 13 -> {
                if (!file.head().isEmpty()) {
                    rows.add(j, file.head().getLast());
                }
            }
            case 14 -> rows.set(i, row + ",");
            default ->
                    rows.set(
                            i,
                            row.isEmpty()
                                    ? row
                                    : row.replace(
                                            row.charAt(random.nextInt(row.length())),
                                            (char) (33 + random.nextInt(90))));
        }
        return "row " + i;
    }

    private static String number(String row, Random random) {
        String[] parts = row.split("(?<=[,;\\t:\\[ ])");
        int k = random.nextInt(parts.length);
        parts[k] =
                NUMBERS.get(random.nextInt(NUMBERS.size()))
                        + parts[k].replaceFirst("[^,;\\t:\\[ \\]}]+", "");
        return String.join("", parts);
    }

    private static String whole(String text, WellFormed file, Random random, String[] done) {
        int kind = random.nextInt(13);
        done[0] = "whole " + kind;
        int at = random.nextInt(text.length() + 1);
        int end = Math.min(text.length(), at + random.nextInt(200));
        return switch (kind) {
            case 0 -> text + text;
            case 1 -> text.substring(0, at);
            case 2 -> text.substring(at);
            case 3 -> text.substring(0, at) + text.substring(end);
            case 4 -> text.replace("\n", random.nextBoolean() ? "\r\n" : "\r");
            case 5 -> text + "garbage}}}";
            case 6 -> "\ufeff".repeat(1 + random.nextInt(6)) + text;
            case 7 ->
                    text.substring(0, at) + text.substring(at, end).repeat(3) + text.substring(end);
            case 8 -> file.json() ? "[".repeat(2000) + text : text.replaceFirst("\n", "\n\"");
            case 9 ->
                    file.json()
                            ? "{\"AAA\":" + text + ",\"BBB\":" + text + "}"
                            : text + "\n" + text.replace("2021", "2022");
            case 10 -> text.replace(',', ";\t| ".charAt(random.nextInt(4)));
            case 11 ->
                    text.substring(0, at)
                            + String.valueOf("(\"[{,;.1e-<% '".charAt(random.nextInt(14)))
                                    .repeat(1 + random.nextInt(20_000))
                            + text.substring(at);
            default -> swapped(text, random);
        };
    }

    /// The header somewhere else, or gone.
    private static String swapped(String text, Random random) {
        List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
        String first = lines.removeFirst();
        if (random.nextBoolean() && !lines.isEmpty()) {
            lines.add(random.nextInt(lines.size()), first);
        }
        return String.join("\n", lines);
    }

    private static Mutation pack(WellFormed file, String text, List<String> what, Random random) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        String name = file.name();
        int packing = random.nextInt(12);
        if (packing == 0) {
            bytes =
                    text.getBytes(
                            random.nextBoolean()
                                    ? StandardCharsets.UTF_16
                                    : StandardCharsets.UTF_16LE);
            if (bytes.length > 1 && bytes[0] != (byte) 0xfe) {
                bytes = Packed.concat(new byte[] {(byte) 0xff, (byte) 0xfe}, bytes);
            }
            what.add("UTF-16");
        }
        for (int layers = packing >= 10 ? 1 + random.nextInt(5) / 4 * random.nextInt(6) : 0;
                layers > 0;
                layers--) {
            bytes = packing == 10 ? Packed.gzip(bytes) : Packed.zip(bytes, name);
            name += packing == 10 ? ".gz" : ".zip";
            what.add(name);
        }
        int harm = random.nextInt(10);
        boolean harmed = harm < 3 && bytes.length > 0;
        if (harmed) {
            int at = random.nextInt(bytes.length);
            bytes =
                    harm == 0
                            ? Arrays.copyOf(bytes, at)
                            : harm == 1
                                    ? Packed.concat(
                                            bytes,
                                            "trailing bytes\n".getBytes(StandardCharsets.UTF_8))
                                    : flipped(bytes, random);
            what.add("bytes " + harm);
        }
        return new Mutation(name, what, text, bytes, !harmed);
    }

    static byte[] flipped(byte[] bytes, Random random) {
        byte[] copy = bytes.clone();
        for (int i = 1 + random.nextInt(5); i > 0; i--) {
            copy[random.nextInt(copy.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return copy;
    }
}
