package dev.weft.query.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weft.query.InvalidQueryException;
import dev.weft.query.QueryPosition;
import java.io.InputStream;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

class QueryCorpusTest {

    private final JsonNode corpus = read();

    @TestFactory
    Stream<DynamicTest> validQueriesPrintAsTheyMean() {
        return cases("valid")
                .map(entry -> DynamicTest.dynamicTest("'" + query(entry) + "'", () -> {
                    SpanFilter filter = TraceQl.parse(query(entry));
                    JsonNode prints = entry.get("prints");

                    assertThat(TraceQl.print(filter)).isEqualTo(prints == null ? query(entry) : prints.stringValue());
                    assertThat(TraceQl.parse(TraceQl.print(filter))).isEqualTo(filter);
                }));
    }

    @TestFactory
    Stream<DynamicTest> refusedQueriesSayWhereAndWhy() {
        return Stream.of(InvalidQueryException.Kind.values())
                .flatMap(kind -> cases(kind.name().toLowerCase(Locale.ROOT))
                        .map(entry -> DynamicTest.dynamicTest("'" + query(entry) + "'", () -> {
                            var refusal = catchThrowableOfType(
                                    InvalidQueryException.class, () -> TraceQl.parse(query(entry)));

                            assertThat(refusal).hasMessage(entry.get("message").stringValue());
                            assertThat(refusal.kind()).isEqualTo(kind);
                            assertThat(refusal.position())
                                    .isEqualTo(QueryPosition.of(
                                            query(entry), refusal.position().offset()));
                        })));
    }

    private Stream<JsonNode> cases(String kind) {
        JsonNode cases = corpus.get(kind);
        assertThat(cases).isNotEmpty();
        return cases.valueStream();
    }

    private static String query(JsonNode entry) {
        return entry.get("query").stringValue();
    }

    private static JsonNode read() {
        InputStream corpus = QueryCorpusTest.class.getResourceAsStream("/query/corpus.yaml");
        return new YAMLMapper().readTree(Objects.requireNonNull(corpus));
    }
}
