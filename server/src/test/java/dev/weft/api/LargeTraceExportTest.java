package dev.weft.api;

import static dev.weft.api.SpanSketch.span;
import static org.assertj.core.api.Assertions.assertThat;

import com.linecorp.armeria.common.AggregatedHttpResponse;
import com.linecorp.armeria.common.MediaType;
import dev.weft.model.Span;
import dev.weft.query.evaluate.StoredTraces;
import dev.weft.store.duckdb.DuckDbSettings;
import dev.weft.store.duckdb.DuckDbTraceStore;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An export beside a trace that is too large to be read whole for its query. */
class LargeTraceExportTest {

    @Test
    void whatIsNotReadWholeIsLeftOutAndTheFileSaysSo(@TempDir Path folder) {
        List<Span> spans = new ArrayList<>();
        for (int id = 1; id <= StoredTraces.MOST_SPANS + 1; id++) {
            spans.add(span(1, id, id).build());
        }
        spans.add(span(2, 1, 1).build());
        try (ApiServer api =
                new ApiServer(DuckDbTraceStore.open(folder, DuckDbSettings.DEFAULT, new SimpleMeterRegistry()))) {
            api.store(spans);

            AggregatedHttpResponse evaluated = api.post(
                    "/export?format=jsonl", MediaType.JSON, "{\"query\":\"{ name =~ \\\"w.*\\\" } | count() > 0\"}");
            AggregatedHttpResponse filtered =
                    api.post("/export?format=jsonl", MediaType.JSON, "{\"query\":\"{ trace:id = \\\"2\\\" }\"}");

            assertThat(evaluated.contentUtf8().lines()).hasSize(1);
            assertThat(evaluated.headers().get("weft-cut"))
                    .isEqualTo("without traces that are not read whole for a query");
            assertThat(filtered.contentUtf8().lines()).hasSize(1);
            assertThat(filtered.headers().contains("weft-cut")).isFalse();
        }
    }
}
