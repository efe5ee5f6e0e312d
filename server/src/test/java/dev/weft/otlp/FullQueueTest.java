package dev.weft.otlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.rpc.Code;
import com.google.rpc.RetryInfo;
import dev.weft.ingest.IngestLimits;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A full queue refuses in words that clients try again on, and what was taken before is stored. */
class FullQueueTest {

    private static final IngestLimits ONE_AT_A_TIME =
            new IngestLimits(100, 100, 100, 1000, 1000, 1 << 20, 1, Duration.ofSeconds(30), Duration.ofMillis(1500));

    private final RunningReceivers receivers =
            new RunningReceivers(OtlpLimits.DEFAULTS, ONE_AT_A_TIME, OtherSignals.DISCARD);
    private final HttpClientSide http = new HttpClientSide(receivers.uri("/v1/traces"));
    private final GrpcClientSide grpc = new GrpcClientSide(receivers.port());

    @AfterEach
    void stop() {
        http.close();
        receivers.close();
    }

    @Test
    void bothDoorsRefuseWithADelayAndWhatWasTakenIsStored() throws Exception {
        CompletableFuture<Integer> taken = new CompletableFuture<>();
        receivers.writer.whileHeld(() -> {
            taken.completeAsync(() -> http.postProtobuf(Requests.valid()).statusCode(), Thread.ofVirtual()::start);
            await().until(() ->
                    receivers.registry.get("weft.ingest.queue.requests").gauge().value() == 1);

            var overHttp = http.postProtobuf(Requests.valid());
            var overGrpc = grpc.export(Signal.TRACES, Requests.valid());

            assertThat(overHttp.statusCode()).isEqualTo(429);
            assertThat(overHttp.headers().firstValue("retry-after")).contains("2");
            assertThat(overGrpc.code()).isEqualTo(Code.RESOURCE_EXHAUSTED_VALUE);
            assertThat(overGrpc.details().getDetails(0).is(RetryInfo.class)).isTrue();
            assertThat(receivers.writer.spans()).isEmpty();
        });
        assertThat(taken.get()).isEqualTo(200);
        assertThat(receivers.writer.spans()).hasSize(1);
    }
}
