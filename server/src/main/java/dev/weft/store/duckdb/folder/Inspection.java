package dev.weft.store.duckdb.folder;

import dev.weft.store.duckdb.log.LogFileFacts;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What a data folder held at one moment.
 *
 * @param sealedSequence the last file of the log whose groups are all in segments, 0 for none
 * @param sealedGroup the last group of the log that is in a segment, 0 for none
 * @param nextSeal number that the next segment gets
 * @param segments published ones, in order of commit
 * @param columns DuckDB's files beside the segments, by name
 * @param log files of the log, in order
 * @param dropped segments past the retention of which the traces are remembered, in order of commit
 * @param aside files of the log that a repair put aside
 * @param damage what is wrong, in words; none when nothing was seen. Blocks of segments are not read for this
 */
public record Inspection(
        Path folder,
        long sealedSequence,
        long sealedGroup,
        long nextSeal,
        List<Sealed> segments,
        List<NamedFile> columns,
        List<LogFileFacts> log,
        List<NamedFile> dropped,
        List<NamedFile> aside,
        List<String> damage) {

    public Inspection {
        segments = List.copyOf(segments);
        columns = List.copyOf(columns);
        log = List.copyOf(log);
        dropped = List.copyOf(dropped);
        aside = List.copyOf(aside);
        damage = List.copyOf(damage);
    }

    /**
     * A segment.
     *
     * @param facts null when it cannot be opened
     * @param bytesByFile size of each of its files that are there
     */
    public record Sealed(String name, @Nullable SealedFacts facts, SortedMap<String, Long> bytesByFile) {

        public long bytes() {
            return bytesByFile.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /**
     * What a segment says of itself.
     *
     * @param minStartTimeUnixNano of its spans, unsigned; after the last one when it has none
     * @param committedUnixMillis when its last span was committed at the latest
     * @param traceFilterBytes of the filter over its trace ids, in memory
     * @param linkedTraceFilterBytes of the filter over the trace ids that its links point into, in memory
     */
    public record SealedFacts(
            long spans,
            long conflicting,
            long links,
            long minStartTimeUnixNano,
            long maxStartTimeUnixNano,
            long committedUnixMillis,
            int traceFilterBytes,
            int linkedTraceFilterBytes) {}

    /** A file and its size. */
    public record NamedFile(String name, long bytes) {}
}
