package dev.weft.examples.orders;

import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import java.util.Map;

/** The OpenTelemetry SDK as the standard {@code OTEL_*} environment variables configure it. */
final class Telemetry {
    private Telemetry() {}

    /**
     * Starts the SDK. {@code serviceName} stands unless {@code OTEL_SERVICE_NAME} names another; metrics and logs, which
     * these programs do not record, are not exported. Closing the SDK sends what it still holds.
     */
    static OpenTelemetrySdk start(String serviceName) {
        return AutoConfiguredOpenTelemetrySdk.builder()
                .addPropertiesSupplier(() -> Map.of(
                        "otel.service.name", serviceName,
                        "otel.metrics.exporter", "none",
                        "otel.logs.exporter", "none"))
                .disableShutdownHook()
                .build()
                .getOpenTelemetrySdk();
    }
}
