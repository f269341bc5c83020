package io.abtpro.bars;

import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneRules;

/// Local times of rising moments in one zone, asking the zone only at its clock changes.
final class LocalClock {
    private final ZoneRules rules;
    private long offset;
    private long until = Long.MIN_VALUE;

    LocalClock(ZoneId zone) {
        this.rules = zone.getRules();
    }

    /// Milliseconds of local clock time from 1970-01-01 00:00. Moments must not fall.
    long local(long time) {
        if (time >= until) {
            Instant at = Instant.ofEpochMilli(time);
            offset = 1000L * rules.getOffset(at).getTotalSeconds();
            var change = rules.nextTransition(at);
            until = change == null ? Long.MAX_VALUE : change.getInstant().toEpochMilli();
        }
        return time + offset;
    }
}
