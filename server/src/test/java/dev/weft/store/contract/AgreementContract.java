package dev.weft.store.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.Span;
import dev.weft.model.SpanKey;
import dev.weft.model.TimeRange;
import dev.weft.model.TraceId;
import dev.weft.model.batch.SpanBatch;
import dev.weft.store.AttributeKey;
import dev.weft.store.FacetSearch;
import dev.weft.store.KeySearch;
import dev.weft.store.LinkDirection;
import dev.weft.store.LinkQuery;
import dev.weft.store.MetricsSearch;
import dev.weft.store.ServiceCount;
import dev.weft.store.SpanReader;
import dev.weft.store.SpanSearch;
import dev.weft.store.StoreTotals;
import dev.weft.store.TraceStore;
import dev.weft.store.WriteOutcome;
import dev.weft.store.memory.MemoryTraceStore;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;

/** Random spans and random questions: the store answers as the reference does, page by page to the end. */
public abstract class AgreementContract extends StoreContract {

    private static final int GROUPS = 12;
    private static final int SPANS_OF_GROUP = 12;
    private static final int SEARCHES = Boolean.getBoolean("weft.long") ? 2_000 : 120;
    private static final int MEASURES = Boolean.getBoolean("weft.long") ? 200 : 40;
    private static final int LINK_QUERIES = Boolean.getBoolean("weft.long") ? 150 : 40;

    private final Seed seed = Seed.ofRun();
    private final Random random = seed.random();
    private final RandomSpans spans = new RandomSpans(random);
    private final RandomQueries queries = new RandomQueries(random);
    private final RandomMetrics metrics = new RandomMetrics(random);
    private final TraceStore reference = new MemoryTraceStore();
    private final Set<SpanKey> keys = new TreeSet<>();

    protected AgreementContract(StoreBackend backend) {
        super(backend);
    }

    @AfterEach
    void closeReference() {
        reference.close();
    }

    @RepeatedTest(2)
    void answersEverythingAsTheReferenceDoes() {
        List<Span> written = new ArrayList<>();
        for (int group = 0; group < GROUPS; group++) {
            List<Span> next = new ArrayList<>(spans.spans(SPANS_OF_GROUP));
            if (!written.isEmpty()) {
                next.add(spans.pick(written));
                next.add(spans.pick(written));
            }
            written.addAll(next);
            WriteOutcome expected = reference.writer().write(List.of(SpanBatch.of(next)));
            assertThat(write(next)).as("group %d, %s", group, seed).isEqualTo(expected);
        }
        written.forEach(span -> keys.add(span.key()));
        keys.add(spans.key());

        compareTracesAndSpans();
        compareSearches();
        compareMetrics();
        compareFacets();
        compareLinks();
        compareCounts();
        reopen();
        compareTracesAndSpans();
        compareMetrics();
        compareFacets();
        compareCounts();
    }

    private void compareTracesAndSpans() {
        SpanReader expected = reference.reader();
        keys.stream().map(SpanKey::traceId).distinct().forEach(traceId -> {
            assertThat(reader().findTrace(traceId, NEVER))
                    .as("trace %s, %s", traceId, seed)
                    .isEqualTo(expected.findTrace(traceId, NEVER));
            assertThat(reader().traceSize(traceId, NEVER))
                    .as("size of %s, %s", traceId, seed)
                    .isEqualTo(expected.traceSize(traceId, NEVER));
            assertThat(reader().outline(traceId, NEVER))
                    .as("outline of %s, %s", traceId, seed)
                    .isEqualTo(expected.outline(traceId, NEVER));
        });
        assertThat(reader().findSpans(keys, NEVER)).as("%s", seed).isEqualTo(expected.findSpans(keys, NEVER));
        for (SpanKey key : keys) {
            assertThat(reader().findSpan(key, NEVER))
                    .as("span %s, %s", key, seed)
                    .isEqualTo(expected.findSpan(key, NEVER));
        }
    }

