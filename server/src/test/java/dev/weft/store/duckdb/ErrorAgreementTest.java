package dev.weft.store.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.Attribute;
import dev.weft.model.AttributeValue;
import dev.weft.model.Resource;
import dev.weft.model.Span;
import dev.weft.model.Status;
import dev.weft.model.TimeRange;
import dev.weft.model.batch.SpanBatch;
import dev.weft.query.Query;
import dev.weft.query.Value;
import dev.weft.query.filter.Comparison;
import dev.weft.query.filter.Condition;
import dev.weft.query.filter.SpanField;
import dev.weft.query.filter.SpanFilter;
import dev.weft.store.Cancellation;
import dev.weft.store.SearchOrder;
import dev.weft.store.SpanSearch;
import dev.weft.store.contract.Queries;
import dev.weft.store.contract.Seed;
import dev.weft.store.contract.TestSpans;
import dev.weft.store.memory.MemoryTraceStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

/** What is known of services without errors hides no error, however a service is named and wherever its spans lie. */
class ErrorAgreementTest {

    private static final Cancellation NEVER = new Cancellation();
    private static final int SPANS = 40;
    private static final int MOST_ITEMS = 1_000;

    /** A character of two UTF-16 units and the one that ends strings in C are services' own. */
    private static final List<String> SERVICES =
            List.of("a", "b", "\0", "a\0", "a\0b", "\uD83D\uDE80", "\u00E9", "A", " a", Resource.UNKNOWN_SERVICE, "");

    /** The others are made of {@link #SERVICES}. */
    private static final List<String> QUERIES = List.of(
            "{ status = error }",
            "{ status != error && resource.service.name = \"a\" }",
            "{ resource.service.name != \"a\" && status = error }",
            "{ resource.service.name = \"a\" || status = error }",
            "{ (resource.service.name = \"a\" || name = \"x\") && (status = error || kind = server) }",
            "{ resource.service.name = \"a\" && resource.service.name = \"b\" && status = error }",
            "{ !(resource.service.name = \"a\") && status = error }",
            "{ !(status = error) && resource.service.name = \"a\" }",
            "{ resource.service.name =~ \"a.*\" && status = error }",
            "{ resource.service.name = \"\" && status = error }",
            "{ .service.name = \"a\" && status = error }",
            "{ span.service.name = \"a\" && status = error }",
            "{ resource.service.name = 3 && status = error }",
            "{ resource.service.name = \"a\" } && { resource.service.name = \"b\" && status = error }",
            "{ resource.service.name = \"a\" && status = error } || { resource.service.name = \"b\" }",
            "{ resource.service.name = \"a\" } >> { resource.service.name = \"b\" && status = error }",
            "{ resource.service.name = \"a\" && status = error } >> { }",
            "{ resource.service.name = \"a\" && status = error } &->> { }",
            "{ resource.service.name = \"a\" } !>> { status = error && resource.service.name = \"a\" }",
            "{ resource.service.name = \"a\" && status = error } | count() > 1");

    private final Seed seed = Seed.ofRun();
    private final Random random = seed.random();
    private final List<Span> written = new ArrayList<>();

    @RepeatedTest(6)
    void searchesFindTheErrorsThatTheEvaluatorFinds(@TempDir Path path) throws IOException {
        try (MemoryTraceStore expected = new MemoryTraceStore()) {
            try (StoreInFolder opened = StoreInFolder.open(path)) {
                int parts = 6 + random.nextInt(6);
                for (int part = 0; part < parts; part++) {
                    write(opened, expected);
                }
                agree(opened, expected);
                opened.store().segments().mergeColumns(Long.MAX_VALUE);
                opened.store().segments().mergeSmall(Long.MAX_VALUE);
                agree(opened, expected);
            }
            try (StoreInFolder opened = StoreInFolder.open(path)) {
                agree(opened, expected);
            }
        }
    }

    private void write(StoreInFolder opened, MemoryTraceStore expected) throws IOException {
        Set<String> failing = new HashSet<>(SERVICES);
        failing.removeIf(_ -> random.nextInt(3) > 0);
        Span[] spans = Stream.generate(() -> span(failing)).limit(SPANS).toArray(Span[]::new);
        written.addAll(List.of(spans));
        expected.writer().write(List.of(SpanBatch.of(List.of(spans))));
        switch (random.nextInt(4)) {
            case 0 -> opened.write(spans);
            case 1 -> opened.writeAndSeal(spans);
            default -> {
                opened.writeAndSeal(spans);
                opened.addColumns();
            }
        }
    }

    /** Some come again, as they were or in another version. */
    private Span span(Set<String> failing) {
        if (!written.isEmpty() && random.nextInt(20) == 0) {
            return written.get(random.nextInt(written.size()));
        }
        TestSpans span = TestSpans.span(1 + random.nextInt(60), 1 + random.nextInt(500))
                .parent(random.nextInt(500))
                .from(random.nextInt(1_000));
        if (random.nextInt(10) == 0) {
            span.with(Resource.SERVICE_NAME, "a");
        }
        if (random.nextInt(10) == 0) {
            span.link(1 + random.nextInt(60), 1 + random.nextInt(500));
        }
        String service = SERVICES.get(random.nextInt(SERVICES.size()));
        switch (random.nextInt(12)) {
            case 0 -> {}
            case 1 -> span.resource(new Attribute(Resource.SERVICE_NAME, new AttributeValue.Int(3)));
            case 2 ->
                span.resource(new Attribute(
                        Resource.SERVICE_NAME,
                        new AttributeValue.Array(
                                List.of(new AttributeValue.Text("b"), new AttributeValue.Text(service)))));
            default -> span.service(service);
        }
        return (failing.contains(service) && random.nextBoolean() ? span.error("failed") : span).build();
    }

    private void agree(StoreInFolder opened, MemoryTraceStore expected) {
        Stream.concat(QUERIES.stream().map(Queries::parse), SERVICES.stream().map(ErrorAgreementTest::errorsOf))
                .forEach(query -> {
                    for (SearchOrder order : SearchOrder.values()) {
                        SpanSearch search = new SpanSearch(query, TimeRange.ALL, order, MOST_ITEMS, null);
                        assertThat(opened.reader().searchSpans(search, NEVER).items())
                                .as("spans of %s, %s", search, seed)
                                .isEqualTo(expected.reader()
                                        .searchSpans(search, NEVER)
                                        .items());
                        assertThat(opened.reader().searchTraces(search, NEVER).items())
                                .as("traces of %s, %s", search, seed)
                                .isEqualTo(expected.reader()
                                        .searchTraces(search, NEVER)
                                        .items());
                    }
                });
    }

    private static Query.Spansets errorsOf(String service) {
        return Queries.of(new SpanFilter(List.of(
                new Condition(
                        new SpanField.AttributeField(SpanField.Scope.RESOURCE, Resource.SERVICE_NAME),
                        Comparison.EQUAL,
                        new Value.Text(service)),
                new Condition(SpanField.Intrinsic.STATUS, Comparison.EQUAL, new Value.StatusCode(Status.CODE_ERROR)))));
    }
}
