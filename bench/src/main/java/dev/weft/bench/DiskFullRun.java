package dev.weft.bench;

import dev.weft.bench.load.Load;
import dev.weft.bench.measure.ResultFile;
import dev.weft.bench.measure.SmallDisk;
import java.io.IOException;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Traffic while a disk fills up, has no byte left, and has room again. */
final class DiskFullRun {

    private final Load load;
    private final Traffic traffic;
    private final SmallDisk disk;
    private final int fillSeconds;
    private final int seconds;
    private final long roomyBytes;
    private final Stretch filling = new Stretch();
    private final Stretch full = new Stretch();
    private final Stretch roomy = new Stretch();

    /** Moments of {@link System#nanoTime()}, at which one stretch is followed by the next. */
    private volatile long fullNanos = Long.MAX_VALUE;

    private volatile long roomyNanos = Long.MAX_VALUE;

    /**
     * @param fillSeconds while the disk gets full by what is sent
     * @param seconds without any room, and as many with room again
     * @param roomyBytes the size of the disk then
     */
    DiskFullRun(Load load, Traffic traffic, SmallDisk disk, int fillSeconds, int seconds, long roomyBytes) {
        this.load = load;
        this.traffic = traffic;
        this.disk = disk;
        this.fillSeconds = fillSeconds;
        this.seconds = seconds;
        this.roomyBytes = roomyBytes;
    }

    void run(ObjectNode result) throws IOException, InterruptedException {
        traffic.run(fillSeconds + 2 * seconds, this::at, this::change);
        ObjectNode stretches = result.putObject("stretches");
        filling.put(stretches.putObject("filling"), load.shape().spansPerRequest());
        full.put(stretches.putObject("withoutAnyRoom"), load.shape().spansPerRequest());
        roomy.put(stretches.putObject("withRoomAgain"), load.shape().spansPerRequest());
        long firstNanos = roomy.firstAcknowledgedNanos();
        if (firstNanos == Long.MAX_VALUE) {
            result.putNull("acknowledgedAgainAfterSeconds");
        } else {
            result.put("acknowledgedAgainAfterSeconds", ResultFile.rounded((firstNanos - roomyNanos) / 1e9));
        }
    }

    private Stretch at(long dueNanos) {
        if (dueNanos >= roomyNanos) {
            return roomy;
        }
        return dueNanos >= fullNanos ? full : filling;
    }

    private void change(int second) throws IOException, InterruptedException {
        if (second == fillSeconds) {
            if (traffic.tally().refused().isEmpty()) {
                throw new IOException(
                        "the disk was not full after " + fillSeconds + " s (expected: less room or more time)");
            }
            disk.leaveNoRoom();
            fullNanos = System.nanoTime();
        } else if (second == fillSeconds + seconds) {
            disk.resize(roomyBytes);
            roomyNanos = System.nanoTime();
        }
        if (List.of(fillSeconds, fillSeconds + seconds).contains(second)) {
            System.err.println("second " + second + ": " + disk.usedBytes() + " bytes used on the disk");
        }
    }
}
