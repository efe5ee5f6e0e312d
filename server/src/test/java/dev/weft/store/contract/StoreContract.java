package dev.weft.store.contract;

import static dev.weft.store.contract.TestSpans.span;

import dev.weft.model.Span;
import dev.weft.model.batch.SpanBatch;
import dev.weft.store.Cancellation;
import dev.weft.store.SpanReader;
import dev.weft.store.TraceStore;
import dev.weft.store.WriteOutcome;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** One fresh store for each test. */
public abstract class StoreContract {

    /** Never cancelled. */
    protected static final Cancellation NEVER = new Cancellation();

    private final StoreBackend backend;
    private Path folder;
    private TraceStore store;

    @SuppressWarnings("NullAway.Init") // JUnit sets the folder, openStore the store, before any test.
    protected StoreContract(StoreBackend backend) {
        this.backend = backend;
    }

    @BeforeEach
    void openStore(@TempDir Path folder) {
        this.folder = folder;
        this.store = backend.open(folder);
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    protected TraceStore store() {
        return store;
    }

    protected SpanReader reader() {
        return store.reader();
    }

    /** Writes the spans of one request as one group. */
    protected WriteOutcome write(Span... spans) {
        return write(List.of(spans));
    }

    protected WriteOutcome write(List<Span> spans) {
        return store.writer().write(List.of(SpanBatch.of(spans)));
    }

    /** Writes trace 1 in two requests of more spans than are read at once, some of them in two versions, and links to all. */
    protected void writeLargeTrace() {
        for (long first : new long[] {1, 1_301}) {
            write(LongStream.range(first, first + 1_300)
                    .mapToObj(i -> span(1, i).from(i).build())
                    .toList());
        }
        write(LongStream.rangeClosed(1, 100)
                .mapToObj(i -> span(1, i).name("again").build())
                .toList());
        write(LongStream.rangeClosed(1, 2_600)
                .mapToObj(i -> span(2, i).from(i).link(1, i).build())
                .toList());
    }

    /** Closes the store and opens the same folder again. */
    protected void reopen() {
        store.close();
        store = backend.open(folder);
    }
}
