package dev.weft.store.duckdb;

import dev.weft.store.StoreException;
import dev.weft.store.duckdb.columnfiles.ColumnFiles;
import dev.weft.store.duckdb.columnfiles.ShownColumns;
import dev.weft.store.duckdb.folder.DataFolder;
import dev.weft.store.duckdb.part.PartsView;
import dev.weft.store.duckdb.segment.Segment;
import dev.weft.store.duckdb.segment.SegmentFacts;
import dev.weft.store.duckdb.segment.SegmentName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a store as they are now: segments, then generations, each list in order of commit. A segment that leaves is
 * closed when nobody holds it any more.
 */
final class CurrentParts implements AutoCloseable {

    private final DataFolder folder;
    private final DroppedTraces dropped;
    private final ColumnFiles columns;
    private final SegmentUses uses = new SegmentUses();
    private PublishedSegments published;
    private List<Recent> recent = List.of();

    /** Segments in whose place a merged one is being published. */
    private List<Segment> replaced = List.of();

    private boolean closed;

    CurrentParts(
            DataFolder folder,
            DroppedTraces dropped,
            ColumnFiles columns,
            List<Segment> segments,
            List<Quarantined> quarantined) {
        this.folder = folder;
        this.columns = columns;
        this.dropped = dropped;
        this.published = new PublishedSegments(segments, quarantined);
        uses.retain(segments);
    }

    /** @throws StoreException of kind UNAVAILABLE when the store is closed */
    synchronized PartsView view() {
        requireOpen();
        ShownColumns shown = columns.show(published.names(), published.unread());
        return new StoreView(hold(), published.quarantined(), recent, shown, dropped, folder);
    }

    /** Returns segments of which another thread may close any: to read them, {@link #hold} them. */
    synchronized List<Segment> segments() {
        return published.readable();
    }

    /** Returns segments that cannot be read, in order of commit. */
    synchronized List<Quarantined> quarantined() {
        return published.quarantined();
    }

    /** Returns all segments, those that cannot be read among them, in order of commit. */
    synchronized List<SegmentFacts> published() {
        return published.facts();
    }

    /** Returns the names of all segments, those that cannot be read among them, in order of commit. */
    synchronized List<SegmentName> names() {
        return published.names();
    }

    /**
     * Keeps the segments that are shown now open, even when they leave.
     *
     * @throws StoreException of kind UNAVAILABLE when the store is closed
     */
    synchronized HeldSegments hold() {
        requireOpen();
        return new HeldSegments(published, uses);
    }

    /** Takes note that segments have joined groups. */
    synchronized void regroup() {
        published = published.groupedAnew();
    }

    /**
     * Shows a segment no more, though it stays published. Waits while it is being replaced: spans of it must not be taken
     * again when they are about to be shown in the merged one.
     *
     * @return what is known of it, null when it was not shown
     */
    @Nullable
    Quarantined quarantine(SegmentName name, String reason) {
        List<Segment> leaving;
        Quarantined unread;
        synchronized (this) {
            awaitReplacement(name);
            leaving = published.readable(Set.of(name));
            if (leaving.isEmpty()) {
                return null;
            }
            unread = new Quarantined(leaving.getFirst().facts(), reason);
            published = published.without(Set.of(name)).with(unread);
        }
        uses.release(leaving);
        return unread;
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
        published = published.with(segment);
        uses.retain(List.of(segment));
    }

    /**
     * Keeps segments as they are shown, none quarantined, until one is shown in their place or {@link #keep} is called.
     *
     * @return false when one of them is not shown any more
     */
    synchronized boolean beginReplacing(List<Segment> sources) {
        if (!published.readable().containsAll(sources)) {
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
            published = published
                    .without(leaving.stream().map(Segment::name).toList())
                    .with(merged);
            uses.retain(List.of(merged));
            keep();
        }
        uses.release(leaving);
    }

    /** Shows segments no more, whether they can be read or not. */
    void remove(Set<SegmentName> removed) {
        List<Segment> leaving;
        synchronized (this) {
            leaving = published.readable(removed);
            published = published.without(removed);
        }
        uses.release(leaving);
    }

    @Override
    public void close() {
        List<Segment> open;
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            open = published.readable();
        }
        uses.release(open);
    }

    private void requireOpen() {
        if (closed) {
            throw new StoreException(StoreException.Kind.UNAVAILABLE, "store is closed", null);
        }
    }
}
