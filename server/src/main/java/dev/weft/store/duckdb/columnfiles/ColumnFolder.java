package dev.weft.store.duckdb.columnfiles;

import dev.weft.store.StoreException;
import dev.weft.store.duckdb.columns.ColumnFacts;
import dev.weft.store.duckdb.columns.ColumnFile;
import dev.weft.store.duckdb.columns.ColumnStore;
import dev.weft.store.duckdb.columns.ColumnView;
import dev.weft.store.duckdb.disk.Disk;
import dev.weft.store.duckdb.segment.SegmentName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of files of columns, all of them attached. A file is written aside, made durable, named by what it covers, and
 * then attached in place of the files that it covers too.
 */
public final class ColumnFolder implements AutoCloseable {

    private static final Logger logger = LoggerFactory.getLogger(ColumnFolder.class);

    private final Supplier<ColumnStore> opening;
    private final Disk disk;
    private final Path folder;
    private final Path scratch;

    /** Held while DuckDB starts, in place of the monitor: readers and the writer wait for that one. */
    private final Object starting = new Object();

    /** Opened for the first file: a store that has none yet is spared DuckDB's memory. */
    private @Nullable ColumnStore store;

    private List<AttachedColumns> attached = List.of();

    /** Whether a question failed on some of them and had not the time to tell which. */
    private volatile boolean suspected;

    /** Of the segments and files that were shown last. */
    private @Nullable ColumnCoverage coverage;

    /**
     * @param opening is asked once, for the first file
     * @param folder of the files that are attached
     * @param scratch where they are written; what is in it may be lost at any time
     */
    public ColumnFolder(Supplier<ColumnStore> opening, Disk disk, Path folder, Path scratch) {
        this.opening = opening;
        this.disk = disk;
        this.folder = folder;
        this.scratch = scratch;
    }

    /**
     * Attaches what there is for these segments, and deletes what is left of an interrupted write or merge or of a lost segment.
     *
     * @param segments published ones, in order of commit
     * @throws StoreException of kind CANNOT_OPEN when there is a file and DuckDB does not start
     */
    void open(List<SegmentName> segments) throws IOException {
        for (ColumnFileName name : ColumnFileName.widestOf(disk.list(folder))) {
            if (segments.stream().anyMatch(name::covers)) {
                attachFound(name);
            }
        }
        deleteOthers(
                folder,
                attached().stream().map(columns -> columns.file().path()).toList());
        deleteOthers(scratch, List.of());
    }

    /** Deletes what lies in a folder but these files, folders with what is in them. */
    private void deleteOthers(Path folder, List<Path> kept) throws IOException {
        for (Path found : disk.list(folder)) {
            if (!kept.contains(found)) {
                if (disk.isFolder(found)) {
                    deleteOthers(found, List.of());
                }
                disk.delete(found);
            }
        }
    }

    /** A file that cannot be attached is made anew; that DuckDB does not start says nothing about it. */
    private void attachFound(ColumnFileName name) throws IOException {
        ColumnStore running = store();
        try {
            detach(show(name, running.attach(name.in(folder), name.lastSegment())));
        } catch (StoreException e) {
            logger.warn("the columns of segments {} are made anew: {}", name, e.getMessage());
        }
    }

    /** Returns the files by what they cover; the same list as long as they are the same. */
    synchronized List<AttachedColumns> attached() {
        return attached;
    }

    /**
     * Shows the files' rows of these segments.
     *
     * @param segments published ones, in order of commit, whether they can be read or not
     * @param unread those of them that cannot be read
     */
    synchronized ShownColumns show(List<SegmentName> segments, List<SegmentName> unread) {
        if (coverage == null || !coverage.isOf(segments, unread, attached)) {
            coverage = ColumnCoverage.of(segments, unread, attached);
        }
        List<ColumnFile> used = coverage.files();
        return new ShownColumns(this, coverage, used.isEmpty() ? null : store().view(used, coverage.oldest()));
    }

    /**
     * Returns a view on one file.
     *
     * @param oldest rows of seals before it are left out
     * @throws IllegalStateException when the file is detached
     */
    ColumnView view(AttachedColumns columns, long oldest) {
        return store().view(List.of(columns.file()), oldest);
    }

    /**
     * Makes and shows a file; a failure leaves nothing of it.
     *
     * @param writing writes the file, which does not exist, and returns what it holds
     */
    ColumnFacts make(ColumnFileName name, Function<Path, ColumnFacts> writing) throws IOException {
        Path aside = name.in(scratch);
        delete(aside);
        try {
            ColumnFacts facts = writing.apply(aside);
            publish(aside, name, facts);
            return facts;
        } catch (IOException | RuntimeException e) {
            deleteAfter(e, aside);
            throw e;
        }
    }

    /** A file that a loss of power leaves damaged under its name is found when it is attached or read, and made anew. */
    private void publish(Path aside, ColumnFileName name, ColumnFacts facts) throws IOException {
        disk.syncFile(aside);
        disk.rename(aside, name.in(folder));
        ColumnFile file;
        try {
            disk.syncFolder(folder);
            file = store().attach(name.in(folder), facts);
        } catch (IOException | RuntimeException e) {
            deleteAfter(e, name.in(folder));
            throw e;
        }
        detach(show(name, file));
    }

    /** Shows the file in place of those that it covers, which are returned. */
    private synchronized List<AttachedColumns> show(ColumnFileName name, ColumnFile file) {
        List<AttachedColumns> replaced =
                attached.stream().filter(columns -> name.covers(columns.name())).toList();
        List<AttachedColumns> all = new ArrayList<>(attached);
        all.removeAll(replaced);
        all.add(new AttachedColumns(name, file));
        all.sort(Comparator.comparingLong(columns -> columns.name().firstSegment()));
        attached = List.copyOf(all);
        return replaced;
    }

    /** Shows files no more and deletes them; who is reading them reads on. */
    void detach(List<AttachedColumns> leaving) throws IOException {
        if (leaving.isEmpty()) {
            return;
        }
        synchronized (this) {
            List<AttachedColumns> all = new ArrayList<>(attached);
            all.removeAll(leaving);
            attached = List.copyOf(all);
        }
        for (AttachedColumns columns : leaving) {
            columns.file().close();
            delete(columns.file().path());
        }
    }

    /** Says that some of the files may be damaged. */
    void suspect() {
        suspected = true;
    }

    /** Says that all files were read whole since they were suspected. */
    void clear() {
        suspected = false;
    }

    boolean isSuspected() {
        return suspected;
    }

    /** Deletes what a failure left of a file. */
    private void deleteAfter(Exception failure, Path file) {
        try {
            delete(file);
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    /** Deletes a file that may be gone. */
    private void delete(Path file) throws IOException {
        if (disk.exists(file)) {
            disk.delete(file);
        }
    }

    @Override
    public void close() {
        synchronized (starting) {
            if (store != null) {
                store.close();
            }
        }
    }

    /** Waits for a start under way, as nobody does who shows files: there is none until DuckDB runs. */
    private ColumnStore store() {
        synchronized (starting) {
            if (store == null) {
                store = opening.get();
            }
            return store;
        }
    }
}
