package dev.weft.store.duckdb;

import dev.weft.model.SpanKey;
import dev.weft.model.TraceId;
import dev.weft.store.StoreException;
import dev.weft.store.duckdb.head.GenerationPart;
import dev.weft.store.duckdb.part.Part;
import dev.weft.store.duckdb.part.PartsView;
import dev.weft.store.duckdb.part.SpanCounter;
import dev.weft.store.duckdb.segment.Segment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a store as they are now: segments, then generations, each list in order of commit. A segment that leaves is
 * closed when the last view that shows it is.
 */
final class CurrentParts implements AutoCloseable {

    private final DataFolder folder;
    private final DroppedTraces dropped;
    private final ColumnFiles columnFiles;
    private final Map<Segment, Integer> uses = new HashMap<>();
    private List<Segment> segments;
    private List<Recent> recent = List.of();
    private boolean closed;

    CurrentParts(DataFolder folder, DroppedTraces dropped, ColumnFiles columnFiles, List<Segment> segments) {
        this.folder = folder;
        this.columnFiles = columnFiles;
        this.dropped = dropped;
        this.segments = List.copyOf(segments);
        segments.forEach(segment -> uses.put(segment, 1));
    }

    /** @throws StoreException of kind UNAVAILABLE when the store is closed */
    synchronized PartsView view() {
        requireOpen();
        List<Part> parts = new ArrayList<>(segments);
        List<SpanCounter> counters = new ArrayList<>();
        ColumnFiles.Shown columns = columnFiles.show(segments);
        counters.add(columns);
        segments.stream().filter(segment -> !columns.covers(segment)).forEach(counters::add);
        for (Recent generation : recent) {
            GenerationPart part = generation.generation().part();
            parts.add(part);
            counters.add(part);
        }
        return new View(new HeldSegments(segments), parts, counters, columns, newest());
    }

    /** Returns segments of which another thread may close any: to read them, {@link #hold} them. */
    synchronized List<Segment> segments() {
        return segments;
    }

    /** @throws StoreException of kind UNAVAILABLE when the store is closed */
    synchronized HeldSegments hold() {
        requireOpen();
        return new HeldSegments(segments);
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
        segments = List.copyOf(all);
        uses.put(segment, 1);
    }

    /** Shows one segment in place of neighbours that it holds. */
    void merged(List<Segment> sources, Segment merged) {
        synchronized (this) {
            List<Segment> all = new ArrayList<>(segments);
            all.set(all.indexOf(sources.getFirst()), merged);
            all.removeAll(sources);
            segments = List.copyOf(all);
            uses.put(merged, 1);
        }
        release(sources);
    }

    /** Shows segments no more; each is closed when no view shows it. */
    void remove(List<Segment> leaving) {
        synchronized (this) {
            List<Segment> left = new ArrayList<>(segments);
            left.removeAll(leaving);
            segments = List.copyOf(left);
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

    private @Nullable SpanKey newest() {
        for (Recent generation : recent.reversed()) {
            SpanKey key = generation.generation().newest();
            if (key != null) {
                return key;
            }
        }
        for (Segment segment : segments.reversed()) {
            SpanKey key = segment.newest();
            if (key != null) {
                return key;
            }
        }
        return null;
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
        private final List<SpanCounter> counters;
        private final ColumnFiles.Shown columns;
        private final @Nullable SpanKey newest;

        View(
                HeldSegments held,
                List<Part> parts,
                List<SpanCounter> counters,
                ColumnFiles.Shown columns,
                @Nullable SpanKey newest) {
            this.held = held;
            this.parts = List.copyOf(parts);
            this.counters = List.copyOf(counters);
            this.columns = columns;
            this.newest = newest;
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
            return newest;
        }

        @Override
        public boolean isExpired(TraceId traceId) {
            return dropped.mayContain(traceId);
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
    }
}
