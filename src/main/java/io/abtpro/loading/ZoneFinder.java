package io.abtpro.loading;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The zone that a file's stamps tell: by a name, by their offsets, or by an hour that they show
/// twice.
final class ZoneFinder {
    /// Zones of exchanges, the first of those that cannot be told apart first.
    private static final List<String> USUAL =
            List.of(
                    "America/New_York",
                    "America/Chicago",
                    "America/Los_Angeles",
                    "America/Denver",
                    "Europe/London",
                    "Europe/Berlin",
                    "Europe/Athens",
                    "Australia/Sydney",
                    "America/Toronto",
                    "America/Sao_Paulo",
                    "Asia/Jerusalem",
                    "Europe/Moscow",
                    "Pacific/Auckland",
                    "America/Santiago");

    private static final Pattern REGION = Pattern.compile("\\b([A-Z][A-Za-z]+/[A-Z][A-Za-z_]+)\\b");
    private static final Pattern UTC =
            Pattern.compile("\\b(UTC|GMT|Utc|Gmt)\\b|^(utc|gmt)|[_ ](?i:utc|gmt)\\b");
    private static final Pattern EASTERN =
            Pattern.compile("\\b(ET)\\b|US[/ ]Eastern|[_ ][eE][tT]\\b");
    private static final String JSON_KEYS = "exchange_timezone|time_?[zZ]one|tz";
    private static final String JSON_VALUE = "\"\\s*:\\s*\"([A-Za-z]+(?:/[A-Za-z_]+)+|UTC|GMT)\"";
    private static final int JSON_HEAD = 20_000;
    private static final Set<String> ZONE_COLUMNS =
            Set.of("timezone", "tz", "zone", "tzname", "exchangetimezone", "exchangetimezonename");

    private ZoneFinder() {}

    /// The zone that a column of zones gives, or the name of the stamp column, or the text of a
    /// JSON answer.
    ///
    /// @throws Refusal where a column of zones names several
    static Optional<ZoneId> named(Table table, Layout layout, byte[] text, KnownVendors vendors) {
        Optional<ZoneId> column = ofColumn(table);
        if (column.isPresent()) {
            return column;
        }
        if (table.form() == Table.Form.JSON) {
            return ofJson(text, vendors.zoneKeys());
        }
        String name =
                layout.time() < table.header().size() ? table.header().get(layout.time()) : "";
        Matcher region = REGION.matcher(name);
        if (region.find() && known(region.group(1)).isPresent()) {
            return known(region.group(1));
        }
        return EASTERN.matcher(name).find()
                ? known("America/New_York")
                : UTC.matcher(name).find() ? known("UTC") : Optional.empty();
    }

    private static Optional<ZoneId> ofJson(byte[] text, List<String> vendorsKeys) {
        String keys =
                String.join(
                        "|", Stream.concat(Stream.of(JSON_KEYS), vendorsKeys.stream()).toList());
        String head =
                new String(
                        text,
                        0,
                        Math.min(text.length, JSON_HEAD),
                        java.nio.charset.StandardCharsets.ISO_8859_1);
        Matcher key = Pattern.compile("\"(?:" + keys + ")" + JSON_VALUE).matcher(head);
        return key.find() ? known(key.group(1)) : Optional.empty();
    }

    private static Optional<ZoneId> ofColumn(Table table) {
        int at =
                table.header().stream()
                        .map(HeaderWords::normalised)
                        .map(ZONE_COLUMNS::contains)
                        .toList()
                        .indexOf(true);
        Set<String> named = new TreeSet<>();
        for (Cursor cursor = table.cursor(); at >= 0 && named.size() < 2 && cursor.next(); ) {
            String zone = cursor.text(at);
            if (zone.isEmpty() || named.contains(zone)) {
                continue;
            }
            if (known(zone).isEmpty()) {
                return Optional.empty(); // a column of something else
            }
            named.add(zone);
        }
        if (named.size() > 1) {
            throw new Refusal(
                    "its column '%s' names several zones, such as %s; give a file of one"
                            .formatted(table.header().get(at), String.join(" and ", named)));
        }
        return named.stream().findFirst().flatMap(ZoneFinder::known);
    }

    static Optional<ZoneId> known(String id) {
        try {
            return Optional.of(ZoneId.of(id));
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }

    /// The offset that all stamps carry, or a region in which each stamp has the offset that it
    /// carries; empty where there is none. Stamps without an offset are left aside.
    static Optional<ZoneId> ofOffsets(BarRows rows) {
        int one = StampReader.NO_OFFSET;
        boolean several = false;
        for (int i = 0; i < rows.size; i++) {
            int offset = rows.offset(i);
            several |=
                    offset != StampReader.NO_OFFSET
                            && one != StampReader.NO_OFFSET
                            && offset != one;
            one = offset == StampReader.NO_OFFSET ? one : offset;
        }
        if (!several) {
            return Optional.of(one == 0 ? ZoneId.of("UTC") : ZoneOffset.ofTotalSeconds(one));
        }
        return Stream.concat(
                        USUAL.stream(),
                        new TreeSet<>(ZoneId.getAvailableZoneIds())
                                .stream().filter(id -> REGION.matcher(id).matches()))
                .map(ZoneId::of)
                .filter(zone -> fits(rows, zone))
                .findFirst();
    }

    private static boolean fits(BarRows rows, ZoneId zone) {
        long from = Long.MAX_VALUE;
        long until = Long.MIN_VALUE;
        int offset = 0;
        for (int i = 0; i < rows.size; i++) {
            if (rows.offset(i) == StampReader.NO_OFFSET) {
                continue;
            }
            long time = rows.times[i];
            if (time < from || time >= until) {
                Instant at = Instant.ofEpochMilli(time);
                offset = zone.getRules().getOffset(at).getTotalSeconds();
                var next = zone.getRules().nextTransition(at);
                from = time;
                until = next == null ? Long.MAX_VALUE : next.getInstant().toEpochMilli();
            }
            if (rows.offset(i) != offset) {
                return false;
            }
        }
        return true;
    }

    /// The usual zones whose clocks showed one of these local times twice; they were read as if in
    /// UTC.
    static List<String> whereShownTwice(List<Long> times) {
        return USUAL.stream()
                .filter(id -> times.stream().anyMatch(time -> isShownTwice(ZoneId.of(id), time)))
                .toList();
    }

    private static boolean isShownTwice(ZoneId zone, long time) {
        LocalDateTime local =
                LocalDateTime.ofEpochSecond(Math.floorDiv(time, 1000L), 0, ZoneOffset.UTC);
        return zone.getRules().getValidOffsets(local).size() == 2;
    }
}
