package dev.weft.api;

import static dev.weft.api.SpanSketch.span;
import static dev.weft.explore.LimitsSketch.limits;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.linecorp.armeria.common.AggregatedHttpResponse;
import com.linecorp.armeria.common.HttpHeaderNames;
import dev.weft.model.Attribute;
import dev.weft.model.Span;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Large traces that slow clients take one after the other do not fill the memory: no more are held than one may have spans. */
class HeldTracesTest {

    private static final int SPANS = 20_000;
    private static final String LARGE = "/traces/00000000000000000000000000000001";
    private static final String SMALL = "/traces/00000000000000000000000000000002";
    private static final String TOO_LARGE = "/traces/00000000000000000000000000000003";

    private final ApiServer api = new ApiServer(limits().maxWait(Duration.ofMillis(20))
            .maxTraceSpans(SPANS)
            .maxOutlineSpans(2 * SPANS)
            .build());

    @BeforeEach
    void store() {
        List<Span> spans = new ArrayList<>();
        for (int i = 1; i <= SPANS; i++) {
            spans.add(span(1, i, i)
                    .attributes(Attribute.of("text", "x".repeat(500)))
                    .build());
        }
        spans.add(span(2, 1, 1).build());
        for (int i = 1; i <= SPANS + 1; i++) {
            spans.add(span(3, i, i).build());
        }
        api.store(spans);
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @ParameterizedTest
    @CsvSource({"application/json, ''", "application/x-protobuf, ''", "application/json, /outline"})
    void theNextLargeOneWaitsUntilTheLastWasSent(String accept, String next) throws IOException {
        try (Socket slow = begin(accept)) {
            assertThat(slow.getInputStream().readNBytes(15))
                    .asString(StandardCharsets.US_ASCII)
                    .isEqualTo("HTTP/1.1 200 OK");

            AggregatedHttpResponse refused = api.get(LARGE + next);

            assertThat(ApiServer.detail(refused, 429))
                    .startsWith("no room within 20 ms for a trace of ")
                    .endsWith(" of 19532 KiB; try again later");
            assertThat(refused.headers().get(HttpHeaderNames.RETRY_AFTER)).isEqualTo("1");
            assertThat(api.get(SMALL).status().code()).isEqualTo(200);
        }
        await().untilAsserted(
                        () -> assertThat(api.get(LARGE + next).status().code()).isEqualTo(200));
    }

    @Test
    void whatIsRefusedOrMissingHoldsNothing() {
        for (int times = 0; times < 5; times++) {
            assertThat(api.get(LARGE + "/outline").status().code()).isEqualTo(200);
            assertThat(api.get("/traces/00000000000000000000000000000009")
                            .status()
                            .code())
                    .isEqualTo(404);
            assertThat(api.get(TOO_LARGE).status().code()).isEqualTo(422);
            assertThat(api.get(LARGE).status().code()).isEqualTo(200);
        }
    }

    /** Asks for a trace through a connection that takes next to nothing by itself. */
    private Socket begin(String accept) throws IOException {
        Socket client = new Socket();
        client.setReceiveBufferSize(4_096);
        client.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), api.port()));
        ApiServer.ask(client, LARGE, accept);
        return client;
    }
}
