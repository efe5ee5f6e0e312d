package dev.weft.store.duckdb;

import dev.weft.model.TimeRange;
import dev.weft.store.Cancellation;
import dev.weft.store.StoreException;
import dev.weft.store.duckdb.columns.ColumnFacts;
import dev.weft.store.duckdb.columns.ColumnFile;
import dev.weft.store.duckdb.columns.ColumnMerge;
import dev.weft.store.duckdb.columns.ColumnRows;
import dev.weft.store.duckdb.columns.ColumnStore;
import dev.weft.store.duckdb.columns.ColumnView;
import dev.weft.store.duckdb.columns.ColumnWriter;
import dev.weft.store.duckdb.disk.Disk;
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
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files of columns beside the segments: DuckDB's copy of what is counted and scanned. None of them is needed, for a segment
 * can be read without; a lost one is made anew. A file is named by the first and last segment that it covers.
 */
final class ColumnFiles implements AutoCloseable {

    /** A file of as many spans is merged no more. */
    private static final long ENOUGH_SPANS = 1_500_000;

    private static final Logger logger = LoggerFactory.getLogger(ColumnFiles.class);

    private final ColumnStore store;
    private final Disk disk;
    private final Path folder;
    private final Path scratch;
    private List<Attached> files = List.of();

    private record Attached(ColumnFileName name, ColumnFile file) {
        long spanCount() {
            return file.facts().spanCount();
        }

        SegmentName segments() {
            return new SegmentName(name.firstSegment(), name.lastSegment());
        }
    }

    ColumnFiles(ColumnStore store, Disk disk, Path folder, Path scratch) {
        this.store = store;
        this.disk = disk;
        this.folder = folder;
        this.scratch = scratch;
    }

    /** Shows the files' rows of these segments, which are in order of commit. */
    synchronized Shown show(List<SegmentName> segments) {
        Set<SegmentName> covered = new HashSet<>();
        for (SegmentName segment : segments) {
            if (files.stream().anyMatch(attached -> attached.name().covers(segment))) {
                covered.add(segment);
            }
        }
        long oldest = segments.isEmpty() ? Long.MAX_VALUE : segments.getFirst().last();
        List<ColumnFile> shown = files.stream().map(Attached::file).toList();
        return new Shown(files, store.view(shown, oldest), oldest, covered);
    }

    /**
     * Attaches what there is for these segments, and deletes what is left of an interrupted merge or of a lost one.
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
        ColumnFileName.deleteOthers(
                folder, files.stream().map(attached -> attached.file().path()).toList());
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
        attach(name, store.attach(name.in(folder), facts));
    }

    /**
     * Merges small neighbours into one file when there are enough of them. Between two that are merged lies no segment, which
     * the new name would seem to cover.
     *
     * @param oldest number of the oldest segment that is still shown
     */
    void merge(long oldest) throws IOException {
        List<Attached> sources = MergeChoice.of(snapshot(), Attached::segments, Attached::spanCount, ENOUGH_SPANS);
        if (!sources.isEmpty()) {
            try {
                merge(sources, oldest);
            } catch (StoreException e) {
                dropDamaged(sources, e);
            }
        }
    }

    private void merge(List<Attached> sources, long oldest) throws IOException {
        ColumnFileName name = new ColumnFileName(
                sources.getFirst().name().firstSegment(),
                sources.getLast().name().lastSegment());
        Path aside = aside(name);
        ColumnFacts facts = ColumnMerge.merge(
                aside,
                sources.stream()
                        .map(source -> new ColumnMerge.Source(
                                source.file().path(), source.file().facts()))
                        .toList(),
                oldest);
        publish(aside, name);
        attach(name, store.attach(name.in(folder), facts));
        leave(sources);
    }

    /**
     * Reads all files whole and lets go of those that are damaged, which are then made anew.
     *
     * @param read takes the size of each file after it was read
     * @return how many were damaged
     */
    int check(LongConsumer read) throws IOException {
        int damaged = 0;
        for (Attached attached : snapshot()) {
            if (isDamaged(attached)) {
                leave(List.of(attached));
                damaged++;
            }
            read.accept(
                    Files.exists(attached.file().path())
                            ? Files.size(attached.file().path())
                            : 0);
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
        List<Attached> damaged = sources.stream().filter(this::isDamaged).toList();
        if (damaged.isEmpty()) {
            throw failure;
        }
        leave(damaged);
    }

    private boolean isDamaged(Attached attached) {
        try (ColumnView view = store.view(List.of(attached.file()), 0)) {
            view.check(attached.file(), new Cancellation());
            return false;
        } catch (IllegalStateException _) {
            return false;
        } catch (StoreException e) {
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
    private void attachFound(ColumnFileName name) {
        try {
            attach(name, store.attach(name.in(folder), name.lastSegment()));
        } catch (StoreException e) {
            logger.warn("the columns of segments {} are made anew: {}", name, e.getMessage());
        }
    }

    /** Shows the file in place of those that it covers. */
    private synchronized void attach(ColumnFileName name, ColumnFile file) {
        List<Attached> all = new ArrayList<>(files);
        all.removeIf(attached -> name.covers(attached.name()));
        all.add(new Attached(name, file));
        all.sort(Comparator.comparingLong(attached -> attached.name().firstSegment()));
        files = List.copyOf(all);
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
    public void close() {
        store.close();
    }

    /** Rows of the files as they were at one moment. */
    final class Shown implements SpanCounter, AutoCloseable {

        private final List<Attached> shown;
        private final ColumnView view;
        private final long oldest;
        private final Set<SegmentName> covered;

        private Shown(List<Attached> shown, ColumnView view, long oldest, Set<SegmentName> covered) {
            this.shown = shown;
            this.view = view;
            this.oldest = oldest;
            this.covered = covered;
        }

        boolean covers(SegmentName segment) {
            return covered.contains(segment);
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
            view.close();
        }

        private <T> T read(Function<ColumnView, T> question) {
            try {
                return question.apply(view);
            } catch (StoreException e) {
                List<ColumnFileName> damaged = e.kind() == StoreException.Kind.UNAVAILABLE
                        ? shown.stream()
                                .filter(attached -> fails(attached, question))
                                .map(Attached::name)
                                .toList()
                        : List.of();
                throw damaged.isEmpty() ? e : new DamagedColumnsException(damaged, e);
            }
        }

        /** DuckDB does not say which of the files failed: each is asked alone. */
        private boolean fails(Attached attached, Function<ColumnView, ?> question) {
            try (ColumnView alone = store.view(List.of(attached.file()), oldest)) {
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
