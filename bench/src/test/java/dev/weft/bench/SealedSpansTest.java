package dev.weft.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Waiting until a server has no span left that is in no segment. */
@Timeout(30)
class SealedSpansTest {

    private final AtomicLong recent = new AtomicLong();
    private HttpServer server;

    @SuppressWarnings("NullAway.Init") // JUnit starts the server before each test.
    SealedSpansTest() {}

    /** Each look finds one span less, and none below none. */
    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/metrics", exchange -> {
            long left = recent.getAndUpdate(spans -> Math.max(0, spans - 1));
            byte[] answer = ("weft_store_recent_spans " + left + ".0\n").getBytes(UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void theWaitEndsWhenSegmentsHoldAll() throws IOException, InterruptedException {
        recent.set(3);

        SealedSpans.awaitAll(address(), Duration.ofSeconds(20));

        assertThat(SealedSpans.recent(address())).isZero();
    }

    @Test
    void aWaitThatTakesTooLongSaysWhatItSaw() {
        recent.set(1_000_000);

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> SealedSpans.awaitAll(address(), Duration.ofSeconds(1)))
                .withMessageMatching("waited 1 s for all spans to be in segments: weft_store_recent_spans of "
                        + address() + " is 99\\d{4} \\(expected: 0\\)");
    }

    private String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }
}
