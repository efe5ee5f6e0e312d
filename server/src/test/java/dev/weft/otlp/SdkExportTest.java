package dev.weft.otlp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.Attribute;
import dev.weft.model.Span;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.exporter.otlp.trace.OtlpGrpcSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The OpenTelemetry SDK for Java as a client: five requests, and a batch linked to them. */
class SdkExportTest {

    private final RunningReceivers receivers = new RunningReceivers();

    @AfterEach
    void stop() {
        receivers.close();
    }

    @Test
    void linksArriveOverGrpc() {
        linksArrive(OtlpGrpcSpanExporter.builder()
                .setEndpoint(receivers.uri("").toString())
                .build());
    }

    @Test
    void linksArriveOverGrpcWithGzip() {
        linksArrive(OtlpGrpcSpanExporter.builder()
                .setEndpoint(receivers.uri("").toString())
                .setCompression("gzip")
                .build());
    }

    @Test
    void linksArriveOverHttp() {
        linksArrive(OtlpHttpSpanExporter.builder()
                .setEndpoint(receivers.uri("/v1/traces").toString())
                .build());
    }

    @Test
    void linksArriveOverHttpWithGzip() {
        linksArrive(OtlpHttpSpanExporter.builder()
                .setEndpoint(receivers.uri("/v1/traces").toString())
                .setCompression("gzip")
                .build());
    }

    private void linksArrive(SpanExporter exporter) {
        Resource resource = Resource.create(Attributes.of(AttributeKey.stringKey("service.name"), "orders"));
        try (SdkTracerProvider provider = SdkTracerProvider.builder()
                .setResource(resource)
                .addSpanProcessor(BatchSpanProcessor.builder(exporter).build())
                .build()) {
            Tracer tracer = provider.get("orders", "1.0");
            var batch = tracer.spanBuilder("process-batch").setSpanKind(SpanKind.CONSUMER);
            for (int i = 0; i < 5; i++) {
                var request = tracer.spanBuilder("receive-order")
                        .setSpanKind(SpanKind.SERVER)
                        .startSpan();
                request.end();
                batch.addLink(request.getSpanContext(), Attributes.of(AttributeKey.longKey("order"), (long) i));
            }
            batch.startSpan().end();
            assertThat(provider.forceFlush().join(10, TimeUnit.SECONDS).isSuccess())
                    .isTrue();
        }

        List<Span> spans = receivers.writer.spans();
        assertThat(spans).hasSize(6).allMatch(span -> span.service().equals("orders"));
        List<Span> requests = spans.stream()
                .filter(span -> span.name().equals("receive-order"))
                .toList();
        Span batch = spans.stream()
                .filter(span -> span.name().equals("process-batch"))
                .findFirst()
                .orElseThrow();
        assertThat(batch.kind()).isEqualTo(dev.weft.model.SpanKind.CONSUMER);
        assertThat(batch.scope().name()).isEqualTo("orders");
        assertThat(batch.links()).hasSize(5);
        for (int i = 0; i < 5; i++) {
            assertThat(batch.links().get(i).linked()).isEqualTo(requests.get(i).key());
            assertThat(batch.links().get(i).attributes().entries()).containsExactly(Attribute.of("order", i));
        }
    }
}
