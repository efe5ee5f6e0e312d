package dev.weft.store.duckdb;

import static dev.weft.store.contract.TestSpans.span;

import dev.weft.model.Span;
import dev.weft.model.batch.SpanBatch;
import dev.weft.store.Answer;
import dev.weft.store.SpanReader;
import dev.weft.store.TraceStore;
import dev.weft.store.contract.ReaderQuestion;
import dev.weft.store.memory.MemoryTraceStore;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A store of three segments, of which tests damage the second. Trace 1 and the links between its spans lie in all three of
 * them; each has a minute of its own.
 */
final class DamagedStore implements AutoCloseable {

    static final String SECOND = "000000000002-000000000002";

    /** Names of a segment's files. */
    static final List<String> FILES = List.of("segment", "spans", "values", "traces", "links");

    private static final long MINUTE_NANOS = 60_000_000_000L;

    private final Path folder;
    private DuckDbSettings settings = DuckDbSettings.DEFAULT;
    private SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private @Nullable DuckDbTraceStore store;

    /** Makes the store, or takes the one that is there. */
    DamagedStore(Path folder) {
        this.folder = folder;
    }

    /** Writes the three segments, and closes the store. */
    void write() {
        for (int segment = 1; segment <= 3; segment++) {
            open().writer().write(List.of(SpanBatch.of(spansOf(segment))));
            open().seal();
        }
        close();
    }

    void settings(DuckDbSettings changed) {
        settings = changed;
    }

    /** Opens the store unless it is open. */
    DuckDbTraceStore open() {
        DuckDbTraceStore opened = store;
        if (opened == null) {
            registry = new SimpleMeterRegistry();
            opened = DuckDbTraceStore.open(folder, settings, registry);
            store = opened;
        }
        return opened;
    }

    SimpleMeterRegistry registry() {
        return registry;
    }

    Answer<Object> ask(ReaderQuestion question) {
        return open().reader().answer(question::askWhatStoresAnswerAlike);
    }

    Path file(String name) {
        return folder.resolve("segments").resolve(SECOND).resolve(name);
    }

    Path manifest() {
        return folder.resolve("MANIFEST");
    }

    Path columns() {
        return folder.resolve("columns");
    }

    /** Turns a bit over in a file of the second segment. */
    void flip(String name, long offset) throws IOException {
        flip(file(name), offset);
    }

    static void flip(Path file, long offset) throws IOException {
        flip(file, offset, 0x10);
    }

    /** @param mask the bits to turn over */
    static void flip(Path file, long offset, int mask) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.allocate(1);
            channel.read(bytes, offset);
            bytes.put(0, (byte) (bytes.get(0) ^ mask));
            channel.write(bytes.flip(), offset);
        }
    }

    /** Replaces a byte in a file of the second segment. */
    void overwrite(String name, long offset, int value) throws IOException {
        try (FileChannel channel = FileChannel.open(file(name), StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(new byte[] {(byte) value}), offset);
        }
    }

    void removeSecond() throws IOException {
        Path second = folder.resolve("segments").resolve(SECOND);
        try (Stream<Path> files = Files.list(second)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(second);
    }

    /** Returns what a store answers that never had the second segment, or all of them. */
    static Object expected(ReaderQuestion question, boolean withSecond) {
        try (TraceStore store = new MemoryTraceStore()) {
            for (int segment = 1; segment <= 3; segment++) {
                if (segment != 2 || withSecond) {
                    store.writer().write(List.of(SpanBatch.of(spansOf(segment))));
                }
            }
            SpanReader reader = store.reader();
            return question.askWhatStoresAnswerAlike(reader);
        }
    }

    static List<Span> spansOf(int segment) {
        List<Span> spans = new ArrayList<>();
        long minute = (segment - 1) * MINUTE_NANOS;
        for (int i = 0; i < 4; i++) {
            long trace = i == 0 ? 1 : 10L * segment + i;
            spans.add(span(trace, segment)
                    .service(i % 2 == 0 ? "orders" : "worker-" + segment)
                    .name("work-" + segment)
                    .from(minute + i * 1_000L)
                    .lasting(100L * segment + i)
                    .with("k", i)
                    .with("only-in-" + segment, "x")
                    .link(1, 1 + segment % 3)
                    .link(1, 1)
                    .build());
        }
        return spans;
    }

    @Override
    public void close() {
        DuckDbTraceStore opened = store;
        store = null;
        if (opened != null) {
            opened.close();
        }
    }
}
