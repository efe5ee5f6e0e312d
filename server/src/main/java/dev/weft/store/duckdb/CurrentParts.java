package dev.weft.store.duckdb;

import dev.weft.model.SpanKey;
import dev.weft.model.TraceId;
import dev.weft.store.MissingSegment;
import dev.weft.store.StoreException;
import dev.weft.store.duckdb.head.GenerationPart;
import dev.weft.store.duckdb.part.ColumnSpans;
import dev.weft.store.duckdb.part.ColumnSums;
import dev.weft.store.duckdb.part.Part;
import dev.weft.store.duckdb.part.PartsView;
import dev.weft.store.duckdb.part.SpanCounter;
import dev.weft.store.duckdb.segment.Segment;
import dev.weft.store.duckdb.segment.SegmentFacts;
import dev.weft.store.duckdb.segment.SegmentGap;
import dev.weft.store.duckdb.segment.SegmentName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a store as they are now: segments, then generations, each list in order of commit. A segment that leaves is
 * closed when nobody holds it any more.
 */
final class CurrentParts implements AutoCloseable {

    private final DataFolder folder;
    private final DroppedTraces dropped;
    private final ColumnFiles columnFiles;
    private final Map<Segment, Integer> uses = new HashMap<>();
    private List<Segment> segments;
    private List<Quarantined> quarantined;

    /** Of all segments, in order of commit; the same list as long as they are the same. */
    private List<SegmentName> names;

    private List<Recent> recent = List.of();

    /** Segments in whose place a merged one is being published. */
    private List<Segment> replaced = List.of();

    private boolean closed;

    CurrentParts(
            DataFolder folder,
            DroppedTraces dropped,
            ColumnFiles columnFiles,
            List<Segment> segments,
            List<Quarantined> quarantined) {
        this.folder = folder;
        this.columnFiles = columnFiles;
        this.dropped = dropped;
        this.segments = List.copyOf(segments);
        this.quarantined = List.copyOf(quarantined);
        this.names = names(segments, quarantined);
        segments.forEach(segment -> uses.put(segment, 1));
    }

    /** @throws StoreException of kind UNAVAILABLE when the store is closed */
    synchronized PartsView view() {
        requireOpen();
        List<Part> parts = new ArrayList<>(segments);
        List<SpanCounter> counters = new ArrayList<>();
        ShownColumns columns = columnFiles.show(names);
        counters.add(columns);
        segments.stream().filter(segment -> !columns.cover(segment.name())).forEach(counters::add);
        Map<Quarantined, SegmentGap> gaps = new LinkedHashMap<>();
        for (Quarantined unread : quarantined) {
            SegmentGap gap = new SegmentGap(unread.facts());
            gaps.put(unread, gap);
            parts.add(gap);
            if (!columns.cover(unread.name())) {
                counters.add(gap);
            }
        }
        for (Recent generation : recent) {
            GenerationPart part = generation.generation().part();
            parts.add(part);
            counters.add(part);
        }
        return new View(new HeldSegments(segments), parts, gaps, counters, columns);
    }

    /** Returns segments of which another thread may close any: to read them, {@link #hold} them. */
    synchronized List<Segment> segments() {
        return segments;
    }

    /** Returns segments that cannot be read, in order of commit. */
    synchronized List<Quarantined> quarantined() {
        return quarantined;
    }

    /** Returns all segments, those that cannot be read among them, in order of commit. */
    synchronized List<SegmentFacts> published() {
        return Stream.concat(
                        segments.stream().map(Segment::facts),
                        quarantined.stream().map(Quarantined::facts))
                .sorted(Comparator.comparing(SegmentFacts::name))
                .toList();
    }

    /** Returns the names of all segments, those that cannot be read among them, in order of commit. */
    synchronized List<SegmentName> names() {
        return names;
    }

    /**
     * Keeps the segments that are shown now open, even when they leave.
     *
     * @throws StoreException of kind UNAVAILABLE when the store is closed
     */
    synchronized HeldSegments hold() {
        requireOpen();
        return new HeldSegments(segments);
    }

    /**
     * Shows a segment no more, though it stays published. Waits while it is being replaced: spans of it must not be taken
     * again when they are about to be shown in the merged one.
     *
     * @return what is known of it, null when it was not shown
     */
    @Nullable
    Quarantined quarantine(SegmentName name, String reason) {
        Segment leaving;
        Quarantined unread;
        synchronized (this) {
            awaitReplacement(name);
            leaving = segments.stream()
                    .filter(segment -> segment.name().equals(name))
                    .findFirst()
                    .orElse(null);
            if (leaving == null) {
                return null;
            }
            unread = new Quarantined(leaving.facts(), reason);
            List<Quarantined> all = new ArrayList<>(quarantined);
            all.add(unread);
            all.sort(Comparator.comparing(Quarantined::name));
            show(without(segments, List.of(leaving)), all);
        }
        release(List.of(leaving));
        return unread;
    }

    /** Returns generations, the oldest first; the last one takes what arrives. */
    synchronized List<Recent> recent() {
        return recent;
    }

    synchronized void add(Recent generation) {
        List<Recent> all = new ArrayList<>(recent);
        all.add(generation);
        recent = List.copyOf(all);
    }

    /** Puts a generation in the place of the newest one, which shows nothing. */
    synchronized void replaceNewest(Recent generation) {
        List<Recent> all = new ArrayList<>(recent);
        all.set(all.size() - 1, generation);
        recent = List.copyOf(all);
    }

    /** Shows a segment in place of the generation that it was made of. */
    synchronized void sealed(Recent generation, Segment segment) {
        List<Recent> left = new ArrayList<>(recent);
        left.remove(generation);
        recent = List.copyOf(left);
        List<Segment> all = new ArrayList<>(segments);
        all.add(segment);
        show(all, quarantined);
        uses.put(segment, 1);
    }

