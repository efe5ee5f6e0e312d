package dev.weft.bench;

import dev.weft.bench.ask.HttpConnection;
import dev.weft.bench.load.Load;
import dev.weft.bench.measure.ServerProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;

/** Ingest at a fixed rate with questions beside it, written down minute by minute. */
final class MixedRun {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final ServerProcess server;
    private final Load load;
    private final Traffic traffic;
    private final List<Stretch> minutes = new ArrayList<>();

    MixedRun(ServerProcess server, Load load, Traffic traffic, int minuteCount) {
        this.server = server;
        this.load = load;
        this.traffic = traffic;
        for (int i = 0; i < minuteCount; i++) {
            minutes.add(new Stretch());
        }
    }

    /** Runs until time is up and adds one object a minute to the array. */
    void run(ArrayNode result) throws IOException, InterruptedException {
        long began = System.nanoTime();
        Watch watch = new Watch(server);
        try (HttpConnection connection = new HttpConnection(server.explorerAddress())) {
            Background background = new Background(connection);
            int seconds = Math.toIntExact(minutes.size() * MINUTE.toSeconds());
            traffic.run(seconds, due -> minute(due - began), second -> {
                watch.look();
                background.look();
                if (second % MINUTE.toSeconds() == 0) {
                    int minute = (int) (second / MINUTE.toSeconds());
                    var row = result.addObject().put("minute", minute);
                    watch.read(row);
                    background.read(row.putObject("background"));
                    minutes.get(minute - 1).put(row, load.shape().spansPerRequest());
                    System.err.println(row);
                }
            });
        }
    }

    private Stretch minute(long nanos) {
        return minutes.get(Math.clamp(nanos / MINUTE.toNanos(), 0, minutes.size() - 1));
    }
}
