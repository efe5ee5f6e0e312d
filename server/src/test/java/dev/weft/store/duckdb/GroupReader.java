package dev.weft.store.duckdb;

import static dev.weft.store.contract.TestSpans.key;
import static dev.weft.store.contract.TestSpans.traceId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.Span;
import dev.weft.model.SpanKey;
import dev.weft.model.TimeRange;
import dev.weft.store.Answer;
import dev.weft.store.Cancellation;
import dev.weft.store.LinkDirection;
import dev.weft.store.LinkOrder;
import dev.weft.store.LinkPage;
import dev.weft.store.LinkQuery;
import dev.weft.store.OutlineRow;
import dev.weft.store.SearchOrder;
import dev.weft.store.ServiceCount;
import dev.weft.store.SpanReader;
import dev.weft.store.SpanSearch;
import dev.weft.store.contract.Queries;
import dev.weft.store.contract.TestSpans;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Asks for all spans of a store that takes numbered groups and drops the oldest of them, and holds each answer against what
 * was acknowledged before it and dropped after it.
 */
final class GroupReader {

    static final int SPANS_OF_GROUP = 5;

    private static final Cancellation NEVER = new Cancellation();
    private static final int TRACES = 4;

    /** More than there are. */
    private static final int LIMIT = 100_000;

    /** Never stored; every span links to it. */
    private static final SpanKey HUB = key(TRACES + 1, 1);

    /** Ways to ask for all spans. */
    private enum Question {
        TRACES,
        OUTLINES,
        LINKS,
        NEWEST
    }

    private final SpanReader reader;
    private final Bounds bounds;
    private final Random random;
    private final String seed;

    /** @param seed to be said of whatever fails */
    GroupReader(SpanReader reader, Bounds bounds, Random random, String seed) {
        this.reader = reader;
        this.bounds = bounds;
        this.random = random;
        this.seed = seed;
    }

    /** A group's spans lie in several traces; each links to the first of them, and to a span that all groups link to. */
    static Span[] group(long number) {
        return IntStream.range(0, SPANS_OF_GROUP)
                .mapToObj(i -> TestSpans.span(1 + (number + i) % TRACES, number * SPANS_OF_GROUP + i)
                        .service("service-" + i % 2)
                        .from(number)
                        .link(
                                first(number).traceId().low(),
                                first(number).spanId().value())
                        .link(HUB.traceId().low(), HUB.spanId().value())
                        .build())
                .toArray(Span[]::new);
    }

    private static SpanKey first(long number) {
        return key(1 + number % TRACES, number * SPANS_OF_GROUP);
    }

    void ask() {
        ask(Question.values()[random.nextInt(Question.values().length)]);
    }

    void askAll() {
        Stream.of(Question.values()).forEach(this::ask);
    }

    private void ask(Question question) {
        long gone = bounds.dropped();
        long there = bounds.acknowledged();
        Answer<List<SpanKey>> answer = reader.answer(moment -> keys(question, moment));
        long mayBeGone = bounds.dropping();
        assertThat(answer.missing()).as(seed).isEmpty();
        Map<Long, Long> spansOfGroup = answer.value().stream()
                .collect(Collectors.groupingBy(key -> key.spanId().value() / SPANS_OF_GROUP, Collectors.counting()));
        assertThat(answer.value()).as("%s, %s", question, seed).doesNotHaveDuplicates();
        assertThat(spansOfGroup.values()).as("%s, %s", question, seed).allMatch(count -> count == SPANS_OF_GROUP);
        assertThat(spansOfGroup.keySet())
                .as("%s, %s", question, seed)
                .containsAll(
                        LongStream.rangeClosed(mayBeGone + 1, there).boxed().toList())
                .allMatch(number -> number > gone);
    }

    /** Whatever is counted at that moment must agree. */
    private List<SpanKey> keys(Question question, SpanReader moment) {
        List<SpanKey> keys = switch (question) {
            case TRACES -> traces().flatMap(trace -> spans(trace, moment)).toList();
            case OUTLINES -> traces().flatMap(trace -> outline(trace, moment)).toList();
            case LINKS ->
                incoming(moment, LIMIT).items().stream()
                        .map(end -> end.otherKey(LinkDirection.INCOMING))
                        .toList();
            case NEWEST ->
                moment
                        .searchSpans(
                                new SpanSearch(Queries.EVERYTHING, TimeRange.ALL, SearchOrder.NEWEST, LIMIT, null),
                                NEVER)
                        .items()
                        .stream()
                        .map(row -> row.span().key())
                        .toList();
        };
        assertThat(incoming(moment, 1).total()).as("%s, %s", question, seed).isEqualTo(keys.size());
        assertThat(moment.totals(NEVER).spanCount())
                .as("%s, %s", question, seed)
                .isEqualTo(keys.size());
        assertThat(moment.services(TimeRange.ALL, NEVER).stream()
                        .mapToLong(ServiceCount::spanCount)
                        .sum())
                .as("%s, %s", question, seed)
                .isEqualTo(keys.size());
        return keys;
    }

    private static Stream<Long> traces() {
        return LongStream.rangeClosed(1, TRACES).boxed();
    }

    private static Stream<SpanKey> spans(long trace, SpanReader moment) {
        return moment.findTrace(traceId(trace), NEVER).spans().stream().map(Span::key);
    }

    private Stream<SpanKey> outline(long trace, SpanReader moment) {
        List<OutlineRow> rows = moment.outline(traceId(trace), NEVER);
        for (OutlineRow row : rows) {
            boolean first = row.span().key().spanId().value() % SPANS_OF_GROUP == 0;
            assertThat(row.linksIn()).as(seed).isEqualTo(first ? SPANS_OF_GROUP : 0);
        }
        return rows.stream().map(row -> row.span().key());
    }

    private static LinkPage incoming(SpanReader moment, int limit) {
        return moment.links(new LinkQuery(HUB, LinkDirection.INCOMING, LinkOrder.LINK, limit, null, null, null), NEVER);
    }

    /** Which groups must be there at this moment, and which must not. */
    static final class Bounds {

        private final AtomicLong acknowledged = new AtomicLong();
        private final AtomicLong dropping = new AtomicLong();
        private final AtomicLong dropped = new AtomicLong();

        void acknowledge(long number) {
            acknowledged.set(number);
        }

        void beginDropping(long groups) {
            dropping.addAndGet(groups);
        }

        void endDropping() {
            dropped.set(dropping.get());
        }

        /** Returns the number of the last group that was acknowledged. */
        long acknowledged() {
            return acknowledged.get();
        }

        /** Returns the number of the last group that may be dropped. */
        long dropping() {
            return dropping.get();
        }

        /** Returns the number of the last group that is dropped. */
        long dropped() {
            return dropped.get();
        }
    }
}
