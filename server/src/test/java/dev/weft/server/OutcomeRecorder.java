package dev.weft.server;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.concurrent.TimeUnit;

/** Passes spans to an exporter and remembers whether the last export was acknowledged. */
final class OutcomeRecorder implements SpanExporter {

    private final SpanExporter exporter;
    private volatile boolean succeeded;

    OutcomeRecorder(SpanExporter exporter) {
        this.exporter = exporter;
    }

    boolean succeeded() {
        return succeeded;
    }

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
        CompletableResultCode result = exporter.export(spans);
        succeeded = result.join(10, TimeUnit.SECONDS).isSuccess();
        return result;
    }

    @Override
    public CompletableResultCode flush() {
        return exporter.flush();
    }

    @Override
    public CompletableResultCode shutdown() {
        return exporter.shutdown();
    }
}
