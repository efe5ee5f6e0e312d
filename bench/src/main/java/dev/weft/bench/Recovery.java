package dev.weft.bench;

import dev.weft.bench.load.Load;
import dev.weft.bench.measure.ResultFile;
import dev.weft.bench.measure.ServerProcess;
import dev.weft.bench.send.Pace;
import dev.weft.bench.send.Recorder;
import dev.weft.bench.send.Sender;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicIntegerArray;
import tools.jackson.databind.node.ObjectNode;

/** How soon after an overload a server takes again what it took before. */
final class Recovery {

    private static final Duration TIME = Duration.ofSeconds(30);
    private static final int SLOTS_PER_SECOND = 4;
    private static final double BACK = 0.9;

    private Recovery() {}

    /** Loads as fast as is answered from now on; reports when a whole second first reached 90 % of the capacity. */
    static void measure(ServerProcess server, LoadOptions options, int variant, double capacity, ObjectNode result)
            throws IOException, InterruptedException {
        Load source = new Load(options.fromNow(Capacity.MORE_THAN_ANY, TIME, variant));
        AtomicIntegerArray acknowledged = new AtomicIntegerArray((int) TIME.toSeconds() * SLOTS_PER_SECOND);
        long began = System.nanoTime();
        long slotNanos = Duration.ofSeconds(1).toNanos() / SLOTS_PER_SECOND;
        Recorder recorder = (_, answer, _, answeredNanos) -> {
            int slot = (int) ((answeredNanos - began) / slotNanos);
            if (answer.isAcknowledged() && slot < acknowledged.length()) {
                acknowledged.incrementAndGet(slot);
            }
        };
        new Sender(source, 0, TIME, Pace.asAnswered(), recorder).sendAll(server.grpcAddress(), Capacity.CONNECTIONS);
        int slot = firstSlot(acknowledged, capacity * BACK / options.batch());
        if (slot < 0) {
            result.putNull("capacityBackAfterSeconds");
        } else {
            result.put("capacityBackAfterSeconds", ResultFile.rounded((double) slot / SLOTS_PER_SECOND));
        }
    }

    /** Returns the slot with which the first second of so many requests begins, negative when there is none. */
    static int firstSlot(AtomicIntegerArray acknowledged, double requestsPerSecond) {
        for (int first = 0; first + SLOTS_PER_SECOND <= acknowledged.length(); first++) {
            int sum = 0;
            for (int slot = first; slot < first + SLOTS_PER_SECOND; slot++) {
                sum += acknowledged.get(slot);
            }
            if (sum >= requestsPerSecond) {
                return first;
            }
        }
        return -1;
    }
}
