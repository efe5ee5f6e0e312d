package dev.weft.query.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weft.query.InvalidQueryException;
import dev.weft.query.Query;
import dev.weft.query.QueryPosition;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** Each text of the corpus is read and printed, or refused at its place, as the corpus has it. */
class QueryCorpusTest {

    @TestFactory
    Stream<DynamicContainer> everyQueryIsReadOrRefusedAsWritten() {
        return QueryCorpus.topics()
                .propertyStream()
                .map(topic -> DynamicContainer.dynamicContainer(
                        topic.getKey(), topic.getValue().valueStream().map(QueryCorpusTest::test)));
    }

    private static DynamicTest test(JsonNode entry) {
        String text = entry.get(0).stringValue();
        return DynamicTest.dynamicTest("'" + text + "'", () -> {
            if (QueryCorpus.isRead(entry)) {
                isRead(text, QueryCorpus.printed(entry));
            } else {
                isRefused(text, entry);
            }
        });
    }

    private static void isRead(String text, String printed) {
        Query query = TraceQl.parse(text);

        assertThat(TraceQl.print(query)).isEqualTo(printed);
        assertThat(TraceQl.parse(printed)).isEqualTo(query);
    }

    private static void isRefused(String text, JsonNode entry) {
        var refusal = catchThrowableOfType(InvalidQueryException.class, () -> TraceQl.parse(text));

        assertThat(refusal).isNotNull();
        assertThat(refusal.kind()).hasToString(entry.get(1).stringValue());
        QueryPosition position = refusal.position();
        assertThat(position.line() + ":" + position.column())
                .isEqualTo(entry.get(2).stringValue());
        assertThat(refusal)
                .hasMessage(
                        "line %d, column %d: %s",
                        position.line(), position.column(), entry.get(3).stringValue());
        assertThat(position).isEqualTo(QueryPosition.of(text, position.offset()));
    }
}
