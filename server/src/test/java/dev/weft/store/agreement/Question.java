package dev.weft.store.agreement;

import dev.weft.model.TimeRange;
import dev.weft.query.Field;
import dev.weft.query.Query;
import dev.weft.query.evaluate.metrics.MetricsGrid;
import dev.weft.query.text.TraceQl;
import dev.weft.store.SearchOrder;
import java.util.List;

/** A query, and what else is said when it is asked. */
public sealed interface Question {

    Query query();

    /** Returns the query as text. */
    default String text() {
        return TraceQl.print(query());
    }

    /**
     * Asks for spans.
     *
     * @param pages about how many pages the answer is to have
     * @param traces whether the answer is asked for as traces, too
     * @param counted fields whose values are counted, too; none for no counts
     */
    record Search(
            Query.Spansets query, TimeRange range, SearchOrder order, int pages, boolean traces, List<Field> counted)
            implements Question {
        public Search {
            counted = List.copyOf(counted);
        }
    }

    /** Asks for series. */
    record Measure(Query.Metrics query, MetricsGrid grid) implements Question {}
}
