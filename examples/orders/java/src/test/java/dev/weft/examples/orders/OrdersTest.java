package dev.weft.examples.orders;

import static io.opentelemetry.api.common.AttributeKey.longKey;
import static io.opentelemetry.api.common.AttributeKey.stringKey;
import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The API over HTTP and the batch over one database, with the SDK exporting into memory. */
class OrdersTest {
    private static final String ORDER = "{\"customer\":\"c-1\",\"item\":\"loom\",\"quantity\":2}";

    private final HttpClient client = HttpClient.newHttpClient();
    private final InMemorySpanExporter exporter = InMemorySpanExporter.create();
    private final LinksAtStartSampler sampler = new LinksAtStartSampler();
    private final SdkTracerProvider tracers = SdkTracerProvider.builder()
            .setSampler(sampler)
            .addSpanProcessor(SimpleSpanProcessor.create(exporter))
            .build();

    private OrderStore store;
    private OrderServer server;
    private BatchProcessor batches;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        Tracer tracer = tracers.get("test");
        store = OrderStore.open(folder.resolve("orders.db"));
        server = new OrderServer(0, new OrderIntake(tracer, store));
        batches = new BatchProcessor(tracer, store);
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
        store.close();
        tracers.close();
    }

    @Test
    void oneBatchLinksToTheRequestOfEachOfFiveOrders() throws Exception {
        List<JsonNode> receipts = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            receipts.add(JsonMapper.shared().readTree(post(ORDER).body()));
        }

        BatchProcessor.Batch batch = batches.processPending(Integer.MAX_VALUE).orElseThrow();

        SpanData processBatch = only("process-batch");
        assertThat(processBatch.getKind()).isEqualTo(SpanKind.CONSUMER);
        assertThat(processBatch.getParentSpanContext().isValid()).isFalse();
        assertThat(processBatch.getAttributes().get(longKey("batch.size"))).isEqualTo(5);
        assertThat(processBatch.getLinks())
                .map(link -> ids(link.getSpanContext()))
                .isEqualTo(named("receive-order").stream()
                        .map(span -> ids(span.getSpanContext()))
                        .toList())
                .isEqualTo(receipts.stream()
                        .map(receipt -> receipt.get("traceId").stringValue() + "/"
                                + receipt.get("spanId").stringValue())
                        .toList())
                .isEqualTo(batch.linked().stream().map(OrdersTest::ids).toList());
        assertThat(processBatch.getLinks())
                .map(link -> link.getAttributes().get(stringKey("messaging.message.id")))
                .isEqualTo(receipts.stream()
                        .map(receipt -> receipt.get("orderId").stringValue())
                        .toList());
        assertThat(sampler.linksAtStartOf("process-batch"))
                .map(LinkData::getSpanContext)
                .isEqualTo(processBatch.getLinks().stream()
                        .map(LinkData::getSpanContext)
                        .toList());
        assertThat(named("reconcile"))
                .hasSize(5)
                .allMatch(span -> span.getParentSpanId().equals(processBatch.getSpanId()));
        assertThat(batches.processPending(Integer.MAX_VALUE)).isEmpty();
        assertThat(named("process-batch")).hasSize(1);
    }

    @Test
    void aRequestIsOneTraceOfThreeSpans() throws Exception {
        assertThat(post(ORDER).statusCode()).isEqualTo(201);

        SpanData receiveOrder = only("receive-order");
        assertThat(receiveOrder.getKind()).isEqualTo(SpanKind.SERVER);
        assertThat(receiveOrder.getAttributes().get(longKey("http.response.status_code")))
                .isEqualTo(201);
        assertThat(List.of(only("validate"), only("persist-order")))
                .allMatch(span -> span.getParentSpanId().equals(receiveOrder.getSpanId()));
    }

    @Test
    void aTracedCallerIsTheParentAndItsTraceStateReachesTheLink() throws Exception {
        post(
                ORDER,
                "traceparent",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                "tracestate",
                "vendor=value");

        batches.processPending(Integer.MAX_VALUE);

        assertThat(only("receive-order").getParentSpanId()).isEqualTo("b7ad6b7169203331");
        SpanContext linked = only("process-batch").getLinks().get(0).getSpanContext();
        assertThat(linked.getTraceId()).isEqualTo("0af7651916cd43dd8448eb211c80319c");
        assertThat(linked.getTraceState().get("vendor")).isEqualTo("value");
    }

    @Test
    void anInvalidOrderFailsItsSpanAndIsNotStored() throws Exception {
        HttpResponse<String> response = post("{\"customer\":\"c-1\",\"item\":\"loom\",\"quantity\":0}");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("quantity: 0 (expected: an integer, 1 to 2147483647)");
        assertThat(List.of(only("receive-order"), only("validate"))).allSatisfy(span -> {
            assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
            assertThat(span.getEvents())
                    .singleElement()
                    .matches(event -> event.getName().equals("exception"));
        });
        assertThat(named("persist-order")).isEmpty();
        assertThat(batches.processPending(Integer.MAX_VALUE)).isEmpty();
    }

    @Test
    void whatIsNotAnOrderIsRefusedWithTheReason() throws Exception {
        assertThat(post("{\"customer\":\"c-1\",\"quantity\":1}").body())
                .contains("item: missing (expected: a string that is not blank)");
        assertThat(post("{\"customer\":\" \",\"item\":\"loom\",\"quantity\":1}").body())
                .contains("customer: ");
        assertThat(post("{\"customer\":\"c-1\",\"item\":\"loom\",\"quantity\":1.5}")
                        .body())
                .contains("quantity: 1.5");
        assertThat(post("[]").statusCode()).isEqualTo(400);
        assertThat(post("{").statusCode()).isEqualTo(400);
        assertThat(post("").statusCode()).isEqualTo(400);
    }

    @Test
    void anOrderThatWasNotTracedIsProcessedWithoutALink() throws Exception {
        store.add(new Order("untraced", "c-1", "loom", 1), new CapturedContext("", ""));

        assertThat(batches.processPending(Integer.MAX_VALUE).orElseThrow().linked())
                .isEmpty();

        assertThat(only("process-batch").getLinks()).isEmpty();
        assertThat(only("process-batch").getStatus()).isEqualTo(StatusData.unset());
    }

    @Test
    void theOldestOrdersMakeTheFirstBatch() throws Exception {
        for (String orderId : List.of("a", "b", "c")) {
            store.add(new Order(orderId, "c-1", "loom", 1), new CapturedContext("", ""));
        }

        assertThat(batches.processPending(2).orElseThrow().size()).isEqualTo(2);
        assertThat(batches.processPending(2).orElseThrow().size()).isEqualTo(1);

        assertThat(named("reconcile"))
                .map(span -> span.getAttributes().get(stringKey("order.id")))
                .containsExactly("a", "b", "c");
    }

    @Test
    void healthAnswersAndOtherRequestsAreRefused() throws Exception {
        assertThat(get("/health").statusCode()).isEqualTo(200);
        assertThat(get("/orders").statusCode()).isEqualTo(405);
        assertThat(get("/elsewhere").statusCode()).isEqualTo(404);
    }

    private HttpResponse<String> post(String body, String... headers) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(at("/orders")).POST(HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path) throws Exception {
        return client.send(HttpRequest.newBuilder(at(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    private List<SpanData> named(String name) {
        return exporter.getFinishedSpanItems().stream()
                .filter(span -> span.getName().equals(name))
                .toList();
    }

    private SpanData only(String name) {
        assertThat(named(name)).hasSize(1);
        return named(name).get(0);
    }

    private static String ids(SpanContext span) {
        return span.getTraceId() + "/" + span.getSpanId();
    }
}
