package dev.weft.store.duckdb.segment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.Attribute;
import dev.weft.model.AttributeValue;
import dev.weft.model.Attributes;
import dev.weft.model.Span;
import dev.weft.model.TimeRange;
import dev.weft.model.batch.SpanBatch;
import dev.weft.query.filter.FilterEvaluator;
import dev.weft.query.filter.Filters;
import dev.weft.query.filter.SpanFilter;
import dev.weft.store.AttributeKey;
import dev.weft.store.AttributeKeyCount;
import dev.weft.store.AttributeValueCount;
import dev.weft.store.contract.RandomQueries;
import dev.weft.store.contract.RandomSpans;
import dev.weft.store.contract.Seed;
import dev.weft.store.contract.TestSpans;
import dev.weft.store.duckdb.segment.rows.OrderedRows;
import dev.weft.store.duckdb.segment.spans.SpanBlock;
import dev.weft.store.duckdb.segment.spans.WrittenSpans;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What blocks answer is what the evaluator and a plain count of the same spans say. */
class BlockMatchTest {

    private static final int FILTERS = 1000;

    @TempDir
    Path folder;

    private final Seed seed = Seed.ofRun();
    private final Random random = seed.random();
    private final RandomSpans spans = new RandomSpans(random);
    private final RandomQueries queries = new RandomQueries(random);

    @Test
    void filtersAgreeWithTheEvaluatorAndNoCandidateIsMissed() throws IOException {
        try (WrittenSpans written = WrittenSpans.of(
                folder,
                OrderedRows.of(List.of(SpanBatch.of(spans.spans(2100))), List.of(SpanBatch.of(spans.spans(100)))))) {
            SegmentCandidates candidates = new SegmentCandidates(written.spans(), written.values(), new LookUpCounts());
            List<SpanBlock> all = written.blocks();
            for (int i = 0; i < FILTERS; i++) {
                SpanFilter filter = queries.filter();
                BitSet blocks = candidates.blocks(filter);
                for (SpanBlock block : all) {
                    BitSet matches = block.match(filter);
                    assertThat(matches)
                            .as("%s on block %s: %s", filter, block.number(), seed)
                            .isEqualTo(expected(written, block, filter));
                    assertThat(matches.isEmpty() || blocks.get(block.number()))
                            .as("%s has a match in block %s: %s", filter, block.number(), seed)
                            .isTrue();
                }
            }
        }
    }