    private void compareSearches() {
        for (int i = 0; i < SEARCHES; i++) {
            SpanSearch search = queries.search();
            assertThat(Pages.spans(reader(), search))
                    .as("spans of %s, %s", search, seed)
                    .isEqualTo(Pages.spans(reference.reader(), search));
            assertThat(Pages.traces(reader(), search))
                    .as("traces of %s, %s", search, seed)
                    .isEqualTo(Pages.traces(reference.reader(), search));
        }
    }

    private void compareMetrics() {
        for (int i = 0; i < MEASURES; i++) {
            MetricsSearch search = metrics.metrics();
            SeriesAgreement.assertSame(
                    reader().metrics(search, NEVER).series(),
                    reference.reader().metrics(search, NEVER).series(),
                    search + ", " + seed);
        }
    }

    private void compareFacets() {
        for (int i = 0; i < MEASURES; i++) {
            FacetSearch search = metrics.facets();
            assertThat(reader().facets(search, NEVER).facets())
                    .as("facets of %s, %s", search, seed)
                    .isEqualTo(reference.reader().facets(search, NEVER).facets());
        }
    }

    private void compareLinks() {
        for (int i = 0; i < LINK_QUERIES; i++) {
            LinkQuery query = queries.linkQuery(spans.pick(List.copyOf(keys)));
            assertThat(Pages.links(reader(), query))
                    .as("links of %s, %s", query, seed)
                    .isEqualTo(Pages.links(reference.reader(), query));
        }
        for (SpanKey key : keys) {
            for (LinkDirection direction : LinkDirection.values()) {
                assertThat(reader().linkSummary(key, direction, NEVER))
                        .as("%s links of %s, %s", direction, key, seed)
                        .isEqualTo(reference.reader().linkSummary(key, direction, NEVER));
            }
        }
    }

    private void compareCounts() {
        SpanReader expected = reference.reader();
        TimeRange range = queries.range();
        assertThat(reader().services(range, NEVER))
                .as("services in %s, %s", range, seed)
                .isEqualTo(expected.services(range, NEVER));
        for (ServiceCount service : expected.services(TimeRange.ALL, NEVER)) {
            assertThat(reader().operations(service.service(), range, NEVER))
                    .as("operations of %s in %s, %s", service, range, seed)
                    .isEqualTo(expected.operations(service.service(), range, NEVER));
        }
        for (String prefix : List.of("", "a", "é")) {
            KeySearch all = new KeySearch(EnumSet.allOf(AttributeKey.Scope.class), range, prefix, 7);
            assertThat(reader().attributeKeys(all, NEVER))
                    .as("keys with %s in %s, %s", prefix, range, seed)
                    .isEqualTo(expected.attributeKeys(all, NEVER));
            for (AttributeKey.Scope scope : AttributeKey.Scope.values()) {
                KeySearch ofScope = new KeySearch(Set.of(scope), range, prefix, 4);
                assertThat(reader().attributeKeys(ofScope, NEVER))
                        .as("keys of %s with %s in %s, %s", scope, prefix, range, seed)
                        .isEqualTo(expected.attributeKeys(ofScope, NEVER));
                AttributeKey key = new AttributeKey(scope, spans.pick(RandomSpans.KEYS));
                assertThat(reader().attributeValues(key, range, prefix, 7, NEVER))
                        .as("values of %s with %s in %s, %s", key, prefix, range, seed)
                        .isEqualTo(expected.attributeValues(key, range, prefix, 7, NEVER));
            }
        }
        assertThat(withoutBytes(reader())).as("totals, %s", seed).isEqualTo(withoutBytes(expected));
        assertThat(reader().newest(NEVER)).as("newest, %s", seed).isEqualTo(expected.newest(NEVER));
        TraceId unknown = TestSpans.traceId(987_654_321);
        assertThat(reader().findTrace(unknown, NEVER)).isEqualTo(expected.findTrace(unknown, NEVER));
    }

    private static StoreTotals withoutBytes(SpanReader reader) {
        StoreTotals totals = reader.totals(NEVER);
        return new StoreTotals(totals.spanCount(), totals.linkCount(), totals.conflictingSpanCount(), 0);
    }
}
