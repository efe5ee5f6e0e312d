package dev.weft.store.contract;

import dev.weft.store.Cancellation;
import dev.weft.store.LinkPage;
import dev.weft.store.LinkPlace;
import dev.weft.store.LinkQuery;
import dev.weft.store.Page;
import dev.weft.store.SearchPlace;
import dev.weft.store.SearchStats;
import dev.weft.store.SpanReader;
import dev.weft.store.SpanRow;
import dev.weft.store.SpanSearch;
import dev.weft.store.TraceRow;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Follows cursors to the end: all pages of a question, first to last. */
final class Pages {

    private static final Cancellation NEVER = new Cancellation();

    private Pages() {}

    static List<Page<SpanRow>> spans(SpanReader reader, SpanSearch search) {
        return follow(search.after(), place -> alike(reader.searchSpans(after(search, place), NEVER)), Page::next);
    }

    static List<Page<TraceRow>> traces(SpanReader reader, SpanSearch search) {
        return follow(search.after(), place -> alike(reader.searchTraces(after(search, place), NEVER)), Page::next);
    }

    static List<LinkPage> links(SpanReader reader, LinkQuery query) {
        return follow(query.after(), place -> reader.links(after(query, place), NEVER), LinkPage::next);
    }

    /** What a store looked at for a page is its own affair, and with it whether a limit cut what it looked at. */
    private static <T> Page<T> alike(Page<T> page) {
        return new Page<>(page.items(), page.next(), new SearchStats(0, 0), null);
    }

    private static <P, T> List<T> follow(
            @Nullable P first, Function<@Nullable P, T> page, Function<T, @Nullable P> next) {
        List<T> pages = new ArrayList<>();
        P place = first;
        do {
            T found = page.apply(place);
            pages.add(found);
            place = next.apply(found);
        } while (place != null);
        return pages;
    }

    static SpanSearch after(SpanSearch search, @Nullable SearchPlace place) {
        return new SpanSearch(search.query(), search.range(), search.order(), search.limit(), place);
    }

    private static LinkQuery after(LinkQuery query, @Nullable LinkPlace place) {
        return new LinkQuery(
                query.span(), query.direction(), query.order(), query.limit(), place, query.state(), query.service());
    }
}
