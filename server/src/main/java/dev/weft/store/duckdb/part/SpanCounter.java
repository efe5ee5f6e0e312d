package dev.weft.store.duckdb.part;

import dev.weft.model.SpanKind;
import dev.weft.model.TimeRange;
import dev.weft.store.Cancellation;

/** Counts some of the stored spans, none of which another counter of the same view counts. */
public interface SpanCounter {

    /** Counts spans that start in the range, by service. */
    void countServices(TimeRange range, Services counts, Cancellation cancellation);

    /** Counts the service's spans that start in the range, by name and kind. */
    void countOperations(String service, TimeRange range, Operations counts, Cancellation cancellation);

    /** Receives services with some of their spans. */
    interface Services {
        void add(String service, long spans, long errors);
    }

    /** Receives span names and kinds with some of their spans. */
    interface Operations {
        void add(String name, SpanKind kind, long spans);
    }
}
