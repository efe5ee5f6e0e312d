package dev.weft.store.duckdb.segment.spans;

import dev.weft.model.Span;
import dev.weft.model.batch.SpanBatch;
import dev.weft.store.duckdb.disk.Disk;
import dev.weft.store.duckdb.disk.RealDisk;
import dev.weft.store.duckdb.segment.format.Decompressor;
import dev.weft.store.duckdb.segment.rows.OrderedRows;
import dev.weft.store.duckdb.segment.rows.SegmentRows;
import dev.weft.store.duckdb.segment.values.ValuesFile;
import dev.weft.store.duckdb.segment.values.ValuesWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The files {@code spans} and {@code values} of a segment, freshly written and open, beside the spans of their rows. */
public record WrittenSpans(List<Span> expected, Path spansPath, Path valuesPath, SpansFile spans, ValuesFile values)
        implements AutoCloseable {

    public static WrittenSpans of(Path folder, List<Span> spans) throws IOException {
        return of(folder, OrderedRows.of(List.of(SpanBatch.of(spans))));
    }

    public static WrittenSpans of(Path folder, SegmentRows rows) throws IOException {
        Disk disk = new RealDisk();
        Path spansPath = folder.resolve("spans");
        Path valuesPath = folder.resolve("values");
        ValuesWriter values = new ValuesWriter();
        SpansWriter.write(disk, spansPath, rows, values);
        values.write(disk, valuesPath);
        List<Span> expected = IntStream.range(0, rows.size())
                .mapToObj(row -> rows.batch(row).span(rows.index(row)))
                .toList();
        return new WrittenSpans(
                expected,
                spansPath,
                valuesPath,
                SpansFile.open(disk, spansPath, new Decompressor(0), new SharedFacts()),
                ValuesFile.open(disk, valuesPath));
    }

    /** Returns the span that the row was written from. */
    public Span span(int row) {
        return expected.get(row);
    }

    public List<SpanBlock> blocks() throws IOException {
        List<SpanBlock> blocks = new ArrayList<>();
        for (int number = 0; number < spans.blockCount(); number++) {
            blocks.add(spans.block(number));
        }
        return blocks;
    }

    List<Span> readAll() throws IOException {
        List<Span> all = new ArrayList<>();
        for (SpanBlock block : blocks()) {
            all.addAll(block.spans(0, block.size()));
        }
        return all;
    }

    @Override
    public void close() throws IOException {
        spans.close();
        values.close();
    }
}
