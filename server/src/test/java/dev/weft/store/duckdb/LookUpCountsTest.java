package dev.weft.store.duckdb;

import static dev.weft.store.contract.TestSpans.key;
import static dev.weft.store.contract.TestSpans.span;
import static dev.weft.store.contract.TestSpans.traceId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.TimeRange;
import dev.weft.query.Field;
import dev.weft.store.Cancellation;
import dev.weft.store.Facet;
import dev.weft.store.FacetSearch;
import dev.weft.store.Facets;
import dev.weft.store.LinkDirection;
import dev.weft.store.LinkOrder;
import dev.weft.store.LinkQuery;
import dev.weft.store.contract.Queries;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How many segments were asked for a thing, how many their filters spared, and how many had it. */
class LookUpCountsTest {

    private static final Cancellation NEVER = new Cancellation();

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @Test
    void questionsAreCountedByWhatFiltersSaidAndWhatWasThere(@TempDir Path path) throws IOException {
        try (StoreInFolder store = StoreInFolder.open(path, registry)) {
            store.writeAndSeal(span(1, 1).build());
            store.writeAndSeal(span(2, 1).link(1, 1).build());
            store.writeAndSeal(span(3, 1).build());

            assertThat(store.reader().findTrace(traceId(1), NEVER).spans()).hasSize(1);
            assertThat(counted("trace", "asked")).isEqualTo(3);
            assertThat(counted("trace", "passed")).isBetween(1L, 3L);
            assertThat(counted("trace", "found")).isEqualTo(1);

            store.reader()
                    .links(
                            new LinkQuery(key(1, 1), LinkDirection.INCOMING, LinkOrder.LINK, 10, null, null, null),
                            NEVER);
            assertThat(counted("linked_trace", "asked")).isGreaterThanOrEqualTo(3);
            assertThat(counted("linked_trace", "found")).isGreaterThanOrEqualTo(1);

            store.write(span(2, 2).build());
            assertThat(counted("arriving_span", "found")).isEqualTo(1);
        }
    }

    /** Once to see which segments hold it, once to read it, and not once more to see how large it is. */
    @Test
    void aTraceThatAQueryEvaluatesIsLookedUpTwice(@TempDir Path path) throws IOException {
        try (StoreInFolder store = StoreInFolder.open(path, registry)) {
            store.writeAndSeal(span(1, 1).build());
            store.writeAndSeal(span(1, 2).parent(1).build());
            FacetSearch search = new FacetSearch(
                    Queries.parse("{ trace:id = \"" + traceId(1) + "\" }"),
                    TimeRange.ALL,
                    List.of(Field.Intrinsic.ROOT_NAME),
                    10);

            Facets facets = store.reader().facets(search, NEVER);

            assertThat(facets.facets().getFirst().values())
                    .singleElement()
                    .extracting(Facet.Count::spanCount)
                    .isEqualTo(2L);
            assertThat(counted("trace", "found")).isEqualTo(2 * 2);
        }
    }

    private long counted(String of, String outcome) {
        return (long) registry.get("weft.store.filter.lookups")
                .tag("of", of)
                .tag("outcome", outcome)
                .meter()
                .measure()
                .iterator()
                .next()
                .getValue();
    }
}
