package dev.weft.query.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.query.Query;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every query that Tempo's documentation shows is read. */
class TempoDocumentationTest {

    @TestFactory
    Stream<DynamicTest> everyExampleIsRead() throws IOException {
        try (InputStream examples =
                TempoDocumentationTest.class.getResourceAsStream("/query/tempo-documentation.txt")) {
            String text = new String(Objects.requireNonNull(examples).readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(text.split("\n\n", -1))
                    .filter(paragraph -> !paragraph.startsWith("#") && !paragraph.isBlank())
                    .map(example -> DynamicTest.dynamicTest(example, () -> {
                        Query query = TraceQl.parse(example);

                        assertThat(TraceQl.parse(TraceQl.print(query))).isEqualTo(query);
                    }));
        }
    }
}