    /**
     * Keeps segments as they are shown, none quarantined, until one is shown in their place or {@link #keep} is called.
     *
     * @return false when one of them is not shown any more
     */
    synchronized boolean beginReplacing(List<Segment> sources) {
        if (!segments.containsAll(sources)) {
            return false;
        }
        replaced = List.copyOf(sources);
        return true;
    }

    /** Lets the segments that were to be replaced stay. */
    synchronized void keep() {
        replaced = List.of();
        notifyAll();
    }

    /** Shows one segment in place of those that were to be replaced. */
    void replace(Segment merged) {
        List<Segment> leaving;
        synchronized (this) {
            leaving = replaced;
            List<Segment> all = new ArrayList<>(segments);
            all.removeAll(leaving);
            all.add(merged);
            all.sort(Comparator.comparing(Segment::name));
            show(all, quarantined);
            uses.put(merged, 1);
            keep();
        }
        release(leaving);
    }

    private synchronized void awaitReplacement(SegmentName name) {
        boolean interrupted = false;
        while (replaced.stream().anyMatch(segment -> segment.name().equals(name))) {
            try {
                wait();
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Shows segments no more, whether they can be read or not. */
    void remove(Set<SegmentName> removed) {
        List<Segment> leaving;
        synchronized (this) {
            leaving = segments.stream()
                    .filter(segment -> removed.contains(segment.name()))
                    .toList();
            show(without(segments, leaving), without(quarantined, removed));
        }
        release(leaving);
    }

    @Override
    public void close() {
        List<Segment> open;
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            open = segments;
        }
        release(open);
    }

    private @Nullable SpanKey newestInMemory() {
        for (Recent generation : recent.reversed()) {
            SpanKey key = generation.generation().newest();
            if (key != null) {
                return key;
            }
        }
        return null;
    }

    private synchronized void show(List<Segment> readable, List<Quarantined> unread) {
        segments = List.copyOf(readable);
        quarantined = List.copyOf(unread);
        names = names(readable, unread);
    }

    private static List<SegmentName> names(List<Segment> readable, List<Quarantined> unread) {
        return Stream.concat(
                        readable.stream().map(Segment::name), unread.stream().map(Quarantined::name))
                .sorted()
                .toList();
    }

    private static List<Segment> without(List<Segment> all, List<Segment> leaving) {
        return all.stream().filter(segment -> !leaving.contains(segment)).toList();
    }

    private static List<Quarantined> without(List<Quarantined> all, Set<SegmentName> leaving) {
        return all.stream().filter(unread -> !leaving.contains(unread.name())).toList();
    }

    private void requireOpen() {
        if (closed) {
            throw new StoreException(StoreException.Kind.UNAVAILABLE, "store is closed", null);
        }
    }

    private void release(List<Segment> released) {
        List<Segment> unused = new ArrayList<>();
        synchronized (this) {
            for (Segment segment : released) {
                if (uses.merge(segment, -1, Integer::sum) == 0) {
                    uses.remove(segment);
                    unused.add(segment);
                }
            }
        }
        unused.forEach(Segment::close);
    }

    /** Segments that stay open until this is closed. */
    final class HeldSegments implements AutoCloseable {

        private final List<Segment> held;

        /** Under the lock of the parts. */
        private HeldSegments(List<Segment> held) {
            this.held = held;
            held.forEach(segment -> uses.merge(segment, 1, Integer::sum));
        }

        List<Segment> segments() {
            return held;
        }

        @Override
        public void close() {
            release(held);
        }
    }

    private final class View implements PartsView {

        private final HeldSegments held;
        private final List<Part> parts;
        private final Map<Quarantined, SegmentGap> gaps;
        private final List<SpanCounter> counters;
        private final ShownColumns columns;
        private final @Nullable SpanKey newestInMemory;

        /** Under the lock of the parts. */
        View(
                HeldSegments held,
                List<Part> parts,
                Map<Quarantined, SegmentGap> gaps,
                List<SpanCounter> counters,
                ShownColumns columns) {
            this.held = held;
            this.parts = List.copyOf(parts);
            this.gaps = gaps;
            this.counters = List.copyOf(counters);
            this.columns = columns;
            this.newestInMemory = newestInMemory();
        }

        @Override
        public List<Part> parts() {
            return parts;
        }

        @Override
        public List<SpanCounter> counters() {
            return counters;
        }

        @Override
        public ColumnSpans columns() {
            return new ViewColumns(held.segments(), columns);
        }

        @Override
        public ColumnSums sums() {
            return new ViewSums(columns);
        }

        @Override
        public @Nullable SpanKey newest() {
            if (newestInMemory != null) {
                return newestInMemory;
            }
            for (Segment segment : held.segments().reversed()) {
                SpanKey key = segment.newest();
                if (key != null) {
                    needGapsAfter(segment);
                    return key;
                }
            }
            gaps.values().forEach(SegmentGap::need);
            return null;
        }

        @Override
        public boolean isExpired(TraceId traceId) {
            return dropped.mayContain(traceId);
        }

        @Override
        public List<MissingSegment> missing() {
            return gaps.entrySet().stream()
                    .filter(gap -> gap.getValue().wasNeeded())
                    .map(gap -> gap.getKey().named())
                    .toList();
        }

        @Override
        public long bytesOnDisk() {
            return folder.bytesOnDisk();
        }

        @Override
        public void close() {
            try (held) {
                columns.close();
            }
        }

        private void needGapsAfter(Segment segment) {
            gaps.forEach((unread, gap) -> {
                if (unread.name().compareTo(segment.name()) > 0) {
                    gap.need();
                }
            });
        }
    }
}
