package dev.weft.bench;

import dev.weft.bench.ask.HttpConnection;
import dev.weft.bench.ask.ServerMetrics;
import dev.weft.bench.load.Load;
import dev.weft.bench.measure.ServerProcess;
import dev.weft.bench.send.Pace;
import dev.weft.bench.send.Sender;
import java.io.IOException;
import java.time.Duration;
import tools.jackson.databind.node.ObjectNode;

/**
 * Kills a server while spans come as fast as it takes them, at a moment when nearly as many of them are in no segment as there ever
 * were in the time that it was watched.
 */
final class KillAtSpeed {

    private static final Duration WATCHED = Duration.ofSeconds(20);
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final double NEARLY = 0.95;

    private final ServerProcess server;
    private final Load load;
    private final Tally tally = new Tally();
    private volatile boolean killed;

    private KillAtSpeed(ServerProcess server, Load load) {
        this.server = server;
        this.load = load;
    }

    /** Returns the options' load that is more than any server takes in the time, of a variant. */
    static Load load(LoadOptions options, int variant) {
        return new Load(options.fromNow(Capacity.MORE_THAN_ANY, LONGEST, variant));
    }

    /** Loads, kills, and returns what was acknowledged. */
    static Tally run(ServerProcess server, Load load, ObjectNode result) throws IOException, InterruptedException {
        return new KillAtSpeed(server, load).run(result);
    }

    private Tally run(ObjectNode result) throws IOException, InterruptedException {
        Thread sending = Thread.ofVirtual().start(this::send);
        try (HttpConnection connection = new HttpConnection(server.explorerAddress())) {
            long began = System.nanoTime();
            long most = 0;
            long recent = 0;
            while (System.nanoTime() - began < WATCHED.toNanos() || recent < NEARLY * most) {
                recent = (long) ServerMetrics.read(connection).value("weft_store_recent_spans");
                most = Math.max(most, recent);
                if (System.nanoTime() - began > LONGEST.toNanos()) {
                    break;
                }
            }
            killed = true;
            server.kill();
            result.put("mostRecentSpans", most);
            result.put("recentSpansAtKill", recent);
        }
        sending.join();
        result.put("acknowledgedRequests", tally.acknowledgedRequests());
        return tally;
    }

    private void send() {
        try {
            new Sender(load, 0, LONGEST, Pace.asAnswered(), tally.strict())
                    .sendAll(server.grpcAddress(), Capacity.CONNECTIONS);
        } catch (IOException e) {
            if (!killed) {
                throw new IllegalStateException("the server failed before it was killed", e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
