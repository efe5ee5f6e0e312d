package dev.weft.store.duckdb.part;

import static dev.weft.store.contract.TestSpans.span;
import static dev.weft.store.contract.TestSpans.traceId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.model.SpanKey;
import dev.weft.model.TimeRange;
import dev.weft.store.Cancellation;
import dev.weft.store.Cut;
import dev.weft.store.Progress;
import dev.weft.store.SearchOrder;
import dev.weft.store.SearchStats;
import dev.weft.store.SpanSearch;
import dev.weft.store.StoreException;
import dev.weft.store.TraceRow;
import dev.weft.store.contract.Queries;
import dev.weft.store.contract.TestSpans;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Searches that must evaluate whole traces, of which one is large. */
class LargeTraceSearchTest {

    private static final int LARGE = 100_000;

    private static final int ROUNDS = 6;

    private final ReadingTurns turns = new ReadingTurns(1, () -> false, new SpanRoom());
    private final ReadingTurns.Asker asker = turns.asker();

    @AfterEach
    void endTurns() {
        asker.close();
        turns.close();
    }

    /** Looking for each of its spans from the first on would take more than a minute. */
    @Test
    @Timeout(30)
    void everySpanOfALargeTraceIsAMatch() {
        List<Part> parts = RecentPart.of(IntStream.rangeClosed(1, LARGE)
                .mapToObj(id -> span(1, id).from(id % 1_000).build())
                .toList());

        SearchMatches matches =
                new SearchMatches(parts, search("{ name =~ \".*\" }"), false, new Cancellation(), asker);

        for (int round = 0; round < ROUNDS; round++) {
            TraceRow row = new TraceMatches(matches, traceId(1), new Cancellation()).row();
            assertThat(row.matchedCount()).isEqualTo(LARGE);
            assertThat(row.matched())
                    .extracting(found -> found.span().key())
                    .containsExactly(key(999), key(1_999), key(2_999));
        }
        assertThat(matches.cut(true)).isNull();
    }

    @Test
    void aTraceOfTooManySpansIsLeftOutAndTheAnswerSaysSo() {
        List<Part> parts = RecentPart.of(List.of(
                span(1, 1).build(),
                span(1, 2).build(),
                span(1, 3).build(),
                span(2, 1).build(),
                span(2, 2).build()));
        SearchMatches matches =
                new SearchMatches(parts, search("{ name =~ \".*\" }"), false, new Cancellation(), asker, 2);

        assertThat(matches.holds(key(2, 1))).isTrue();
        assertThat(matches.cut(true)).isNull();
        assertThat(matches.holds(key(1, 1))).isFalse();
        assertThat(matches.cut(true)).isEqualTo(new Cut.LargeTrace());
        assertThat(matches.cut(false)).isEqualTo(new Cut.Deadline(new Progress.Moment(0, 0), new Cut.LargeTrace()));
    }

    @Test
    void whatIsReadWithItsTraceIsCounted() {
        List<Part> parts = RecentPart.of(List.of(
                span(1, 1).build(),
                span(1, 2).build(),
                span(1, 3).build(),
                span(2, 1).build()));
        SpanSearch search = search("{ trace:id = \"" + traceId(1) + "\" && name =~ \".*\" }");

        SearchStats stats =
                new TracePages(parts, search, new Cancellation(), asker).page().stats();

        assertThat(stats.spansInspected()).isEqualTo(3);
    }

    @Test
    void everyQuestionToThePartsCanBeEnded() {
        Cancellation cancellation = new Cancellation();
        PartsTraces traces = new PartsTraces(
                RecentPart.of(List.of(span(1, 1).build())), asker.room(cancellation::check), cancellation::check);
        cancellation.cancel();

        List<Runnable> questions = List.of(
                traces::check,
                () -> traces.trace(traceId(1)),
                () -> traces.anyLinking(key(1, 1), _ -> true),
                () -> traces.countLinking(key(1, 1)));
        for (Runnable question : questions) {
            assertThatThrownBy(question::run).isInstanceOf(StoreException.class);
        }
    }

    @Test
    void ofTheSpansWithALinkNoMoreAreLookedAtThanItTakes() {
        List<Part> parts = RecentPart.of(IntStream.rangeClosed(2, 4)
                .mapToObj(id -> span(id, 1).link(1, 1).build())
                .toList());
        PartsTraces traces = new PartsTraces(parts, asker.room(() -> {}), () -> {});
        List<SpanKey> asked = new ArrayList<>();

        assertThat(traces.anyLinking(key(1, 1), asked::add)).isTrue();
        assertThat(asked).hasSize(1);
        assertThat(traces.anyLinking(key(1, 1), linking -> !asked.add(linking))).isFalse();
        assertThat(asked).hasSize(4).contains(key(2, 1), key(3, 1), key(4, 1));
    }

    private static SpanKey key(long span) {
        return key(1, span);
    }

    private static SpanKey key(long trace, long span) {
        return TestSpans.key(trace, span);
    }

    private static SpanSearch search(String query) {
        return new SpanSearch(Queries.parse(query), TimeRange.ALL, SearchOrder.NEWEST, 10, null);
    }
}
