package io.abtpro.store.h2;

import org.h2.mvstore.DataUtils;
import org.h2.value.Value;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the leaf pages of a store file hold, found without its trees.
///
/// H2 keeps tables as trees of pages in chunks, and one lost page of a tree hides all below it.
/// Each page says how long it is, whose it is, and carries a check value of its place, so pages can
/// be found by looking at every byte. Of a row that stands in several pages the one in the newest
/// chunk holds. What was deleted can come back that way where its page was not used again.
final class SalvagedPages {
    private static final int LONGEST_PAGE = 1 << 24;
    private static final int META = 1;
    private static final byte[] CHUNK = "chunk:".getBytes(StandardCharsets.US_ASCII);
    private static final Pattern HEADER =
            Pattern.compile(
                    "chunk:([0-9a-f]+),(?:block:[0-9a-f]+,)?len:([0-9a-f]+),.*?version:([0-9a-f]+)");
    private static final int LONGEST_HEADER = 600;
    private static final int BLOCK = 4096;
    private static final int FOOTER = 128;

    /// The rows of each table by the number of its map, then by their own.
    private final Map<Integer, TreeMap<Long, Entry<Value[]>>> rows = new HashMap<>();

    private final TreeMap<Long, Entry<byte[]>> lobIds = new TreeMap<>();
    private final TreeMap<Long, Entry<byte[]>> lobBlocks = new TreeMap<>();
    private final Map<Integer, String> names = new HashMap<>();
    private final Map<Integer, Long> nameVersions = new HashMap<>();
    private final List<Chunk> chunks = new ArrayList<>();

    private SalvagedPages() {}

    /// Something read, and the version of the chunk it was in.
    private record Entry<T>(T value, long version) {}

    /// A part of the file that was written at once.
    ///
    /// @param start where its pages count their places from
    private record Chunk(int id, long start, long end, long version) {}

    static SalvagedPages of(Path store) throws IOException {
        var pages = new SalvagedPages();
        try (FileChannel channel = FileChannel.open(store, StandardOpenOption.READ);
                Arena arena = Arena.ofConfined()) {
            MemorySegment file =
                    channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
            pages.findChunks(file);
            // Names first: they tell what the other pages hold.
            pages.scan(file, true);
            pages.scan(file, false);
        }
        return pages;
    }

    /// The rows of one table, in the order of their numbers.
    List<Value[]> rows(int map) {
        return rows.getOrDefault(map, new TreeMap<>()).values().stream().map(Entry::value).toList();
    }

    /// The maps that hold rows; a name is empty where it is lost.
    Map<Integer, String> tables() {
        Map<Integer, String> tables = new TreeMap<>();
        rows.keySet().forEach(map -> tables.put(map, names.getOrDefault(map, "")));
        return tables;
    }

    Map<Long, byte[]> lobBlocks() {
        Map<Long, byte[]> blocks = new HashMap<>();
        lobBlocks.forEach((key, block) -> blocks.put(key, block.value()));
        return blocks;
    }

    Optional<byte[]> lobId(long lob) {
        return Optional.ofNullable(lobIds.get(lob)).map(Entry::value);
    }

    /// By the headers and footers of chunks, wherever they stand now.
    private void findChunks(MemorySegment file) {
        long size = file.byteSize();
        for (long at = 0; at + FOOTER <= size; at++) {
            if (file.get(ValueLayout.JAVA_BYTE, at) != CHUNK[0] || !isChunk(file, at)) {
                continue;
            }
            byte[] text =
                    file.asSlice(at, Math.min(LONGEST_HEADER, size - at))
                            .toArray(ValueLayout.JAVA_BYTE);
            Matcher header = HEADER.matcher(new String(text, StandardCharsets.ISO_8859_1));
            if (!header.lookingAt()) {
                continue;
            }
            try {
                int id = Integer.parseInt(header.group(1), 16);
                long length = Long.parseLong(header.group(2), 16) * BLOCK;
                long version = Long.parseLong(header.group(3), 16);
                boolean footer = !header.group().contains("pages:");
                long start = footer ? at + FOOTER - length : at;
                chunks.add(new Chunk(id, start, start + length, version));
            } catch (NumberFormatException noHeader) {
                // What follows may hold one.
            }
        }
    }

