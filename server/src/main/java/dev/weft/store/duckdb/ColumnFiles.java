package dev.weft.store.duckdb;

import dev.weft.model.TimeRange;
import dev.weft.query.filter.SpanFilter;
import dev.weft.store.Cancellation;
import dev.weft.store.SpanSearch;
import dev.weft.store.StoreException;
import dev.weft.store.duckdb.columns.CandidateRows;
import dev.weft.store.duckdb.columns.ColumnFacts;
import dev.weft.store.duckdb.columns.ColumnFile;
import dev.weft.store.duckdb.columns.ColumnMerge;
import dev.weft.store.duckdb.columns.ColumnRows;
import dev.weft.store.duckdb.columns.ColumnStore;
import dev.weft.store.duckdb.columns.ColumnView;
import dev.weft.store.duckdb.columns.ColumnWriter;
import dev.weft.store.duckdb.disk.Disk;
import dev.weft.store.duckdb.part.ColumnSpans;
import dev.weft.store.duckdb.part.SpanCounter;
import dev.weft.store.duckdb.segment.Segment;
import dev.weft.store.duckdb.segment.SegmentName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files of columns beside the segments: DuckDB's copy of what is counted and scanned. None of them is needed, for a segment
 * can be read without; a lost one is made anew. A file is named by the first and last segment that it covers.
 */
final class ColumnFiles implements AutoCloseable {

    /** A file of as many spans is merged no more. */
    private static final long ENOUGH_SPANS = 1_500_000;

    /** DuckDB reads row groups of this many. */
    private static final int SPANS_READ_AT_ONCE = 122_880;

    /** What a span takes in a file, about. */
    private static final long BYTES_OF_SPAN = 12;

    private static final Logger logger = LoggerFactory.getLogger(ColumnFiles.class);

    private final Supplier<ColumnStore> opening;
    private final Disk disk;
    private final Path folder;
    private final Path scratch;

    /** Opened for the first file: a store that has none yet is spared DuckDB's memory. */
    private @Nullable ColumnStore store;

    private List<Attached> files = List.of();

    /** Of the segments and files that were shown last. */
    private @Nullable Coverage coverage;

    private record Attached(ColumnFileName name, ColumnFile file) {
        long spanCount() {
            return file.facts().spanCount();
        }
    }

    /**
     * What files do for segments. A file that covers a segment in part, since it was merged with others, does nothing.
     *
     * @param covered what is counted by the files used
     */
    private record Coverage(
            List<SegmentName> segments, List<Attached> files, List<Attached> used, Set<SegmentName> covered) {

        static Coverage of(List<SegmentName> segments, List<Attached> files) {
            List<Attached> used = new ArrayList<>();
            Set<SegmentName> covered = new HashSet<>();
            for (Attached attached : files) {
                if (segments.stream().noneMatch(attached.name()::coversInPart)) {
                    used.add(attached);
                    segments.stream().filter(attached.name()::covers).forEach(covered::add);
                }
            }
            return new Coverage(segments, files, used, covered);
        }

        /** Returns whether some file used has the rows of the segment itself, not of others that it was merged of since. */
        boolean hasRowsOf(Segment segment) {
            return used.stream()
                    .filter(attached -> attached.name().covers(segment.name()))
                    .map(attached -> attached.file().facts().segmentSpans())
                    .anyMatch(spans -> spans.getOrDefault(segment.name().last(), 0L) == segment.spanCount());
        }
    }

    ColumnFiles(Supplier<ColumnStore> opening, Disk disk, Path folder, Path scratch) {
        this.opening = opening;
        this.disk = disk;
        this.folder = folder;
        this.scratch = scratch;
    }

