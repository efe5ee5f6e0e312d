package dev.weft.store.duckdb;

import dev.weft.model.SpanKey;
import dev.weft.model.TraceId;
import dev.weft.store.MissingSegment;
import dev.weft.store.duckdb.columnfiles.ShownColumns;
import dev.weft.store.duckdb.columnfiles.ViewColumns;
import dev.weft.store.duckdb.columnfiles.ViewSums;
import dev.weft.store.duckdb.folder.DataFolder;
import dev.weft.store.duckdb.head.GenerationPart;
import dev.weft.store.duckdb.part.ColumnSpans;
import dev.weft.store.duckdb.part.ColumnSums;
import dev.weft.store.duckdb.part.Part;
import dev.weft.store.duckdb.part.PartsView;
import dev.weft.store.duckdb.part.SpanCounter;
import dev.weft.store.duckdb.segment.Segment;
import dev.weft.store.duckdb.segment.SegmentGap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the store shows at one moment: segments, gaps for those that cannot be read, then generations. */
final class StoreView implements PartsView {

    private final HeldSegments held;
    private final ShownColumns columns;
    private final DroppedTraces dropped;
    private final DataFolder folder;
    private final List<Part> parts = new ArrayList<>();
    private final List<SpanCounter> counters = new ArrayList<>();
    private final Map<Quarantined, SegmentGap> gaps = new LinkedHashMap<>();
    private final @Nullable SpanKey newestInMemory;

    /** @param recent the oldest first */
    StoreView(
            HeldSegments held,
            List<Quarantined> quarantined,
            List<Recent> recent,
            ShownColumns columns,
            DroppedTraces dropped,
            DataFolder folder) {
        this.held = held;
        this.columns = columns;
        this.dropped = dropped;
        this.folder = folder;
        counters.add(columns);
        held.segments().forEach(this::show);
        quarantined.forEach(this::show);
        recent.forEach(this::show);
        this.newestInMemory = newestOf(recent);
    }

    private void show(Segment segment) {
        parts.add(segment);
        if (!columns.cover(segment.name())) {
            counters.add(segment);
        }
    }

    private void show(Quarantined unread) {
        SegmentGap gap = new SegmentGap(unread.facts());
        gaps.put(unread, gap);
        parts.add(gap);
        counters.add(gap);
    }

    private void show(Recent generation) {
        GenerationPart part = generation.generation().part();
        parts.add(part);
        counters.add(part);
    }

    private static @Nullable SpanKey newestOf(List<Recent> recent) {
        for (Recent generation : recent.reversed()) {
            SpanKey key = generation.generation().newest();
            if (key != null) {
                return key;
            }
        }
        return null;
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

    private void needGapsAfter(Segment segment) {
        gaps.forEach((unread, gap) -> {
            if (unread.name().compareTo(segment.name()) > 0) {
                gap.need();
            }
        });
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
}
