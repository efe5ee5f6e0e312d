package dev.weft.store.duckdb;

import dev.weft.model.TraceId;
import dev.weft.store.duckdb.disk.Disk;
import dev.weft.store.duckdb.disk.NewFile;
import dev.weft.store.duckdb.disk.ReadFile;
import dev.weft.store.duckdb.segment.SegmentName;
import dev.weft.store.duckdb.segment.filter.IdFilter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which traces dropped segments held, as far as their filters can tell: so a link into one is known to be past the retention.
 * The oldest filters are forgotten when all of them take too much room. Changed under the lock of {@link Segments}.
 */
final class DroppedTraces {

    private static final Logger logger = LoggerFactory.getLogger(DroppedTraces.class);
    private static final long MAX_BYTES = 64L << 20;

    private final Disk disk;
    private final Path folder;
    private final List<Path> forgotten = new ArrayList<>();
    private volatile Map<SegmentName, IdFilter> filters = Map.of();

    DroppedTraces(Disk disk, Path folder) {
        this.disk = disk;
        this.folder = folder;
    }

    /** Reads the filters of these segments; one that is missing or damaged is forgotten, for nothing depends on it. */
    void open(List<SegmentName> names) {
        Map<SegmentName, IdFilter> found = new TreeMap<>();
        for (SegmentName name : names) {
            try {
                found.put(name, read(file(name)));
            } catch (IOException | IllegalArgumentException e) {
                logger.warn("links into dropped segment {} are not known as expired any more: {}", name, e.toString());
            }
        }
        filters = found;
    }

    /** Returns whether a dropped segment held spans of the trace; rarely true by mistake. */
    boolean mayContain(TraceId traceId) {
        long hash = IdFilter.hash(traceId);
        for (IdFilter filter : filters.values()) {
            if (filter.mayContain(hash)) {
                return true;
            }
        }
        return false;
    }

    List<SegmentName> names() {
        return List.copyOf(filters.keySet());
    }

    void add(SegmentName name, IdFilter filter) throws IOException {
        if (!disk.exists(folder)) {
            disk.createFolder(folder);
        }
        write(file(name), filter);
        Map<SegmentName, IdFilter> all = new TreeMap<>(filters);
        all.put(name, filter);
        long bytes = all.values().stream().mapToLong(IdFilter::writtenBytes).sum();
        for (Map.Entry<SegmentName, IdFilter> oldest : filters.entrySet()) {
            if (bytes > MAX_BYTES) {
                all.remove(oldest.getKey());
                forgotten.add(file(oldest.getKey()));
                bytes -= oldest.getValue().writtenBytes();
            }
        }
        filters = all;
    }

    /** Deletes the files of filters that were forgotten, which the manifest must not name any more. */
    void deleteForgotten() throws IOException {
        for (Path file : forgotten) {
            disk.delete(file);
        }
        forgotten.clear();
    }

    private void write(Path file, IdFilter filter) throws IOException {
        if (disk.exists(file)) {
            disk.delete(file);
        }
        ByteBuffer bytes = ByteBuffer.allocate(filter.writtenBytes());
        filter.writeTo(bytes);
        try (NewFile created = disk.create(file)) {
            created.write(bytes.flip());
            created.sync();
        }
        disk.syncFolder(folder);
    }

    private IdFilter read(Path file) throws IOException {
        try (ReadFile opened = disk.open(file)) {
            ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(opened.size()));
            opened.read(0, bytes);
            return IdFilter.readFrom(bytes.flip());
        }
    }

    private Path file(SegmentName name) {
        return folder.resolve(name.toString());
    }
}