    private static boolean isChunk(MemorySegment file, long at) {
        for (int i = 1; i < CHUNK.length; i++) {
            if (file.get(ValueLayout.JAVA_BYTE, at + i) != CHUNK[i]) {
                return false;
            }
        }
        return true;
    }

    private void scan(MemorySegment file, boolean namesOnly) {
        long size = file.byteSize();
        long at = 0;
        while (at + 8 < size) {
            int length =
                    file.get(ValueLayout.JAVA_BYTE, at) == 0
                            ? file.get(
                                    ValueLayout.JAVA_INT_UNALIGNED.withOrder(
                                            java.nio.ByteOrder.BIG_ENDIAN),
                                    at)
                            : 0;
            boolean read =
                    length > 8
                            && length < LONGEST_PAGE
                            && at + length <= size
                            && page(file.asSlice(at, length).asByteBuffer(), at, length, namesOnly);
            at += read ? length : 1;
        }
    }

    /// Whether a leaf page stands there and was read to its last byte.
    private boolean page(ByteBuffer page, long at, int length, boolean namesOnly) {
        page.getInt();
        short check = page.getShort();
        Optional<Chunk> chunk = chunks.stream().filter(c -> isIn(c, at, length, check)).findFirst();
        try {
            int number = DataUtils.readVarInt(page);
            int map = DataUtils.readVarInt(page);
            int count = DataUtils.readVarInt(page);
            int type = page.get();
            boolean known = map == META || names.containsKey(map);
            if (number < 0
                    || map < 0
                    || count < 1
                    || count > length
                    || type < 0
                    || type > 7
                    || (type & 1) != 0
                    || !(known || chunk.isPresent())
                    || namesOnly && map != META) {
                return false;
            }
            long version =
                    chunk.or(
                                    () ->
                                            chunks.stream()
                                                    .filter(c -> c.start() <= at && at < c.end())
                                                    .findFirst())
                            .map(Chunk::version)
                            .orElse(0L);
            PageValues values = new PageValues(PageValues.expanded(page, type), count);
            return map == META ? readNames(values, version) : read(map, values, version);
        } catch (RuntimeException | OutOfMemoryError noPage) {
            return false;
        }
    }

    private static boolean isIn(Chunk chunk, long at, int length, short check) {
        return chunk.start() <= at
                && at < chunk.end()
                && check
                        == (short)
                                (DataUtils.getCheckValue(chunk.id())
                                        ^ DataUtils.getCheckValue((int) (at - chunk.start()))
                                        ^ DataUtils.getCheckValue(length));
    }

    /// "name.table.3" stands for the map of that number in hexadecimal.
    private boolean readNames(PageValues values, long version) {
        Optional<Map<String, String>> read = values.texts();
        read.ifPresent(
                texts ->
                        texts.forEach(
                                (key, value) -> {
                                    if (key.startsWith("name.")) {
                                        int map = Integer.parseInt(value, 16);
                                        if (version >= nameVersions.getOrDefault(map, -1L)) {
                                            nameVersions.put(map, version);
                                            names.put(map, key.substring("name.".length()));
                                        }
                                    }
                                }));
        return read.isPresent();
    }

    private boolean read(int map, PageValues values, long version) {
        String name = names.getOrDefault(map, "");
        if (name.startsWith("table.")
                && keep(values.rows(), rows.computeIfAbsent(map, _ -> new TreeMap<>()), version)) {
            return true;
        }
        if (name.equals("lobMap")) {
            return keep(values.lobIds(), lobIds, version);
        }
        if (name.equals("lobData")) {
            return keep(values.blocks(), lobBlocks, version);
        }
        if (!name.isEmpty()) {
            return false;
        }
        // Its name is lost: what it can be read as, it is.
        return keep(values.lobIds(), lobIds, version)
                || keep(values.blocks(), lobBlocks, version)
                || keep(values.rows(), rows.computeIfAbsent(map, _ -> new TreeMap<>()), version);
    }

    private static <T> boolean keep(
            Optional<Map<Long, T>> read, Map<Long, Entry<T>> into, long version) {
        read.ifPresent(
                entries ->
                        entries.forEach(
                                (key, value) -> {
                                    Entry<T> before = into.get(key);
                                    if (before == null || before.version() <= version) {
                                        into.put(key, new Entry<>(value, version));
                                    }
                                }));
        return read.isPresent();
    }
}
