package dev.weft.query.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.query.Query;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every query that Tempo's documentation shows is read. */
class TempoDocumentationTest {

    @TestFactory
    Stream<DynamicTest> everyExampleIsRead() {
        List<String> examples = TempoDocumentation.examples();
        assertThat(examples).isNotEmpty();
        return examples.stream()
                .map(example -> DynamicTest.dynamicTest(example, () -> {
                    Query query = TraceQl.parse(example);

                    assertThat(TraceQl.parse(TraceQl.print(query))).isEqualTo(query);
                }));
    }
}