    /**
     * Shows the files' rows of these segments.
     *
     * @param segments published ones, in order of commit, whether they can be read or not
     */
    @SuppressWarnings("ReferenceEquality") // both lists are replaced, never changed
    synchronized Shown show(List<SegmentName> segments) {
        if (coverage == null || coverage.segments() != segments || coverage.files() != files) {
            coverage = Coverage.of(segments, files);
        }
        long oldest = segments.isEmpty() ? Long.MAX_VALUE : segments.getFirst().first();
        List<ColumnFile> used = coverage.used().stream().map(Attached::file).toList();
        ColumnView view = used.isEmpty() ? null : store().view(used, oldest);
        return new Shown(coverage, view, oldest);
    }

    /**
     * Attaches what there is for these segments, and deletes what is left of an interrupted write or merge or of a lost segment.
     *
     * @param segments published ones, in order of commit
     */
    void open(List<SegmentName> segments) throws IOException {
        Files.createDirectories(folder);
        Files.createDirectories(scratch);
        List<ColumnFileName> names = ColumnFileName.widestOf(folder);
        for (ColumnFileName name : names) {
            if (segments.stream().anyMatch(name::covers)) {
                attachFound(name);
            }
        }
        deleteOthers(
                folder, files.stream().map(attached -> attached.file().path()).toList());
        deleteOthers(scratch, List.of());
    }

    /** Deletes what lies in a folder but these files, folders with what is in them. */
    private static void deleteOthers(Path folder, List<Path> kept) throws IOException {
        try (Stream<Path> found = Files.list(folder)) {
            for (Path file : found.toList()) {
                if (!kept.contains(file)) {
                    if (Files.isDirectory(file)) {
                        deleteOthers(file, List.of());
                    }
                    Files.delete(file);
                }
            }
        }
    }

    /** Returns the segments that no file covers, though they are large enough. */
    synchronized List<Segment> uncovered(List<Segment> segments) {
        return segments.stream()
                .filter(segment -> segment.spanCount() >= Segment.LARGE_SPANS)
                .filter(segment ->
                        files.stream().noneMatch(attached -> attached.name().covers(segment.name())))
                .toList();
    }

    /** Makes and shows the file of one segment. */
    void add(Segment segment, ColumnRows rows) throws IOException {
        ColumnFileName name =
                new ColumnFileName(segment.name().first(), segment.name().last());
        Path aside = aside(name);
        ColumnFacts facts = ColumnWriter.write(aside, segment.name().last(), rows);
        publish(aside, name);
        leave(attach(name, store().attach(name.in(folder), facts)));
    }

