package dev.weft.api;

import static dev.weft.api.SpanSketch.span;
import static org.assertj.core.api.Assertions.assertThat;

import com.linecorp.armeria.common.AggregatedHttpResponse;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.RequestHeaders;
import dev.weft.model.Attribute;
import dev.weft.model.Span;
import dev.weft.model.batch.BatchReader;
import dev.weft.store.contract.Seed;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Large answers are compressed where that pays, and sent in chunks where they are traces. */
class LargeAnswersTest {

    private static final String TRACE = "/traces/00000000000000000000000000000001";

    private final ApiServer api = new ApiServer();

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void theOutlineOfAHundredThousandSpansStaysUnderEightMegabytesCompressed() throws IOException {
        Random random = Seed.ofRun().random();
        List<Span> spans = new ArrayList<>();
        long[] ids = random.longs(100_000).toArray();
        long start = 1_764_000_000_000_000_000L;
        for (int i = 0; i < ids.length; i++) {
            spans.add(span(1, ids[i], start + random.nextLong(60_000_000_000L))
                    .parent(i == 0 ? 0 : ids[random.nextInt(i)])
                    .name("operation " + random.nextInt(200))
                    .service("service " + random.nextInt(20))
                    .durationNanos(random.nextLong(5_000_000_000L))
                    .build());
        }
        api.store(spans);

        AggregatedHttpResponse answer = getCompressed(TRACE + "/outline");

        assertThat(answer.headers().get(HttpHeaderNames.CONTENT_ENCODING)).isEqualTo("gzip");
        assertThat(answer.content().length()).isLessThan(8_000_000);
        JsonNode outline = JsonMapper.shared()
                .readTree(new GZIPInputStream(
                        new ByteArrayInputStream(answer.content().array())));
        assertThat(outline.get("spanId")).hasSize(100_000);
        assertThat(outline.get("linksIn")).hasSize(100_000);
    }

    @Test
    void aLargeTraceIsSentWholeInChunks() {
        List<Span> spans = new ArrayList<>();
        for (int i = 1; i <= 20_000; i++) {
            spans.add(span(1, i, i)
                    .attributes(Attribute.of("text", "x".repeat(200)))
                    .build());
        }
        api.store(spans);

        AggregatedHttpResponse answer = api.get(TRACE);

        assertThat(answer.headers().get(HttpHeaderNames.CONTENT_ENCODING)).isNull();
        assertThat(ApiServer.json(answer, 200).at("/resourceSpans/0/scopeSpans/0/spans"))
                .hasSize(20_000);
    }

    @Test
    void aLargeTraceIsOneMessageOfProtobufThoughItIsWrittenInPieces() {
        List<Span> spans = new ArrayList<>();
        for (int i = 1; i <= 10_000; i++) {
            spans.add(span(1, i, i).service("service " + i % 3).build());
        }
        api.store(spans);

        AggregatedHttpResponse answer = api.get(TRACE, "application/x-protobuf");

        List<Span> found =
                BatchReader.ofBatches().readOrThrow(answer.content().array()).spans();
        assertThat(found).containsExactlyInAnyOrderElementsOf(spans);
    }

    @Test
    void aSmallAnswerIsNotCompressed() {
        api.store(span(1, 1, 100));

        assertThat(getCompressed(TRACE).headers().get(HttpHeaderNames.CONTENT_ENCODING))
                .isNull();
    }

    private AggregatedHttpResponse getCompressed(String path) {
        return api.client()
                .execute(RequestHeaders.of(HttpMethod.GET, "/api/v1" + path, HttpHeaderNames.ACCEPT_ENCODING, "gzip"))
                .aggregate()
                .join();
    }
}
