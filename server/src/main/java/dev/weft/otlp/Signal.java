package dev.weft.otlp;

/** The signals of OTLP that are received, with their doors. */
enum Signal {
    TRACES("traces", "trace.v1.TraceService", "OTEL_TRACES_EXPORTER=none"),
    METRICS("metrics", "metrics.v1.MetricsService", "OTEL_METRICS_EXPORTER=none"),
    LOGS("logs", "logs.v1.LogsService", "OTEL_LOGS_EXPORTER=none");

    private final String word;
    private final String service;
    private final String offSetting;

    Signal(String word, String service, String offSetting) {
        this.word = word;
        this.service = service;
        this.offSetting = offSetting;
    }

    /** Returns traces, metrics or logs. */
    String word() {
        return word;
    }

    String httpPath() {
        return "/v1/" + word;
    }

    String grpcService() {
        return "opentelemetry.proto.collector." + service;
    }

    /** Returns what a sender's environment says to send no more of it. */
    String offSetting() {
        return offSetting;
    }
}
