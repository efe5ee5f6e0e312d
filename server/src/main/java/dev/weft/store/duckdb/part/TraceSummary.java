package dev.weft.store.duckdb.part;

import dev.weft.model.Nanos;
import dev.weft.store.SpanFacts;
import java.util.Collections;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Totals over the spans of a trace, or of a part of them; conflicting versions do not count.
 *
 * @param startTimeUnixNano of the earliest span, unsigned 64 bits; nothing when there is no span
 * @param endTimeUnixNano of the span that ends last, unsigned 64 bits; nothing when there is no span
 * @param linksOut links that the spans carry, invalid ones included
 * @param root of the spans without a parent the one that starts last (of equal starts the one with the highest span id), null when there is
 *     none
 */
public record TraceSummary(
        long spanCount,
        long errorCount,
        long startTimeUnixNano,
        long endTimeUnixNano,
        long linksOut,
        SortedSet<String> services,
        @Nullable SpanFacts root) {

    public static final TraceSummary NO_SPANS = new TraceSummary(0, 0, 0, 0, 0, Collections.emptySortedSet(), null);

    /** Returns last end minus first start; empty when that overflows. */
    public OptionalLong durationNanos() {
        return Nanos.between(startTimeUnixNano, endTimeUnixNano);
    }

    public TraceSummary {
        services = Collections.unmodifiableSortedSet(new TreeSet<>(services));
    }

    /** Returns the summary of both parts' spans together. */
    public TraceSummary plus(TraceSummary other) {
        if (spanCount == 0) {
            return other;
        }
        if (other.spanCount == 0) {
            return this;
        }
        SortedSet<String> all = new TreeSet<>(services);
        all.addAll(other.services);
        return new TraceSummary(
                spanCount + other.spanCount,
                errorCount + other.errorCount,
                Long.compareUnsigned(startTimeUnixNano, other.startTimeUnixNano) <= 0
                        ? startTimeUnixNano
                        : other.startTimeUnixNano,
                Long.compareUnsigned(endTimeUnixNano, other.endTimeUnixNano) >= 0
                        ? endTimeUnixNano
                        : other.endTimeUnixNano,
                linksOut + other.linksOut,
                all,
                later(root, other.root));
    }

    /** Returns the one of two spans without a parent that is rather the root. */
    public static @Nullable SpanFacts later(@Nullable SpanFacts a, @Nullable SpanFacts b) {
        if (a == null || b == null) {
            return a == null ? b : a;
        }
        int byStart = Long.compareUnsigned(a.startTimeUnixNano(), b.startTimeUnixNano());
        int order = byStart != 0 ? byStart : a.key().spanId().compareTo(b.key().spanId());
        return order >= 0 ? a : b;
    }
}
