package dev.weft.explore;

import dev.weft.model.Span;
import dev.weft.model.SpanKey;
import dev.weft.store.Answer;
import dev.weft.store.Cancellation;
import dev.weft.store.Cut;
import dev.weft.store.MissingSegment;
import dev.weft.store.SpanRow;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An export under way: the matching spans page by page, of which no more than one is held. Each page is a query of its own,
 * with its own turn and deadline; spans that arrive in between move no other one. Not for use by several threads.
 */
public final class SpanExport {

    private final QueryService queries;
    private final ExportRequest request;
    private final Cancellation cancellation;
    private final Set<MissingSegment> missing = new LinkedHashSet<>();
    private int left;
    private @Nullable String cursor;
    private boolean ended;
    private boolean walkEnded;
    private boolean traceLeftOut;
    private boolean late;

    SpanExport(QueryService queries, ExportRequest request, Cancellation cancellation) {
        this.queries = queries;
        this.request = request;
        this.cancellation = cancellation;
        this.left = queries.limits().maxExportSpans();
    }

    /**
     * Returns the next rows in the order of the request; none when there are no more, or no more are allowed. A page that its
     * deadline cuts is followed by the next wherever the search can go on.
     */
    public List<SpanRow> next() {
        List<SpanRow> rows = List.of();
        while (rows.isEmpty() && !ended) {
            rows = page();
        }
        return rows;
    }

    private List<SpanRow> page() {
        int limit = Math.min(left, queries.limits().maxPageSize());
        SearchRequest search = new SearchRequest(request.query(), request.range(), request.order(), limit, cursor);
        SearchPage<SpanRow> page = ask(once -> queries.searchSpans(search, once));
        left -= page.items().size();
        cursor = page.next();
        Cut leftOut = page.cut() instanceof Cut.Deadline deadline ? deadline.besides() : page.cut();
        walkEnded |= leftOut instanceof Cut.Walk;
        traceLeftOut |= leftOut instanceof Cut.LargeTrace;
        late = cursor == null && page.cut() instanceof Cut.Deadline;
        ended = cursor == null || left == 0;
        return page.items();
    }

    /** Returns the rows' spans whole; one that the retention dropped since is not among them. */
    public Map<SpanKey, Span> whole(List<SpanRow> rows) {
        List<SpanKey> keys = rows.stream().map(row -> row.span().key()).toList();
        return ask(once -> queries.spans(keys, once));
    }

    /** Returns whether the limit ended it before the last span. */
    public boolean isCut() {
        return ended && cursor != null;
    }

    /** Returns whether spans may be missing because a path of links was ended by a limit, up to here. */
    public boolean isWalkEnded() {
        return walkEnded;
    }

    /** Returns whether spans may be missing because a trace was too large to be read whole for the query, up to here. */
    public boolean isTraceLeftOut() {
        return traceLeftOut;
    }

    /** Returns whether a deadline ended it before the last span, where the search could not go on. */
    public boolean isLate() {
        return late;
    }

    /** Returns the segments that could not be read up to here. */
    public List<MissingSegment> missing() {
        return List.copyOf(missing);
    }

    /** Asks with a cancellation for this one question: the deadline of one is not that of the next. */
    private <T> T ask(Function<Cancellation, Answer<T>> question) {
        Cancellation once = new Cancellation();
        try (var _ = cancellation.onCancel(once::cancel)) {
            Answer<T> answer = question.apply(once);
            missing.addAll(answer.missing());
            return answer.value();
        }
    }
}
