package dev.weft.store.memory;

import dev.weft.store.contract.WholeContract;

/** The naive store, which others are compared with, keeps the contract itself. */
class MemoryContractTest extends WholeContract {
    MemoryContractTest() {
        super(_ -> new MemoryTraceStore());
    }
}
