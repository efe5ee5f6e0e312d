package dev.weft.store.memory;

import dev.weft.store.contract.WholeContract;

class MemoryContractTest extends WholeContract {
    MemoryContractTest() {
        super(_ -> new MemoryTraceStore());
    }
}
