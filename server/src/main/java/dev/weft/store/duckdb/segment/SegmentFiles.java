package dev.weft.store.duckdb.segment;

import dev.weft.store.duckdb.disk.Disk;
import dev.weft.store.duckdb.segment.links.LinksFile;
import dev.weft.store.duckdb.segment.spans.SpansFile;
import dev.weft.store.duckdb.segment.traces.TracesFile;
import dev.weft.store.duckdb.segment.values.ValuesFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The open files of a segment. */
record SegmentFiles(SpansFile spans, ValuesFile values, TracesFile traces, LinksFile links) implements AutoCloseable {

    static SegmentFiles open(Disk disk, Path folder, SegmentResources resources) throws IOException {
        List<AutoCloseable> opened = new ArrayList<>();
        try {
            SpansFile spans =
                    SpansFile.open(disk, folder.resolve("spans"), resources.decompressor(), resources.shared());
            opened.add(spans);
            ValuesFile values = ValuesFile.open(disk, folder.resolve("values"));
            opened.add(values);
            TracesFile traces = TracesFile.open(disk, folder.resolve("traces"));
            opened.add(traces);
            LinksFile links = LinksFile.open(disk, folder.resolve("links"), resources.decompressor());
            return new SegmentFiles(spans, values, traces, links);
        } catch (IOException | RuntimeException | Error e) {
            closeAll(opened, e);
            throw e;
        }
    }

    long bytes() {
        return spans.sizeBytes() + values.sizeBytes() + traces.sizeBytes() + links.sizeBytes();
    }

    @Override
    public void close() {
        try (links;
                traces;
                values) {
            spans.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void closeAll(List<AutoCloseable> opened, Throwable cause) {
        for (AutoCloseable file : opened) {
            try {
                file.close();
            } catch (Exception e) {
                cause.addSuppressed(e);
            }
        }
    }
}
