package dev.weft.store.duckdb.segment;

import dev.weft.model.SpanKey;
import dev.weft.store.duckdb.disk.Disk;
import dev.weft.store.duckdb.segment.links.LinksWriter;
import dev.weft.store.duckdb.segment.rows.SegmentRows;
import dev.weft.store.duckdb.segment.spans.SpansWriter;
import dev.weft.store.duckdb.segment.traces.TracesWriter;
import dev.weft.store.duckdb.segment.values.ValuesWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The folder of one segment; while it is written it has another name. */
public record SegmentFolder(Disk disk, Path parent, SegmentName name) {

    /** The names of a segment's files. */
    public static final List<String> FILES = List.of("spans", "values", "traces", "links", "segment");

    private static final String UNFINISHED = ".unfinished";

    /** Returns where the segment lies once it is written. */
    public Path path() {
        return parent.resolve(name.toString());
    }

    /**
     * Writes every file, durable under its final name when this returns.
     *
     * @param newest the last new span that was committed, null when there is none
     */
    public void write(SegmentRows rows, @Nullable SpanKey newest, long committedUnixMillis) throws IOException {
        Path unfinished = unfinished();
        disk.createFolder(unfinished);
        ValuesWriter values = new ValuesWriter();
        SpansWriter.write(disk, unfinished.resolve("spans"), rows, values);
        disk.syncFile(unfinished.resolve("spans"));
        values.write(disk, unfinished.resolve("values"));
        disk.syncFile(unfinished.resolve("values"));
        TracesWriter.write(disk, unfinished.resolve("traces"), rows);
        LinksWriter.write(disk, unfinished.resolve("links"), rows);
        SegmentMeta.of(rows, newest, committedUnixMillis).write(disk, unfinished.resolve(Segment.META));
        disk.rename(unfinished, path());
        disk.syncFolder(parent);
    }

    /** Deletes what there is of it, finished or not. */
    public void delete() throws IOException {
        deleteFolder(disk, path());
        deleteFolder(disk, unfinished());
    }

    /** Deletes a folder with its files, which need not exist. */
    public static void deleteFolder(Disk disk, Path folder) throws IOException {
        if (disk.exists(folder)) {
            for (Path file : disk.list(folder)) {
                disk.delete(file);
            }
            disk.delete(folder);
        }
    }

    private Path unfinished() {
        return parent.resolve(name + UNFINISHED);
    }
}
