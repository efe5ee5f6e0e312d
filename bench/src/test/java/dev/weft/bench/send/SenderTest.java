package dev.weft.bench.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import dev.weft.bench.load.KeySpread;
import dev.weft.bench.load.Load;
import dev.weft.bench.load.LoadShape;
import dev.weft.bench.load.Requests;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.Http2Headers;
import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests arrive as they are when they are due, and each answer is told. */
class SenderTest {

    private static final Duration FOREVER = Duration.ofHours(1);
    private static final int WINDOW = 1 << 20;

    private final Load load =
            new Load(new LoadShape(7, KeySpread.PEERS, 5_000, 500, 1_700_000_000_000_000_000L, 3_600_000_000_000L));

    @ParameterizedTest
    @ValueSource(ints = {20_000, 65_535, 1 << 20})
    void everyRequestArrivesAsItIsWhateverTheWindow(int windowBytes) throws Exception {
        Queue<ByteString> arrived = new ConcurrentLinkedQueue<>();
        Queue<Integer> acknowledged = new ConcurrentLinkedQueue<>();
        try (ExportServer server = new ExportServer(windowBytes, message -> {
            arrived.add(ByteString.copyFrom(message));
            return new DefaultHttp2Headers();
        })) {
            int sent = sender(Pace.asAnswered(), (number, answer, due, answered) -> {
                        assertThat(answer.isAcknowledged()).isTrue();
                        assertThat(answered).isGreaterThan(due);
                        acknowledged.add(number);
                    })
                    .sendAll(server.address(), 8);

            assertThat(sent).isEqualTo(load.requests());
        }
        assertThat(acknowledged)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, load.requests()).boxed().toList());
        assertThat(arrived)
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, load.requests())
                        .mapToObj(this::request)
                        .toList());
    }

    @Test
    void timesCountFromWhenARequestWasDue() throws Exception {
        Queue<Long> due = new ConcurrentLinkedQueue<>();
        try (ExportServer server = new ExportServer(WINDOW, _ -> new DefaultHttp2Headers())) {
            sender(new FixedRate(1_000, 0), (_, _, dueNanos, _) -> due.add(dueNanos))
                    .sendAll(server.address(), 4);
        }
        long[] sorted = due.stream().mapToLong(Long::longValue).sorted().toArray();
        assertThat(sorted).hasSize(load.requests());
        assertThat(IntStream.range(1, sorted.length).mapToLong(i -> sorted[i] - sorted[i - 1]))
                .allSatisfy(between -> assertThat(between).isEqualTo(1_000_000L));
    }

    @Test
    void tellsARefusalWithADelayFromAnyOther() throws Exception {
        Queue<ExportAnswer> answers = new ConcurrentLinkedQueue<>();
        String details = Base64.getEncoder().withoutPadding().encodeToString(statusWithRetryInfo());
        try (ExportServer server = new ExportServer(
                WINDOW, _ -> refusal().add("grpc-message", "queue is full").add("grpc-status-details-bin", details))) {
            sender(Pace.asAnswered(), (_, answer, _, _) -> answers.add(answer)).sendAll(server.address(), 2);
        }
        assertThat(answers).hasSize(load.requests()).allSatisfy(answer -> {
            assertThat(answer.isAcknowledged()).isFalse();
            assertThat(answer.isRefusedWithDelay()).isTrue();
            assertThat(answer.message()).isEqualTo("queue is full");
        });
        answers.clear();
        try (ExportServer server = new ExportServer(WINDOW, _ -> refusal())) {
            sender(Pace.asAnswered(), (_, answer, _, _) -> answers.add(answer)).sendAll(server.address(), 2);
        }
        assertThat(answers)
                .hasSize(load.requests())
                .allSatisfy(answer -> assertThat(answer.isRefusedWithDelay()).isFalse());
    }

    @Test
    void aRecorderThatThrowsEndsTheRun() throws Exception {
        try (ExportServer server = new ExportServer(WINDOW, _ -> refusal())) {
            assertThatThrownBy(() -> sender(Pace.asAnswered(), (number, answer, _, _) -> {
                                throw new IOException("request " + number + ": " + answer);
                            })
                            .sendAll(server.address(), 2))
                    .hasMessageContaining("grpc-status 8");
        }
    }

    private static Http2Headers refusal() {
        return new DefaultHttp2Headers().add("grpc-status", "8");
    }

    /** {@code google.rpc.Status} with a {@code RetryInfo} of one second, by field numbers. */
    private static byte[] statusWithRetryInfo() {
        UnknownFieldSet second = message(1, UnknownFieldSet.Field.newBuilder().addVarint(1));
        UnknownFieldSet retryInfo = message(1, bytes(second.toByteString()));
        UnknownFieldSet any =
                message(1, bytes(ByteString.copyFromUtf8("type.googleapis.com/google.rpc.RetryInfo"))).toBuilder()
                        .mergeField(2, bytes(retryInfo.toByteString()).build())
                        .build();
        return message(3, bytes(any.toByteString())).toByteArray();
    }

    private static UnknownFieldSet message(int number, UnknownFieldSet.Field.Builder field) {
        return UnknownFieldSet.newBuilder().addField(number, field.build()).build();
    }

    private static UnknownFieldSet.Field.Builder bytes(ByteString value) {
        return UnknownFieldSet.Field.newBuilder().addLengthDelimited(value);
    }

    private Sender sender(Pace pace, Recorder recorder) {
        return new Sender(load, 0, FOREVER, pace, recorder);
    }

    private ByteString request(int number) {
        return ByteString.copyFrom(Requests.bytes(load, number));
    }
}
