package dev.weft.store.memory;

import dev.weft.model.Span;
import dev.weft.model.SpanKey;
import dev.weft.model.SpanLink;
import dev.weft.model.TraceId;
import dev.weft.store.Cancellation;
import dev.weft.store.StoreException;
import dev.weft.store.WriteOutcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The spans in order of commit, and later versions of them. Its accessors are called inside {@link #read} only. */
final class StoredSpans {

    private static final Comparator<Span> BY_START = ((Comparator<Span>)
                    (a, b) -> Long.compareUnsigned(a.startTimeUnixNano(), b.startTimeUnixNano()))
            .thenComparing(Span::spanId);

    private final Map<SpanKey, Span> spans = new LinkedHashMap<>();
    private final List<Span> conflicting = new ArrayList<>();
    private @Nullable SpanKey newest;
    private boolean closed;

    synchronized WriteOutcome write(List<Span> group) {
        failIfClosed();
        int stored = 0;
        int duplicates = 0;
        int conflicts = 0;
        for (Span span : group) {
            if (isStored(span)) {
                duplicates++;
            } else if (spans.containsKey(span.key())) {
                conflicting.add(span);
                conflicts++;
            } else {
                spans.put(span.key(), span);
                newest = span.key();
                stored++;
            }
        }
        return new WriteOutcome(stored, duplicates, conflicts);
    }

    synchronized <T extends @Nullable Object> T read(Cancellation cancellation, Function<StoredSpans, T> query) {
        failIfClosed();
        cancellation.check();
        return query.apply(this);
    }

    /** Reads what may be answered in part when the deadline has passed. */
    synchronized <T> T readInPart(Cancellation cancellation, Function<StoredSpans, T> query) {
        failIfClosed();
        cancellation.checkAsker();
        return query.apply(this);
    }

    synchronized void close() {
        closed = true;
    }

    List<Span> all() {
        return List.copyOf(spans.values());
    }

    List<Span> conflicting() {
        return conflicting;
    }

    @Nullable
    Span find(SpanKey key) {
        return spans.get(key);
    }

    @Nullable
    SpanKey newest() {
        return newest;
    }

    List<Span> ofTrace(TraceId traceId) {
        return sorted(spans.values(), traceId);
    }

    List<Span> conflictingOfTrace(TraceId traceId) {
        return sorted(conflicting, traceId);
    }

    /** Returns how many stored links point at each span, stored or not. */
    Map<SpanKey, Integer> incomingCounts() {
        Map<SpanKey, Integer> counts = new HashMap<>();
        for (Span span : spans.values()) {
            for (SpanLink link : span.links()) {
                if (link.isValid()) {
                    counts.merge(link.linked(), 1, Integer::sum);
                }
            }
        }
        return counts;
    }

    private boolean isStored(Span span) {
        Span content = span.canonical();
        Span first = spans.get(span.key());
        return (first != null && first.canonical().equals(content))
                || conflicting.stream()
                        .anyMatch(version -> version.key().equals(span.key())
                                && version.canonical().equals(content));
    }

    private static List<Span> sorted(Iterable<Span> candidates, TraceId traceId) {
        List<Span> found = new ArrayList<>();
        candidates.forEach(span -> {
            if (span.traceId().equals(traceId)) {
                found.add(span);
            }
        });
        found.sort(BY_START);
        return found;
    }

    private void failIfClosed() {
        if (closed) {
            throw new StoreException(StoreException.Kind.UNAVAILABLE, "store is closed", null);
        }
    }
}
