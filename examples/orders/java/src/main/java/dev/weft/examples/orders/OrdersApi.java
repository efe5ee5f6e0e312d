package dev.weft.examples.orders;

import io.opentelemetry.sdk.OpenTelemetrySdk;
import java.nio.file.Path;
import java.util.Set;

/**
 * The service {@code orders-api}: takes orders over HTTP until SIGTERM or SIGINT. Options: {@code --port PORT} (0 picks
 * a free one), {@code --db FILE}.
 */
public final class OrdersApi {
    private OrdersApi() {}

    public static void main(String[] args) throws Exception {
        Options options = CommandLine.orExit(() -> Options.parse(args));
        try (StopSignal stop = new StopSignal();
                OpenTelemetrySdk telemetry = Telemetry.start("orders-api");
                OrderStore store = OrderStore.open(options.db());
                OrderServer server =
                        new OrderServer(options.port(), new OrderIntake(telemetry.getTracer("orders.api"), store))) {
            EventLines.listening(server.port());
            stop.await();
        }
    }

    private record Options(Path db, int port) {
        static Options parse(String[] args) {
            CommandLine line = new CommandLine(args, Set.of("--db", "--port"), Set.of());
            return new Options(Path.of(line.text("--db", "orders.db")), line.integer("--port", 8080, 0, 65_535));
        }
    }
}
