package dev.weft.store.duckdb;

import dev.weft.store.contract.AgreementContract;
import dev.weft.store.contract.StoreBackend;
import org.junit.jupiter.api.Nested;

class DuckDbContractTest {

    private static final StoreBackend BACKEND = folder -> DuckDbTraceStore.open(folder, DuckDbSettings.DEFAULT);

    @Nested
    class Agreement extends AgreementContract {
        Agreement() {
            super(BACKEND);
        }
    }
}
