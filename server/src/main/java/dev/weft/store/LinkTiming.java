package dev.weft.store;

import dev.weft.model.Nanos;
import java.util.Locale;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** How a linking span's start lies to the linked span. */
public enum LinkTiming {
    /** The linking span starts at or after the linked one's end: the work waited in between. */
    WAITED,
    /** It starts while the linked span still runs: usual for fan-out and for links to an ancestor. */
    OVERLAPS,
    /** It starts before the linked one does. */
    SKEWED;

    /** Returns the timing as the native API spells it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the linking span's start minus the linked span's end; empty when that or the linked duration overflows. */
    public static OptionalLong waitNanos(SpanFacts linking, SpanFacts linked) {
        if (linked.durationNanos().isEmpty()) {
            return OptionalLong.empty();
        }
        long linkedEnd = linked.startTimeUnixNano() + linked.durationNanos().getAsLong();
        return Nanos.between(linkedEnd, linking.startTimeUnixNano());
    }

    /** Returns null when the wait overflows. */
    public static @Nullable LinkTiming between(SpanFacts linking, SpanFacts linked) {
        OptionalLong wait = waitNanos(linking, linked);
        if (wait.isEmpty()) {
            return null;
        }
        if (Long.compareUnsigned(linking.startTimeUnixNano(), linked.startTimeUnixNano()) < 0) {
            return SKEWED;
        }
        return wait.getAsLong() >= 0 ? WAITED : OVERLAPS;
    }
}
