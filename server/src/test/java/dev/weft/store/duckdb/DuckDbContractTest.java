package dev.weft.store.duckdb;

import dev.weft.store.contract.AgreementContract;
import dev.weft.store.contract.ConcurrencyContract;
import dev.weft.store.contract.IncomingLinksContract;
import dev.weft.store.contract.LifecycleContract;
import dev.weft.store.contract.LinkFilterContract;
import dev.weft.store.contract.OutgoingLinksContract;
import dev.weft.store.contract.ReopeningContract;
import dev.weft.store.contract.SpanSearchContract;
import dev.weft.store.contract.StoreBackend;
import dev.weft.store.contract.SuggestionContract;
import dev.weft.store.contract.TimeContract;
import dev.weft.store.contract.TraceContract;
import dev.weft.store.contract.TraceSearchContract;
import dev.weft.store.contract.WritingContract;
import org.junit.jupiter.api.Nested;

class DuckDbContractTest {

    private static final StoreBackend BACKEND = folder -> DuckDbTraceStore.open(folder, DuckDbSettings.DEFAULT);

    @Nested
    class Writing extends WritingContract {
        Writing() {
            super(BACKEND);
        }
    }

    @Nested
    class Trace extends TraceContract {
        Trace() {
            super(BACKEND);
        }
    }

    @Nested
    class Time extends TimeContract {
        Time() {
            super(BACKEND);
        }
    }

    @Nested
    class OutgoingLinks extends OutgoingLinksContract {
        OutgoingLinks() {
            super(BACKEND);
        }
    }

    @Nested
    class IncomingLinks extends IncomingLinksContract {
        IncomingLinks() {
            super(BACKEND);
        }
    }

    @Nested
    class LinkFilter extends LinkFilterContract {
        LinkFilter() {
            super(BACKEND);
        }
    }

    @Nested
    class SpanSearch extends SpanSearchContract {
        SpanSearch() {
            super(BACKEND);
        }
    }

    @Nested
    class TraceSearch extends TraceSearchContract {
        TraceSearch() {
            super(BACKEND);
        }
    }

    @Nested
    class Suggestion extends SuggestionContract {
        Suggestion() {
            super(BACKEND);
        }
    }

    @Nested
    class Lifecycle extends LifecycleContract {
        Lifecycle() {
            super(BACKEND);
        }
    }

    @Nested
    class Concurrency extends ConcurrencyContract {
        Concurrency() {
            super(BACKEND);
        }
    }

    @Nested
    class Reopening extends ReopeningContract {
        Reopening() {
            super(BACKEND);
        }
    }

    @Nested
    class Agreement extends AgreementContract {
        Agreement() {
            super(BACKEND);
        }
    }
}
