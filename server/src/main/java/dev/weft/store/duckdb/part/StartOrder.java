package dev.weft.store.duckdb.part;

import dev.weft.store.SearchOrder;
import dev.weft.store.SearchPlace;
import org.jspecify.annotations.Nullable;

/** The order of a search by start, told of spans of which only {@link StartBounds} are known. */
enum StartOrder {
    NEWEST_FIRST {
        @Override
        int compare(long start, long other) {
            return Long.compareUnsigned(other, start);
        }

        @Override
        long first(StartBounds spans) {
            return spans.maxStartTimeUnixNano();
        }

        @Override
        long last(StartBounds spans) {
            return spans.minStartTimeUnixNano();
        }
    },
    OLDEST_FIRST {
        @Override
        int compare(long start, long other) {
            return Long.compareUnsigned(start, other);
        }

        @Override
        long first(StartBounds spans) {
            return spans.minStartTimeUnixNano();
        }

        @Override
        long last(StartBounds spans) {
            return spans.maxStartTimeUnixNano();
        }
    };

    /** @throws IllegalArgumentException for an order that is not one of starts */
    static StartOrder of(SearchOrder order) {
        return switch (order) {
            case NEWEST -> NEWEST_FIRST;
            case OLDEST -> OLDEST_FIRST;
            case LONGEST -> throw new IllegalArgumentException("order: " + order.word() + " (expected: one of starts)");
        };
    }

    /** Compares starts, unsigned epoch nanoseconds: what comes first is less. */
    abstract int compare(long start, long other);

    /** Returns a start before which none of the spans comes. */
    abstract long first(StartBounds spans);

    /** Returns a start after which none of the spans comes. */
    abstract long last(StartBounds spans);

    /** Returns whether all of the spans surely come before the place. */
    boolean isPassed(StartBounds spans, @Nullable SearchPlace place) {
        return place != null && compare(last(spans), place.key()) < 0;
    }
}
