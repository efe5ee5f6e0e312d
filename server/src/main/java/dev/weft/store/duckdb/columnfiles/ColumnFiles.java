package dev.weft.store.duckdb.columnfiles;

import dev.weft.store.Cancellation;
import dev.weft.store.StoreException;
import dev.weft.store.duckdb.columns.ColumnMerge;
import dev.weft.store.duckdb.columns.ColumnRows;
import dev.weft.store.duckdb.columns.ColumnWriter;
import dev.weft.store.duckdb.segment.MergeChoice;
import dev.weft.store.duckdb.segment.Segment;
import dev.weft.store.duckdb.segment.SegmentFacts;
import dev.weft.store.duckdb.segment.SegmentName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongConsumer;

/**
 * Files of columns beside the segments: DuckDB's copy of what is counted and scanned. None of them is needed, for a segment
 * can be read without; a lost one is made anew. A file is named by the first and last segment that it covers.
 */
public final class ColumnFiles implements AutoCloseable {

    /** A file of as many spans is merged no more. */
    private static final long ENOUGH_SPANS = 1_500_000;

    private final ColumnFolder folder;
    private final ColumnDamage damage;

    public ColumnFiles(ColumnFolder folder) {
        this.folder = folder;
        this.damage = new ColumnDamage(folder);
    }

    /**
     * Attaches what there is for these segments, which are in order of commit.
     *
     * @throws StoreException of kind CANNOT_OPEN when there is a file and DuckDB does not start
     */
    public void open(List<SegmentName> segments) throws IOException {
        folder.open(segments);
    }

    /** Tells each of these segments what its file knows of it. */
    public void tell(List<Segment> segments) {
        for (AttachedColumns columns : folder.attached()) {
            segments.stream()
                    .filter(columns::hasRowsOf)
                    .forEach(segment ->
                            AttachedColumns.tell(segment, columns.file().facts()));
        }
    }

    /**
     * Shows the files' rows of these segments, which are in order of commit.
     *
     * @param unread those of them that cannot be read
     */
    public ShownColumns show(List<SegmentName> segments, List<SegmentName> unread) {
        return folder.show(segments, unread);
    }

    /** Returns the segments that no file covers, though they are large enough. */
    public List<Segment> uncovered(List<Segment> segments) {
        List<AttachedColumns> files = folder.attached();
        return segments.stream()
                .filter(segment -> segment.spanCount() >= Segment.LARGE_SPANS)
                .filter(segment -> !isCovered(segment, files))
                .toList();
    }

    private static boolean isCovered(Segment segment, List<AttachedColumns> files) {
        return files.stream().anyMatch(columns -> columns.name().covers(segment.name()));
    }

    /** Makes and shows the file of one segment. */
    public void add(Segment segment, ColumnRows rows) throws IOException {
        ColumnFileName name =
                new ColumnFileName(segment.name().first(), segment.name().last());
        AttachedColumns.tell(
                segment,
                folder.make(
                        name, aside -> ColumnWriter.write(aside, segment.name().last(), rows)));
    }

    /**
     * Lets go of files that do not count what can be read, and merges small neighbours into one file when there are enough of
     * them. Its range must have no gap: the columns of a small segment between them are made first, and the merge waits for the
     * next call; one that cannot be read keeps them apart.
     *
     * @param published all segments, in order of commit
     * @param unread those of them that cannot be read
     * @param readable the others
     * @param rows reads the rows of one of them
     * @param mostMillis between the commits of segments that one file covers: it leaves with the last of them
     * @return whether files were merged
     */
    public boolean merge(
            List<SegmentFacts> published,
            List<SegmentName> unread,
            List<Segment> readable,
            Function<Segment, ColumnRows> rows,
            long mostMillis)
            throws IOException {
        List<SegmentName> names = published.stream().map(SegmentFacts::name).toList();
        folder.detach(folder.attached().stream()
                .filter(columns -> !columns.name().counts(names, unread))
                .toList());
        List<AttachedColumns> files = folder.attached();
        SegmentCommits commits = new SegmentCommits(published);
        List<AttachedColumns> sources = MergeChoice.of(
                files,
                AttachedColumns::spanCount,
                ENOUGH_SPANS,
                (left, right) -> isJoined(left.name(), right.name(), readable),
                (first, last) -> commits.millisApart(first.name().upTo(last.name())) <= mostMillis);
        if (sources.isEmpty() || published.isEmpty()) {
            return false;
        }
        ColumnFileName name = sources.getFirst().name().upTo(sources.getLast().name());
        for (Segment segment : readable) {
            if (name.covers(segment.name()) && !isCovered(segment, files)) {
                add(segment, rows.apply(segment));
                return false;
            }
        }
        try {
            merge(sources, name, published.getFirst().name().first());
            return true;
        } catch (StoreException e) {
            dropDamaged(sources, e);
            return false;
        }
    }

    /** Returns whether all that lies between two files can be read. */
    private static boolean isJoined(ColumnFileName left, ColumnFileName right, List<Segment> readable) {
        long next = left.lastSegment() + 1;
        for (Segment segment : readable) {
            if (next < right.firstSegment() && segment.name().first() == next) {
                next = segment.name().last() + 1;
            }
        }
        return next == right.firstSegment();
    }

    private void merge(List<AttachedColumns> sources, ColumnFileName name, long oldest) throws IOException {
        List<ColumnMerge.Source> files = sources.stream()
                .map(source -> new ColumnMerge.Source(
                        source.file().path(), source.file().facts()))
                .toList();
        folder.make(name, aside -> ColumnMerge.merge(aside, files, oldest));
    }

    private void dropDamaged(List<AttachedColumns> sources, StoreException failure) throws IOException {
        List<AttachedColumns> damaged = sources.stream()
                .filter(columns -> damage.isIn(columns, _ -> {}, new Cancellation()))
                .toList();
        if (damaged.isEmpty()) {
            throw failure;
        }
        folder.detach(damaged);
    }

    /**
     * Reads all files whole and lets go of those that are damaged, which are then made anew.
     *
     * @param read takes the number of bytes after each little piece, and may wait
     * @return how many were damaged
     */
    public int check(LongConsumer read) throws IOException {
        int damaged = 0;
        for (AttachedColumns columns : folder.attached()) {
            if (damage.isIn(columns, read, new Cancellation())) {
                folder.detach(List.of(columns));
                damaged++;
            }
        }
        folder.clear();
        return damaged;
    }

    /** Returns whether a question failed on files that had to be {@link #check checked}, and had not the time for it. */
    public boolean isSuspected() {
        return folder.isSuspected();
    }

    /** Returns the size of each file; one that is going away counts as nothing. */
    public Map<ColumnFileName, Long> bytes() throws IOException {
        Map<ColumnFileName, Long> bytes = new HashMap<>();
        for (AttachedColumns columns : folder.attached()) {
            try {
                bytes.put(columns.name(), Files.size(columns.file().path()));
            } catch (NoSuchFileException _) {
                // Let go of since it was listed.
            }
        }
        return bytes;
    }

    /** Lets go of files that cannot be read, which are then made anew. */
    public void drop(List<ColumnFileName> damaged) throws IOException {
        folder.detach(folder.attached().stream()
                .filter(columns -> damaged.contains(columns.name()))
                .toList());
    }

    /** Lets go of files whose segments were all dropped. */
    public void drop(long oldest) throws IOException {
        folder.detach(folder.attached().stream()
                .filter(columns -> columns.name().lastSegment() < oldest)
                .toList());
    }

    @Override
    public void close() {
        folder.close();
    }
}
