package dev.weft.server.settings;

import java.util.List;

/** Where the three doors listen. */
public record ListenSettings(ListenAddress otlpGrpc, ListenAddress otlpHttp, ListenAddress explorer) {

    public static final Setting<ListenAddress> OTLP_GRPC = new Setting<>(
            "otlp-grpc-listen",
            ListenAddress.TYPE,
            new ListenAddress("127.0.0.1", 4317),
            "Where OTLP over gRPC is received.");

    public static final Setting<ListenAddress> OTLP_HTTP = new Setting<>(
            "otlp-http-listen",
            ListenAddress.TYPE,
            new ListenAddress("127.0.0.1", 4318),
            "Where OTLP over HTTP is received.");

    public static final Setting<ListenAddress> EXPLORER = new Setting<>(
            "explorer-listen",
            ListenAddress.TYPE,
            new ListenAddress("127.0.0.1", 9338),
            "Where the explorer, the APIs, health and metrics are served.");

    static final SettingGroup<ListenSettings> GROUP = new SettingGroup<>(
            "Addresses",
            List.of(OTLP_GRPC, OTLP_HTTP, EXPLORER),
            values -> new ListenSettings(values.value(OTLP_GRPC), values.value(OTLP_HTTP), values.value(EXPLORER)));
}