    @Test
    void textsThatBeginAlikeAreToldApart() throws IOException {
        List<Span> alike = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            alike.add(TestSpans.span(1, i)
                    .from(i)
                    .name("call " + i)
                    .with("user", "user-" + i)
                    .build());
        }
        try (WrittenSpans written = WrittenSpans.of(folder, alike)) {
            SpanBlock block = written.spans().block(0);
            for (String wanted :
                    List.of("user-7", "user-", "user", "", "user-100", "call 7", "call ", "x", "user-55")) {
                for (String comparison : List.of("=", "!=", "<", ">=")) {
                    for (String field : List.of("name", "span.user", ".user")) {
                        SpanFilter filter = Filters.parse("{ " + field + " " + comparison + " \"" + wanted + "\" }");
                        assertThat(block.match(filter)).as("%s", filter).isEqualTo(expected(written, block, filter));
                    }
                }
            }
        }
    }

    @Test
    void rareValuesNameFewBlocks() throws IOException {
        List<Span> many = new ArrayList<>();
        for (int i = 0; i < 40 * 1024; i++) {
            many.add(TestSpans.span(i, i)
                    .from(i)
                    .with("user", "u-" + i)
                    .with("n", i)
                    .service("s-" + i % 7)
                    .build());
        }
        try (WrittenSpans written = WrittenSpans.of(folder, many)) {
            SegmentCandidates candidates = new SegmentCandidates(written.spans(), written.values(), new LookUpCounts());
            int found = 0;
            int absent = 0;
            for (int i = 0; i < 1000; i++) {
                int wanted = i * 40;
                BitSet ofText = candidates.blocks(Filters.parse("{ span.user = \"u-" + wanted + "\" }"));
                BitSet ofInt = candidates.blocks(Filters.parse("{ .n = " + wanted + "ns }"));
                assertThat(ofText.get(written.spans().blockOfRow(wanted))).isTrue();
                assertThat(ofInt.get(written.spans().blockOfRow(wanted))).isTrue();
                found += ofText.cardinality() + ofInt.cardinality();
                absent += candidates
                        .blocks(Filters.parse("{ span.user = \"v-" + i + "\" }"))
                        .cardinality();
            }
            assertThat(found).isBetween(2000, 2060);
            assertThat(absent).isLessThan(40);
            assertThat(candidates.blocks(Filters.parse("{ span.other != 1 }")).isEmpty())
                    .isTrue();
            assertThat(candidates
                            .blocks(Filters.parse("{ resource.service.name = \"s-3\" }"))
                            .cardinality())
                    .isEqualTo(40);
        }
    }

    @Test
    void blocksThatWereAskedForErrorsAreReadAgainOnlyForServicesThatFailed() throws IOException {
        List<Span> many = new ArrayList<>();
        for (int i = 0; i < 40 * 1024; i++) {
            int block = i / 1024;
            boolean fails = i % 1024 == 500 && block % 4 == 0;
            TestSpans span = TestSpans.span(i, i).from(i).service("s-" + (fails ? block % 8 : i % 7));
            many.add((fails ? span.error("") : span).build());
        }
        try (WrittenSpans written = WrittenSpans.of(folder, many)) {
            SegmentCandidates candidates = new SegmentCandidates(written.spans(), written.values(), new LookUpCounts());
            SpanFilter failed = Filters.parse("{ resource.service.name = \"s-4\" && status = error }");
            assertThat(candidates.blocks(failed).cardinality())
                    .as("blocks in which something failed")
                    .isEqualTo(10);

            BitSet matching = new BitSet();
            for (SpanBlock block : written.blocks()) {
                matching.set(block.number(), !block.match(failed).isEmpty());
            }

            assertThat(matching.cardinality()).isEqualTo(5);
            assertThat(candidates.blocks(failed)).isEqualTo(matching);
            assertThat(candidates.blocks(Filters.parse("{ status = error }")).cardinality())
                    .isEqualTo(10);
            assertThat(candidates
                            .blocks(Filters.parse("{ resource.service.name = \"s-4\" }"))
                            .cardinality())
                    .isEqualTo(40);
        }
    }

    @Test
    void keysAndValuesAreCountedSpanBySpan() throws IOException {
        try (WrittenSpans written = WrittenSpans.of(
                folder,
                OrderedRows.of(List.of(SpanBatch.of(spans.spans(1500))), List.of(SpanBatch.of(spans.spans(100)))))) {
            List<AttributeKeyCount> keys = new ArrayList<>();
            written.spans().forEachKey((key, types, spans) -> keys.add(new AttributeKeyCount(key, types, spans)));
            assertThat(keys).as(seed.toString()).containsExactlyInAnyOrderElementsOf(expectedKeys(written));
            for (AttributeKeyCount key : keys) {
                TimeRange range = queries.range();
                Map<AttributeValue, Long> counts = new HashMap<>();
                for (SpanBlock block : written.blocks()) {
                    block.countValues(key.key(), range, (value, count) -> counts.merge(value, count, Long::sum));
                }
                assertThat(counts)
                        .as("%s in %s: %s", key.key(), range, seed)
                        .isEqualTo(expectedValues(written, key.key(), range));
            }
        }
    }

    @Test
    void attributesOfEachScopeAreThoseOfTheSpan() throws IOException {
        try (WrittenSpans written = WrittenSpans.of(folder, spans.spans(300))) {
            for (SpanBlock block : written.blocks()) {
                for (AttributeKey.Scope scope : AttributeKey.Scope.values()) {
                    IntFunction<List<Attributes>> attributes = block.attributes(scope);
                    for (int row = block.size() - 1; row >= 0; row--) {
                        assertThat(attributes.apply(row))
                                .as("%s of row %s: %s", scope, row, seed)
                                .isEqualTo(scope.of(block.span(row)));
                    }
                }
            }
        }
    }

    private static BitSet expected(WrittenSpans written, SpanBlock block, SpanFilter filter) {
        BitSet expected = new BitSet();
        for (int i = 0; i < block.size(); i++) {
            int row = block.firstRow() + i;
            if (row < written.spans().spanCount() && FilterEvaluator.matches(filter, written.span(row))) {
                expected.set(i);
            }
        }
        return expected;
    }

    private static List<AttributeKeyCount> expectedKeys(WrittenSpans written) {
        Map<AttributeKey, Long> counts = new HashMap<>();
        Map<AttributeKey, TreeSet<String>> types = new HashMap<>();
        for (int row = 0; row < written.spans().spanCount(); row++) {
            for (AttributeKey.Scope scope : List.of(AttributeKey.Scope.RESOURCE, AttributeKey.Scope.SPAN)) {
                Set<AttributeKey> ofSpan = new HashSet<>();
                for (Attribute entry : attributes(written.span(row), scope)) {
                    AttributeKey key = new AttributeKey(scope, entry.key());
                    ofSpan.add(key);
                    types.computeIfAbsent(key, _ -> new TreeSet<>()).add(AttributeKeyCount.type(entry.value()));
                }
                ofSpan.forEach(key -> counts.merge(key, 1L, Long::sum));
            }
        }
        List<AttributeKeyCount> expected = new ArrayList<>();
        types.forEach((key, words) -> expected.add(new AttributeKeyCount(key, words, counts.getOrDefault(key, 0L))));
        return expected;
    }

    private static Map<AttributeValue, Long> expectedValues(WrittenSpans written, AttributeKey key, TimeRange range) {
        Map<AttributeValue, Long> counts = new HashMap<>();
        for (int row = 0; row < written.spans().spanCount(); row++) {
            AttributeValue value = attributes(written.span(row), key.scope()).find(key.key());
            if (value != null
                    && range.contains(written.span(row).startTimeUnixNano())
                    && AttributeValueCount.text(value) != null) {
                counts.merge(value, 1L, Long::sum);
            }
        }
        return counts;
    }

    private static Attributes attributes(Span span, AttributeKey.Scope scope) {
        return scope.of(span).getFirst();
    }
}
