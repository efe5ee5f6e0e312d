package dev.weft.store.duckdb;

import dev.weft.model.batch.SpanBatch;
import dev.weft.store.SpanReader;
import dev.weft.store.SpanWriter;
import dev.weft.store.TraceStore;
import dev.weft.store.WriteOutcome;
import dev.weft.store.contract.DurableContract;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;

/** With everything on disk: each group becomes a segment before its write returns. */
class SealedContractTest extends DurableContract {

    SealedContractTest() {
        super(folder ->
                new SealingStore(DuckDbTraceStore.open(folder, DuckDbSettings.DEFAULT, new SimpleMeterRegistry())));
    }

    private record SealingStore(DuckDbTraceStore store) implements TraceStore, SpanWriter {

        @Override
        public SpanWriter writer() {
            return this;
        }

        @Override
        public WriteOutcome write(List<SpanBatch> group) {
            WriteOutcome outcome = store.writer().write(group);
            store.seal();
            return outcome;
        }

        @Override
        public SpanReader reader() {
            return store.reader();
        }

        @Override
        public void close() {
            store.close();
        }
    }
}
