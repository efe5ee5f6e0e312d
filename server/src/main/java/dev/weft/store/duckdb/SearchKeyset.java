package dev.weft.store.duckdb;

import dev.weft.store.SearchOrder;
import dev.weft.store.SearchPlace;
import dev.weft.store.sql.SqlFragment;

/** The orders of a search as SQL over {@code spans}. */
final class SearchKeyset {

    private SearchKeyset() {}

    static KeysetOrder of(SearchOrder order) {
        return switch (order) {
            case NEWEST -> new KeysetOrder(SqlFragment.of("start_time"), true, SpanColumns.KEY);
            case OLDEST -> new KeysetOrder(SqlFragment.of("start_time"), false, SpanColumns.KEY);
            case LONGEST -> new KeysetOrder(SqlFragment.of("duration"), true, SpanColumns.KEY);
        };
    }

    /** Returns which spans stand behind the place. */
    static SqlFragment after(SearchOrder order, SearchPlace place) {
        Object[] ties = {
            Unsigned.toColumn(place.span().traceId().high()),
            Unsigned.toColumn(place.span().traceId().low()),
            Unsigned.toColumn(place.span().spanId().value())
        };
        if (!place.hasKey()) {
            return of(order).afterWithout(ties);
        }
        return switch (order) {
            case NEWEST, OLDEST -> of(order).after(Unsigned.toColumn(place.key()), ties);
            case LONGEST -> of(order).after(place.key(), ties);
        };
    }
}
