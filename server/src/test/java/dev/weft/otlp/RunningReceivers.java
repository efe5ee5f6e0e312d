package dev.weft.otlp;

import com.linecorp.armeria.common.SessionProtocol;
import com.linecorp.armeria.common.logging.RequestLog;
import com.linecorp.armeria.server.Server;
import com.linecorp.armeria.server.ServerPort;
import dev.weft.ingest.IngestLimits;
import dev.weft.ingest.SpanIngest;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/** Both receivers on a free port of loopback, over a writer that records. */
final class RunningReceivers implements AutoCloseable {

    /** Small enough that a test reaches every bound quickly. */
    static final OtlpLimits SMALL =
            new OtlpLimits(64 << 10, 128 << 10, 1 << 20, Duration.ofSeconds(1), Duration.ofSeconds(5));

    final RecordingWriter writer = new RecordingWriter();
    final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    /** Calls that were answered. */
    final BlockingQueue<RequestLog> answered = new LinkedBlockingQueue<>();

    final DiscardedSignals discarded = new DiscardedSignals(registry, Clock.systemUTC());
    private final SpanIngest ingest;
    private final Server server;

    RunningReceivers(OtlpLimits limits, IngestLimits ingestLimits, OtherSignals otherSignals) {
        ingest = new SpanIngest(writer, ingestLimits, registry, SpanIngest::halt);
        OtlpReceiver receiver = new OtlpReceiver(ingest, discarded, otherSignals, limits, registry);
        server = Server.builder()
                .port(new ServerPort(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), SessionProtocol.HTTP))
                .gracefulShutdownTimeout(Duration.ZERO, Duration.ZERO)
                .meterRegistry(registry)
                .accessLogWriter(answered::add, false)
                .blockingTaskExecutor(
                        Executors.newScheduledThreadPool(64, Thread.ofVirtual().factory()), true)
                .service(new OtlpGrpc(receiver).service())
                .serviceUnder("/", new OtlpHttp(receiver))
                .build();
        server.start().join();
    }

    RunningReceivers() {
        this(OtlpLimits.DEFAULTS, IngestLimits.DEFAULTS, OtherSignals.DISCARD);
    }

    /** Returns how many requests were refused for this reason before they came to the ingest. */
    double refused(String reason) {
        return registry.get("weft.otlp.requests.refused")
                .tag("reason", reason)
                .counter()
                .count();
    }

    /** Returns how many bytes of bodies that are not whole yet are held. */
    double receivingBytes() {
        return registry.get("weft.otlp.receiving").gauge().value();
    }

    int port() {
        return server.activeLocalPort();
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    /** Ends the server without waiting for its threads, which linger for two seconds. */
    @Override
    public void close() {
        var _ = server.stop();
        ingest.close();
    }
}
