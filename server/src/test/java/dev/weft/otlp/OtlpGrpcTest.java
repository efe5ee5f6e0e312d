package dev.weft.otlp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.rpc.Code;
import com.google.rpc.RetryInfo;
import com.linecorp.armeria.common.RpcRequest;
import com.linecorp.armeria.common.logging.RequestLog;
import dev.weft.ingest.IngestLimits;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** OTLP/gRPC as the specification has it, with frames written by hand. */
class OtlpGrpcTest {

    private final RunningReceivers receivers =
            new RunningReceivers(RunningReceivers.SMALL, IngestLimits.DEFAULTS, OtherSignals.DISCARD);
    private final GrpcClientSide client = new GrpcClientSide(receivers.port());

    @AfterEach
    void stop() {
        receivers.close();
    }

    @ParameterizedTest
    @EnumSource
    void everyCompressionIsRead(ContentCoding coding) throws Exception {
        GrpcClientSide.Answer answer = coding == ContentCoding.IDENTITY
                ? client.export(Signal.TRACES, Requests.valid())
                : client.export(coding, Requests.valid());

        assertThat(answer.code()).as(answer.message()).isZero();
        assertThat(ExportTraceServiceResponse.parseFrom(answer.response()))
                .isEqualTo(ExportTraceServiceResponse.getDefaultInstance());
        assertThat(receivers.writer.spans()).hasSize(1);
    }

    @Test
    void unknownCompressionIsUnimplemented() {
        GrpcClientSide.Answer answer = client.send(Signal.TRACES, "br", GrpcClientSide.frame(true, Requests.valid()));

        assertThat(answer.code()).isEqualTo(Code.UNIMPLEMENTED_VALUE);
        assertThat(answer.message()).isEqualTo("grpc-encoding: br (expected: deflate,gzip,snappy,zstd or identity)");
    }

    @Test
    void anEmptyRequestSucceeds() {
        assertThat(client.export(Signal.TRACES, new byte[0]).code()).isZero();
    }

    @Test
    void aMalformedMessageIsRefused() {
        GrpcClientSide.Answer answer = client.export(Signal.TRACES, new byte[] {10, 100, 1});

        assertThat(answer.code()).isEqualTo(Code.INVALID_ARGUMENT_VALUE);
        assertThat(answer.message()).startsWith("not an OTLP protobuf message: ");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "IDENTITY")
    void damagedCompressionIsRefused(ContentCoding coding) {
        byte[] whole = Requests.compressed(coding, Requests.valid());
        byte[] cut = Arrays.copyOf(whole, whole.length / 2);

        GrpcClientSide.Answer answer = client.send(Signal.TRACES, coding.word(), GrpcClientSide.frame(true, cut));

        assertThat(answer.code()).as(answer.message()).isEqualTo(Code.INVALID_ARGUMENT_VALUE);
    }

    @Test
    void aTooLargeMessageIsRefused() {
        GrpcClientSide.Answer answer =
                client.export(Signal.TRACES, new byte[RunningReceivers.SMALL.maxGrpcMessageBytes() + 1]);

        assertThat(answer.code()).isEqualTo(Code.RESOURCE_EXHAUSTED_VALUE);
        assertThat(answer.details().getDetailsList()).isEmpty();
    }

    @Test
    void aMessageFarTooLargeIsNotTakenIn() {
        GrpcClientSide.Answer answer =
                client.export(Signal.TRACES, new byte[5 * RunningReceivers.SMALL.maxGrpcMessageBytes()]);

        assertThat(answer.code()).isEqualTo(Code.RESOURCE_EXHAUSTED_VALUE);
        assertThat(answer.message())
                .isEqualTo("message: too large (expected: at most 65536 bytes, before and after decompression)");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "IDENTITY")
    void aDecompressionBombIsRefused(ContentCoding coding) {
        GrpcClientSide.Answer answer =
                client.export(coding, new byte[10 * RunningReceivers.SMALL.maxGrpcMessageBytes()]);

        assertThat(answer.code()).as(answer.message()).isEqualTo(Code.RESOURCE_EXHAUSTED_VALUE);
        assertThat(answer.details().getDetailsList()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aCallKeepsNothingOfItsMessage(boolean refused) throws Exception {
        if (refused) {
            receivers.writer.breakDown();
        }

        client.export(Signal.TRACES, Requests.valid());

        RequestLog call = Objects.requireNonNull(receivers.answered.poll(10, TimeUnit.SECONDS));
        RpcRequest request = Objects.requireNonNull((RpcRequest) call.requestContent());
        assertThat(request.params())
                .singleElement()
                .isInstanceOfSatisfying(
                        GrpcMessage.class,
                        message -> assertThat(message.isTaken()).isTrue());
    }

    @Test
    void aBrokenStoreMayBeTriedAgain() throws Exception {
        receivers.writer.breakDown();

        GrpcClientSide.Answer answer = client.export(Signal.TRACES, Requests.valid());

        assertThat(answer.code()).isEqualTo(Code.UNAVAILABLE_VALUE);
        assertThat(answer.details()
                        .getDetails(0)
                        .unpack(RetryInfo.class)
                        .getRetryDelay()
                        .getSeconds())
                .isEqualTo(1);
    }

    @Test
    void oneBadSpanDoesNotCostTheGoodOnes() throws Exception {
        GrpcClientSide.Answer answer = client.export(
                Signal.TRACES,
                Requests.request(
                                Requests.span().build(),
                                Requests.span().setSpanId(ByteString.EMPTY).build())
                        .toByteArray());

        assertThat(answer.code()).isZero();
        var partial = ExportTraceServiceResponse.parseFrom(answer.response()).getPartialSuccess();
        assertThat(partial.getRejectedSpans()).isEqualTo(1);
        assertThat(partial.getErrorMessage()).contains("span id: ''");
        assertThat(receivers.writer.spans()).hasSize(1);
    }

    @Test
    void invalidUtf8CostsNothingElse() throws Exception {
        byte[] request = Requests.request(Requests.span()
                        .setName("name-XY")
                        .setTraceState("state")
                        .build())
                .toByteArray();
        int at = indexOf(request, "XY");
        request[at] = (byte) 0xC3;
        request[at + 1] = (byte) 0x28;

        GrpcClientSide.Answer answer = client.export(Signal.TRACES, request);

        assertThat(answer.code()).isZero();
        assertThat(ExportTraceServiceResponse.parseFrom(answer.response())
                        .getPartialSuccess()
                        .getErrorMessage())
                .isEqualTo("1 texts with invalid UTF-8, stored with U+FFFD in its place, first: a string field");
        assertThat(receivers.writer.spans()).hasSize(1);
        assertThat(receivers.writer.spans().getFirst().name()).isEqualTo("name-\uFFFD(");
        assertThat(receivers.writer.spans().getFirst().traceState()).isEqualTo("state");
    }

    private static int indexOf(byte[] bytes, String text) {
        return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(text);
    }
}
