package dev.weft.examples.orders;

import io.opentelemetry.sdk.OpenTelemetrySdk;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * The service {@code orders-batch}: processes the pending orders, then again every so many seconds until SIGTERM or
 * SIGINT. Options: {@code --db FILE}, {@code --every SECONDS}, {@code --once}, {@code --max ORDERS} a batch.
 */
public final class OrdersBatch {
    private OrdersBatch() {}

    public static void main(String[] args) throws Exception {
        Options options = CommandLine.orExit(() -> Options.parse(args));
        try (StopSignal stop = new StopSignal();
                OpenTelemetrySdk telemetry = Telemetry.start("orders-batch");
                OrderStore store = OrderStore.open(options.db())) {
            BatchProcessor processor = new BatchProcessor(telemetry.getTracer("orders.batch"), store);
            do {
                processAllPending(processor, options.max(), stop);
            } while (!options.once() && !stop.await(options.every()));
        }
    }

    /** Goes on after a full batch, as more may be pending. */
    private static void processAllPending(BatchProcessor processor, int max, StopSignal stop)
            throws SQLException, InterruptedException {
        Optional<BatchProcessor.Batch> batch;
        do {
            batch = processor.processPending(max);
            batch.ifPresent(EventLines::processed);
        } while (batch.isPresent() && batch.get().size() == max && !stop.await(Duration.ZERO));
    }

    private record Options(Path db, Duration every, boolean once, int max) {
        static Options parse(String[] args) {
            CommandLine line = new CommandLine(args, Set.of("--db", "--every", "--max"), Set.of("--once"));
            return new Options(
                    Path.of(line.text("--db", "orders.db")),
                    Duration.ofSeconds(line.integer("--every", 5, 1, 86_400)),
                    line.has("--once"),
                    line.integer("--max", Integer.MAX_VALUE, 1, Integer.MAX_VALUE));
        }
    }
}
