package dev.weft.store.contract;

import org.junit.jupiter.api.Nested;

/** The whole contract, and what only a store that keeps its spans can show: extended by such a store's test classes. */
public abstract class DurableContract extends WholeContract {

    protected DurableContract(StoreBackend backend) {
        super(backend);
    }

    @Nested
    class Reopening extends ReopeningContract {
        Reopening() {
            super(DurableContract.this.backend);
        }
    }

    @Nested
    class Agreement extends AgreementContract {
        Agreement() {
            super(DurableContract.this.backend);
        }
    }
}
