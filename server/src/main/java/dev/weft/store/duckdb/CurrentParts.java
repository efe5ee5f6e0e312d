package dev.weft.store.duckdb;

import dev.weft.model.SpanKey;
import dev.weft.model.TraceId;
import dev.weft.store.MissingSegment;
import dev.weft.store.StoreException;
import dev.weft.store.duckdb.head.GenerationPart;
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
import java.util.stream.Collectors;
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
    private List<Recent> recent = List.of();
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
        segments.forEach(segment -> uses.put(segment, 1));
    }

    /** @throws StoreException of kind UNAVAILABLE when the store is closed */
    synchronized PartsView view() {
        if (closed) {
            throw new StoreException(StoreException.Kind.UNAVAILABLE, "store is closed", null);
        }
        List<Part> parts = new ArrayList<>(segments);
        List<SpanCounter> counters = new ArrayList<>();
        ColumnFiles.Shown columns =
                columnFiles.show(published().stream().map(SegmentFacts::name).toList());
        counters.add(columns);
        segments.stream().filter(segment -> !columns.covers(segment.name())).forEach(counters::add);
        Map<Quarantined, SegmentGap> gaps = new LinkedHashMap<>();
        for (Quarantined unread : quarantined) {
            SegmentGap gap = new SegmentGap(unread.facts());
            gaps.put(unread, gap);
            parts.add(gap);
            if (!columns.covers(unread.name())) {
                counters.add(gap);
            }
        }
        for (Recent generation : recent) {
            GenerationPart part = generation.generation().part();
            parts.add(part);
            counters.add(part);
        }
        return new View(new Held(segments), parts, gaps, counters, columns);
    }

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

    /** Keeps the segments that are shown now open, even when they leave. */
    synchronized Held hold() {
        return new Held(segments);
    }

    /**
     * Shows a segment no more, though it stays published.
     *
     * @return what is known of it, null when it was not shown
     */
    @Nullable
    Quarantined quarantine(SegmentName name, String reason) {
        Segment leaving;
        Quarantined unread;
        synchronized (this) {
            leaving = segments.stream()
                    .filter(segment -> segment.name().equals(name))
                    .findFirst()
                    .orElse(null);
            if (leaving == null) {
                return null;
            }
            unread = new Quarantined(leaving.facts(), reason);
            segments = without(segments, List.of(leaving));
            List<Quarantined> all = new ArrayList<>(quarantined);
            all.add(unread);
            all.sort(Comparator.comparing(Quarantined::name));
            quarantined = List.copyOf(all);
        }
        release(leaving);
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

    /** Shows a segment in place of the generation that it was made of. */
    synchronized void sealed(Recent generation, Segment segment) {
        List<Recent> left = new ArrayList<>(recent);
        left.remove(generation);
        recent = List.copyOf(left);
        List<Segment> all = new ArrayList<>(segments);
        all.add(segment);
        segments = List.copyOf(all);
        uses.put(segment, 1);
    }

    /** Shows one segment in place of neighbours that it holds, one of which may just have been quarantined. */
    void merged(List<Segment> sources, Segment merged) {
        List<Segment> leaving;
        synchronized (this) {
            leaving = segments.stream().filter(sources::contains).toList();
            List<Segment> all = new ArrayList<>(segments);
            all.removeAll(sources);
            all.add(merged);
            all.sort(Comparator.comparing(Segment::name));
            segments = List.copyOf(all);
            Set<SegmentName> names = sources.stream().map(Segment::name).collect(Collectors.toSet());
            quarantined = quarantined.stream()
                    .filter(unread -> !names.contains(unread.name()))
                    .toList();
            uses.put(merged, 1);
        }
        leaving.forEach(this::release);
    }

    /** Shows segments no more, whether they can be read or not. */
    void remove(List<SegmentName> names) {
        List<Segment> leaving;
        synchronized (this) {
            leaving = segments.stream()
                    .filter(segment -> names.contains(segment.name()))
                    .toList();
            segments = without(segments, leaving);
            quarantined = quarantined.stream()
                    .filter(unread -> !names.contains(unread.name()))
                    .toList();
        }
        leaving.forEach(this::release);
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
        open.forEach(this::release);
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

    private static List<Segment> without(List<Segment> all, List<Segment> leaving) {
        List<Segment> left = new ArrayList<>(all);
        left.removeAll(leaving);
        return List.copyOf(left);
    }

    private void release(Segment segment) {
        synchronized (this) {
            int left = uses.merge(segment, -1, Integer::sum);
            if (left > 0) {
                return;
            }
            uses.remove(segment);
        }
        segment.close();
    }

    /** Segments that stay open until this is closed. */
    final class Held implements AutoCloseable {

        private final List<Segment> held;

        /** Under the lock of the parts. */
        private Held(List<Segment> held) {
            this.held = held;
            held.forEach(segment -> uses.merge(segment, 1, Integer::sum));
        }

        List<Segment> segments() {
            return held;
        }

        @Override
        public void close() {
            held.forEach(CurrentParts.this::release);
        }
    }

    private final class View implements PartsView {

        private final Held held;
        private final List<Part> parts;
        private final Map<Quarantined, SegmentGap> gaps;
        private final List<SpanCounter> counters;
        private final ColumnFiles.Shown columns;
        private final @Nullable SpanKey newestInMemory;

        /** Under the lock of the parts. */
        View(
                Held held,
                List<Part> parts,
                Map<Quarantined, SegmentGap> gaps,
                List<SpanCounter> counters,
                ColumnFiles.Shown columns) {
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
            columns.close();
            held.close();
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
