package dev.weft.api;

import static dev.weft.api.SpanSketch.span;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import com.linecorp.armeria.common.AggregatedHttpResponse;
import dev.weft.explore.QueryLimits;
import dev.weft.logs.LogOf;
import dev.weft.model.Attribute;
import dev.weft.model.Span;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Answers that end before they are whole. */
class BrokenAnswersTest {

    private static final String TRACE = "/traces/00000000000000000000000000000001";

    private final ApiServer api = new ApiServer(QueryLimits.DEFAULT, StallingReader::new);

    @RegisterExtension
    final LogOf log = new LogOf(ApiService.class.getName());

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void anAnswerThatBreaksOffIsAFailureAndNotItsFirstHalf() {
        AggregatedHttpResponse answer = api.get("/services/shop/operations");

        assertThat(ApiServer.detail(answer, 500)).isEqualTo("the server failed; its log says why");
    }

    @Test
    void aSearchThatFailsSaysSoInItsLastLine() {
        List<String> lines = api.searchLines("{\"view\":\"spans\",\"order\":\"longest\"}");

        JsonNode problem = JsonMapper.shared().readTree(lines.getLast()).get("problem");
        assertThat(problem.get("status").intValue()).isEqualTo(500);
        assertThat(problem.get("detail").stringValue()).isEqualTo("the server failed; its log says why");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/x-protobuf"})
    void aClientThatLeavesInTheMiddleIsNoFailureOfTheServer(String accept) throws IOException {
        List<Span> spans = new ArrayList<>();
        for (int i = 1; i <= 20_000; i++) {
            spans.add(span(1, i, i)
                    .attributes(Attribute.of("text", "x".repeat(500)))
                    .build());
        }
        api.store(spans);

        try (Socket client = new Socket(InetAddress.getLoopbackAddress(), api.port())) {
            client.setSoLinger(true, 0);
            ApiServer.ask(client, TRACE, accept);
            InputStream answer = client.getInputStream();
            assertThat(answer.readNBytes(15))
                    .asString(StandardCharsets.US_ASCII)
                    .isEqualTo("HTTP/1.1 200 OK");
        }

        await().untilAsserted(() -> assertThat(log.events()).hasSize(1));
        assertThat(log.events().getFirst().getLevel()).isEqualTo(Level.DEBUG);
        assertThat(log.messages().getFirst()).contains("the client went away");
    }
}
