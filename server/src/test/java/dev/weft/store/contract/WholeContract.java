package dev.weft.store.contract;

import org.junit.jupiter.api.Nested;

/** The whole contract, against one kind of store: extended by that store's own test class. */
public abstract class WholeContract {

    final StoreBackend backend;

    protected WholeContract(StoreBackend backend) {
        this.backend = backend;
    }

    @Nested
    class Writing extends WritingContract {
        Writing() {
            super(WholeContract.this.backend);
        }
    }

    @Nested
    class Trace extends TraceContract {
        Trace() {
            super(WholeContract.this.backend);
        }
    }

    @Nested
    class Time extends TimeContract {
        Time() {
            super(WholeContract.this.backend);
        }
    }

    @Nested
    class Arrival extends ArrivalContract {
        Arrival() {
            super(WholeContract.this.backend);
        }
    }

    @Nested
    class OutgoingLinks extends OutgoingLinksContract {
        OutgoingLinks() {
            super(WholeContract.this.backend);
        }
    }

    @Nested
    class IncomingLinks extends IncomingLinksContract {
        IncomingLinks() {
            super(WholeContract.this.backend);
        }
    }

    @Nested
    class LinkFilter extends LinkFilterContract {
        LinkFilter() {
            super(WholeContract.this.backend);
        }
    }

    @Nested
    class SpanSearch extends SpanSearchContract {
        SpanSearch() {
            super(WholeContract.this.backend);
        }
    }

    @Nested
    class TraceSearch extends TraceSearchContract {
        TraceSearch() {
            super(WholeContract.this.backend);
        }
    }

    @Nested
    class Suggestion extends SuggestionContract {
        Suggestion() {
            super(WholeContract.this.backend);
        }
    }

    @Nested
    class Concurrency extends ConcurrencyContract {
        Concurrency() {
            super(WholeContract.this.backend);
        }
    }

    @Nested
    class Deadline extends DeadlineContract {
        Deadline() {
            super(WholeContract.this.backend);
        }
    }

    @Nested
    class Lifecycle extends LifecycleContract {
        Lifecycle() {
            super(WholeContract.this.backend);
        }
    }
}
