package dev.weft.otlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.google.rpc.Code;
import com.google.rpc.Status;
import dev.weft.ingest.IngestLimits;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.exporter.otlp.http.metrics.OtlpHttpMetricExporter;
import io.opentelemetry.exporter.otlp.logs.OtlpGrpcLogRecordExporter;
import io.opentelemetry.sdk.logs.SdkLoggerProvider;
import io.opentelemetry.sdk.logs.export.SimpleLogRecordProcessor;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.export.PeriodicMetricReader;
import io.opentelemetry.sdk.resources.Resource;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Metrics and logs are taken, forgotten and remembered as having come; or refused. */
class OtherSignalsTest {

    private static final Resource ORDERS =
            Resource.create(Attributes.of(AttributeKey.stringKey("service.name"), "orders"));

    @Test
    void metricsAndLogsOfAnSdkAreTakenAndListed() {
        try (RunningReceivers receivers = new RunningReceivers()) {
            sendMetricTwice(receivers);
            sendLog(receivers);
            sendLog(receivers);

            assertThat(receivers.discarded.list())
                    .extracting(
                            DiscardedSignals.Sending::signal,
                            DiscardedSignals.Sending::sender,
                            DiscardedSignals.Sending::address,
                            DiscardedSignals.Sending::requests,
                            DiscardedSignals.Sending::setting)
                    .containsExactlyInAnyOrder(
                            tuple("metrics", "orders", "127.0.0.1", 2L, "OTEL_METRICS_EXPORTER=none"),
                            tuple("logs", "orders", "127.0.0.1", 2L, "OTEL_LOGS_EXPORTER=none"));
            assertThat(receivers
                            .registry
                            .counter("weft.otlp.discarded.requests", "signal", "logs")
                            .count())
                    .isEqualTo(2);
        }
    }

    @Test
    void jsonIsTakenToo() {
        try (RunningReceivers receivers = new RunningReceivers();
                HttpClientSide client = new HttpClientSide(receivers.uri("/v1/logs"))) {
            assertThat(client.postJson("""
                            {"resourceLogs":[{"scopeLogs":[{"logRecords":[{"body":{"stringValue":"x"}}]}],
                            "resource":{"attributes":[{"key":"service.name","value":{"stringValue":"web"}}]}}]}""").body()).asString().isEqualTo("{}");
            assertThat(client.postJson("{\"resourceLogs\":").statusCode()).isEqualTo(400);
            assertThat(client.postProtobuf(new byte[] {10, 100, 1}).statusCode())
                    .isEqualTo(400);
            assertThat(client.postProtobuf(new byte[0]).statusCode()).isEqualTo(200);

            assertThat(receivers.discarded.list())
                    .extracting(DiscardedSignals.Sending::sender)
                    .containsExactlyInAnyOrder("web", "unknown_service");
        }
    }

    @Test
    void theyAreRefusedWhereThatIsSet() throws Exception {
        try (RunningReceivers receivers =
                        new RunningReceivers(OtlpLimits.DEFAULTS, IngestLimits.DEFAULTS, OtherSignals.REFUSE);
                HttpClientSide client = new HttpClientSide(receivers.uri("/v1/metrics"))) {
            var http = client.postProtobuf(new byte[0]);
            var grpc = new GrpcClientSide(receivers.port()).export(Signal.LOGS, new byte[0]);

            assertThat(http.statusCode()).isEqualTo(404);
            assertThat(Status.parseFrom(http.body()).getMessage())
                    .isEqualTo("metrics are not taken here; OTEL_METRICS_EXPORTER=none stops their sender");
            assertThat(grpc.code()).isEqualTo(Code.UNIMPLEMENTED_VALUE);
            assertThat(grpc.message()).isEqualTo("logs are not taken here; OTEL_LOGS_EXPORTER=none stops their sender");
            assertThat(receivers.discarded.list()).isEmpty();
        }
    }

    /** Once when flushed, once when closed. */
    private static void sendMetricTwice(RunningReceivers receivers) {
        var exporter = OtlpHttpMetricExporter.builder()
                .setEndpoint(receivers.uri("/v1/metrics").toString())
                .build();
        try (SdkMeterProvider provider = SdkMeterProvider.builder()
                .setResource(ORDERS)
                .registerMetricReader(PeriodicMetricReader.builder(exporter)
                        .setInterval(1, TimeUnit.HOURS)
                        .build())
                .build()) {
            provider.get("test").counterBuilder("orders").build().add(1);
            assertThat(provider.forceFlush().join(10, TimeUnit.SECONDS).isSuccess())
                    .isTrue();
        }
    }

    private static void sendLog(RunningReceivers receivers) {
        var exporter = OtlpGrpcLogRecordExporter.builder()
                .setEndpoint(receivers.uri("").toString())
                .build();
        try (SdkLoggerProvider provider = SdkLoggerProvider.builder()
                .setResource(ORDERS)
                .addLogRecordProcessor(SimpleLogRecordProcessor.create(exporter))
                .build()) {
            provider.get("test").logRecordBuilder().setBody("an order").emit();
            assertThat(provider.forceFlush().join(10, TimeUnit.SECONDS).isSuccess())
                    .isTrue();
        }
    }
}
