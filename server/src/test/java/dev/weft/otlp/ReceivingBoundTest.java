package dev.weft.otlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.rpc.Code;
import com.google.rpc.RetryInfo;
import com.linecorp.armeria.client.ClientFactory;
import dev.weft.ingest.IngestLimits;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is being received is bounded over all requests of both doors, and given back however a request ends. */
class ReceivingBoundTest {

    private static final int MESSAGE = 1 << 20;
    private static final int SLOW_CALLS = 4;
    private static final int MISSING = 100;
    private static final byte[] LARGE = Requests.padded(MESSAGE - 1_000);

    private final RunningReceivers receivers = new RunningReceivers(
            new OtlpLimits(
                    MESSAGE, MESSAGE, (long) SLOW_CALLS * MESSAGE, Duration.ofSeconds(30), Duration.ofSeconds(30)),
            IngestLimits.DEFAULTS,
            OtherSignals.DISCARD);
    private final GrpcClientSide grpc = new GrpcClientSide(receivers.port());
    private final HttpClientSide http = new HttpClientSide(receivers.uri("/v1/traces"));

    @AfterEach
    void nothingIsHeldAndAllIsServed() {
        try (receivers;
                http) {
            await().until(() -> receivers.receivingBytes() == 0);
            assertThat(grpc.export(Signal.TRACES, LARGE).code()).isZero();
            assertThat(http.postProtobuf(LARGE).statusCode()).isEqualTo(200);
            await().until(() -> receivers.receivingBytes() == 0);
        }
    }

    @Test
    void slowCallsLeaveNoRoomForOthersAndGiveItBackHoweverTheyEnd() throws Exception {
        List<GrpcClientSide.OpenCall> slow = slowCalls(grpc);

        GrpcClientSide.Answer overGrpc = grpc.export(Signal.TRACES, LARGE);
        HttpResponse<byte[]> overHttp = http.postProtobuf(LARGE);

        assertThat(overGrpc.code()).as(overGrpc.message()).isEqualTo(Code.RESOURCE_EXHAUSTED_VALUE);
        assertThat(overGrpc.message())
                .isEqualTo("too much is being received (expected: at most 4194304 bytes of all requests)");
        assertThat(overGrpc.details()
                        .getDetails(0)
                        .unpack(RetryInfo.class)
                        .getRetryDelay()
                        .getSeconds())
                .isEqualTo(1);
        assertThat(overHttp.statusCode()).isEqualTo(429);
        assertThat(overHttp.headers().firstValue("retry-after")).contains("1");
        assertThat(receivers.refused("receiving_full")).isEqualTo(2);
        assertThat(grpc.export(Signal.TRACES, Requests.valid()).code())
                .as("what fits")
                .isZero();

        slow.get(0).cancel();
        assertThat(slow.get(1).end(end(LARGE)).code()).isZero();
        assertThat(slow.get(2).end(new byte[2_000]).code()).isEqualTo(Code.RESOURCE_EXHAUSTED_VALUE);
        slow.get(3).request().close();
        assertThat(slow.get(3).answer().code()).isEqualTo(Code.INVALID_ARGUMENT_VALUE);
    }

    @Test
    void aConnectionThatIsLostGivesBackWhatItsCallsHeld() {
        try (ClientFactory connection = ClientFactory.builder().build()) {
            slowCalls(new GrpcClientSide(receivers.port(), connection));
        }
    }

    @Test
    void whatUnfoldsIsCountedToo() {
        List<GrpcClientSide.OpenCall> slow = slowCalls(grpc);

        GrpcClientSide.Answer overGrpc = grpc.export(ContentCoding.GZIP, LARGE);
        HttpResponse<byte[]> overHttp = http.post(
                Requests.compressed(ContentCoding.GZIP, LARGE),
                "Content-Type",
                "application/x-protobuf",
                "Content-Encoding",
                "gzip");

        assertThat(overGrpc.code()).as(overGrpc.message()).isEqualTo(Code.RESOURCE_EXHAUSTED_VALUE);
        assertThat(overGrpc.details().getDetails(0).is(RetryInfo.class)).isTrue();
        assertThat(overHttp.statusCode()).isEqualTo(429);
        slow.forEach(GrpcClientSide.OpenCall::cancel);
    }

    @Test
    void whatWaitsToBeStoredIsWeighedByTheQueueAlone() throws Exception {
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> waiting = new ArrayList<>();
            receivers.writer.whileHeld(() -> {
                for (int i = 0; i < 2 * SLOW_CALLS; i++) {
                    waiting.add(senders.submit(
                            () -> grpc.export(Signal.TRACES, LARGE).code()));
                    double sent = i + 1.0;
                    await().until(() -> queuedBytes() == sent * LARGE.length && receivers.receivingBytes() == 0);
                }
            });
            for (Future<Integer> answered : waiting) {
                assertThat(answered.get()).isZero();
            }
        }
    }

    @Test
    void manyConnectionsWithManyCallsAreTakenOrToldToComeAgain() throws Exception {
        List<ClientFactory> connections = new ArrayList<>();
        List<Callable<GrpcClientSide.Answer>> calls = new ArrayList<>();
        for (int connection = 0; connection < 8; connection++) {
            connections.add(ClientFactory.builder().build());
            GrpcClientSide client = new GrpcClientSide(receivers.port(), connections.getLast());
            for (int call = 0; call < 16; call++) {
                calls.add(() -> client.export(Signal.TRACES, LARGE));
            }
        }
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<GrpcClientSide.Answer> answered : senders.invokeAll(calls)) {
                GrpcClientSide.Answer answer = answered.get();
                if (answer.code() != 0) {
                    assertThat(answer.code()).as(answer.message()).isEqualTo(Code.RESOURCE_EXHAUSTED_VALUE);
                    assertThat(answer.details().getDetails(0).is(RetryInfo.class))
                            .isTrue();
                }
            }
        } finally {
            connections.forEach(ClientFactory::close);
        }
    }

    /** Begins as many calls as there is room for, and waits until all but the last of each has come. */
    private List<GrpcClientSide.OpenCall> slowCalls(GrpcClientSide client) {
        byte[] frame = GrpcClientSide.frame(false, LARGE);
        byte[] begun = Arrays.copyOf(frame, frame.length - MISSING);
        List<GrpcClientSide.OpenCall> calls = new ArrayList<>();
        for (int i = 0; i < SLOW_CALLS; i++) {
            calls.add(client.begin("identity", begun));
        }
        await().until(() -> receivers.receivingBytes() == (double) SLOW_CALLS * begun.length);
        return calls;
    }

    private static byte[] end(byte[] message) {
        return Arrays.copyOfRange(message, message.length - MISSING, message.length);
    }

    private double queuedBytes() {
        return receivers.registry.get("weft.ingest.queue.bytes").gauge().value();
    }
}