    /**
     * Merges small neighbours into one file when there are enough of them. Its range must have no gap: the columns of a small
     * segment between them are made first, and the merge waits for the next call; one that cannot be read keeps them apart.
     *
     * @param published names of all segments, in order of commit
     * @param readable those of them that can be read
     * @param rows reads the rows of one of them
     * @return whether files were merged
     */
    boolean merge(List<SegmentName> published, List<Segment> readable, Function<Segment, ColumnRows> rows)
            throws IOException {
        leave(snapshot().stream()
                .filter(attached -> published.stream().anyMatch(attached.name()::coversInPart))
                .toList());
        List<Attached> files = snapshot();
        List<Attached> sources = MergeChoice.of(
                files,
                Attached::spanCount,
                ENOUGH_SPANS,
                (left, right) -> isJoined(left.name(), right.name(), readable),
                (_, _) -> true);
        if (sources.isEmpty() || published.isEmpty()) {
            return false;
        }
        ColumnFileName name = new ColumnFileName(
                sources.getFirst().name().firstSegment(),
                sources.getLast().name().lastSegment());
        for (Segment segment : readable) {
            if (name.covers(segment.name())
                    && files.stream().noneMatch(attached -> attached.name().covers(segment.name()))) {
                add(segment, rows.apply(segment));
                return false;
            }
        }
        try {
            merge(sources, name, published.getFirst().first());
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

    private void merge(List<Attached> sources, ColumnFileName name, long oldest) throws IOException {
        Path aside = aside(name);
        ColumnFacts facts = ColumnMerge.merge(
                aside,
                sources.stream()
                        .map(source -> new ColumnMerge.Source(
                                source.file().path(), source.file().facts()))
                        .toList(),
                oldest);
        publish(aside, name);
        leave(attach(name, store().attach(name.in(folder), facts)));
    }

    /**
     * Reads all files whole and lets go of those that are damaged, which are then made anew.
     *
     * @param read takes the number of bytes after each little piece, and may wait
     * @return how many were damaged
     */
    int check(LongConsumer read) throws IOException {
        int damaged = 0;
        for (Attached attached : snapshot()) {
            if (isDamaged(attached, read)) {
                leave(List.of(attached));
                damaged++;
            }
        }
        return damaged;
    }

    /** Lets go of files that cannot be read, which are then made anew. */
    void drop(List<ColumnFileName> damaged) throws IOException {
        leave(snapshot().stream()
                .filter(attached -> damaged.contains(attached.name()))
                .toList());
    }

    private void dropDamaged(List<Attached> sources, StoreException failure) throws IOException {
        List<Attached> damaged =
                sources.stream().filter(source -> isDamaged(source, _ -> {})).toList();
        if (damaged.isEmpty()) {
            throw failure;
        }
        leave(damaged);
    }

    /** What {@code read} throws goes on to the caller, unless it looks like damage. */
    private boolean isDamaged(Attached attached, LongConsumer read) {
        try (ColumnView view = store().view(List.of(attached.file()), 0)) {
            view.check(
                    attached.file(),
                    SPANS_READ_AT_ONCE,
                    spans -> read.accept(spans * BYTES_OF_SPAN),
                    new Cancellation());
            return false;
        } catch (IllegalStateException _) {
            return false;
        } catch (StoreException e) {
            if (e.kind() != StoreException.Kind.UNAVAILABLE) {
                throw e;
            }
            logger.warn("the columns of segments {} are made anew: {}", attached.name(), e.getMessage());
            return true;
        }
    }

    /** Lets go of files whose segments were all dropped. */
    void drop(long oldest) throws IOException {
        leave(snapshot().stream()
                .filter(attached -> attached.name().lastSegment() < oldest)
                .toList());
    }

    private synchronized List<Attached> snapshot() {
        return files;
    }

    /** A file that cannot be attached is made anew. */
    private void attachFound(ColumnFileName name) throws IOException {
        try {
            leave(attach(name, store().attach(name.in(folder), name.lastSegment())));
        } catch (StoreException e) {
            logger.warn("the columns of segments {} are made anew: {}", name, e.getMessage());
        }
    }

    /** Shows the file in place of those that it covers, which are returned. */
    private synchronized List<Attached> attach(ColumnFileName name, ColumnFile file) {
        List<Attached> replaced =
                files.stream().filter(attached -> name.covers(attached.name())).toList();
        List<Attached> all = new ArrayList<>(files);
        all.removeAll(replaced);
        all.add(new Attached(name, file));
        all.sort(Comparator.comparingLong(attached -> attached.name().firstSegment()));
        files = List.copyOf(all);
        return replaced;
    }

    private void leave(List<Attached> leaving) throws IOException {
        synchronized (this) {
            List<Attached> all = new ArrayList<>(files);
            all.removeAll(leaving);
            files = List.copyOf(all);
        }
        for (Attached attached : leaving) {
            attached.file().close();
            Files.deleteIfExists(attached.file().path());
        }
    }

    private Path aside(ColumnFileName name) throws IOException {
        Path aside = name.in(scratch);
        Files.deleteIfExists(aside);
        return aside;
    }

    /** A file that a loss of power leaves damaged under its name is found when it is attached or read, and made anew. */
    private void publish(Path aside, ColumnFileName name) throws IOException {
        disk.syncFile(aside);
        Files.move(aside, name.in(folder), StandardCopyOption.ATOMIC_MOVE);
        disk.syncFolder(folder);
    }

    @Override
    public synchronized void close() {
        if (store != null) {
            store.close();
        }
    }

    private synchronized ColumnStore store() {
        if (store == null) {
            store = opening.get();
        }
        return store;
    }

    /** Rows of the files as they were at one moment. */
    final class Shown implements SpanCounter, AutoCloseable {

        private final Coverage coverage;
        private final @Nullable ColumnView view;
        private final long oldest;

        private Shown(Coverage coverage, @Nullable ColumnView view, long oldest) {
            this.coverage = coverage;
            this.view = view;
            this.oldest = oldest;
        }

        boolean covers(SegmentName segment) {
            return coverage.covered().contains(segment);
        }

        /** Returns whether the rows are told as the segment numbers them. */
        boolean hasRowsOf(Segment segment) {
            return coverage.hasRowsOf(segment);
        }

        /**
         * Returns the matches of a search in segments that it has the rows of, null when the columns do not decide its filter.
         *
         * @param segments those that can be read, by the number of their last seal
         */
        ColumnSpans.@Nullable Walk find(
                SpanFilter filter, SpanSearch search, Map<Long, Segment> segments, Cancellation cancellation) {
            if (view == null) {
                return null;
            }
            CandidateRows candidates =
                    view.candidates(filter, search.range(), search.order(), search.after(), cancellation);
            if (!candidates.undecided().conditions().isEmpty()) {
                return null;
            }
            ColumnWalk walk = new ColumnWalk(candidates, segments);
            return atMost -> orDamaged(() -> walk.next(atMost));
        }

        private <T> T orDamaged(Supplier<T> reading) {
            try {
                return reading.get();
            } catch (StoreException e) {
                List<ColumnFileName> damaged = e.kind() == StoreException.Kind.UNAVAILABLE
                        ? coverage.used().stream()
                                .filter(attached -> isDamaged(attached, _ -> {}))
                                .map(Attached::name)
                                .toList()
                        : List.of();
                throw damaged.isEmpty() ? e : new DamagedColumnsException(damaged, e);
            }
        }

        /** Returns false when there are no files, or they cannot tell what they are asked. */
        boolean sum(Predicate<ColumnView> question) {
            ColumnView files = view;
            return files != null && orDamaged(() -> question.test(files));
        }

        @Override
        public void countServices(TimeRange range, Services counts, Cancellation cancellation) {
            read(files -> files.services(range, cancellation))
                    .forEach(count -> counts.add(count.service(), count.spanCount(), count.errorCount()));
        }

        @Override
        public void countOperations(String service, TimeRange range, Operations counts, Cancellation cancellation) {
            read(files -> files.operations(service, range, cancellation))
                    .forEach(count -> counts.add(count.name(), count.kind(), count.spanCount()));
        }

        @Override
        public void close() {
            if (view != null) {
                view.close();
            }
        }

        private <T> List<T> read(Function<ColumnView, List<T>> question) {
            if (view == null) {
                return List.of();
            }
            try {
                return question.apply(view);
            } catch (StoreException e) {
                List<ColumnFileName> damaged = e.kind() == StoreException.Kind.UNAVAILABLE
                        ? coverage.used().stream()
                                .filter(attached -> fails(attached, question))
                                .map(Attached::name)
                                .toList()
                        : List.of();
                throw damaged.isEmpty() ? e : new DamagedColumnsException(damaged, e);
            }
        }

        /** DuckDB does not say which of the files failed: each is asked alone. */
        private boolean fails(Attached attached, Function<ColumnView, ?> question) {
            try (ColumnView alone = store().view(List.of(attached.file()), oldest)) {
                var _ = question.apply(alone);
                return false;
            } catch (IllegalStateException _) {
                return false;
            } catch (StoreException e) {
                return e.kind() == StoreException.Kind.UNAVAILABLE;
            }
        }
    }
}
