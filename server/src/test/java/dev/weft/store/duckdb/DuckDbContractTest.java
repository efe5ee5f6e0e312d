package dev.weft.store.duckdb;

import dev.weft.store.contract.DurableContract;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

/** With everything in memory, for these tests are shorter than the time until spans are moved to the disk. */
class DuckDbContractTest extends DurableContract {
    DuckDbContractTest() {
        super(folder -> DuckDbTraceStore.open(folder, DuckDbSettings.DEFAULT, new SimpleMeterRegistry()));
    }
}
