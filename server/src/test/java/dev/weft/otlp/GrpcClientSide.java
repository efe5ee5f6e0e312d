package dev.weft.otlp;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.Status;
import com.linecorp.armeria.client.ClientFactory;
import com.linecorp.armeria.client.WebClient;
import com.linecorp.armeria.common.AggregatedHttpResponse;
import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpHeaders;
import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpRequestWriter;
import com.linecorp.armeria.common.RequestHeaders;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;

/** A gRPC client that writes the frames itself, so that it can write wrong ones. */
final class GrpcClientSide {

    private static final int HEADER_BYTES = 5;

    private final WebClient client;

    GrpcClientSide(int port) {
        this(port, ClientFactory.ofDefault());
    }

    /** @param connections those of one factory are shared by its clients */
    GrpcClientSide(int port, ClientFactory connections) {
        client = WebClient.builder("h2c://127.0.0.1:" + port)
                .factory(connections)
                .responseTimeoutMillis(20_000)
                .build();
    }

    /**
     * What came back.
     *
     * @param httpStatus 200 whenever gRPC answered
     * @param code of gRPC, -1 without one
     * @param details from {@code grpc-status-details-bin}, without fields when there are none
     */
    record Answer(int httpStatus, int code, String message, Status details, ByteString response) {}

    Answer export(Signal signal, byte[] message) {
        return send(signal, "identity", frame(false, message));
    }

    Answer export(ContentCoding coding, byte[] message) {
        return send(Signal.TRACES, coding.word(), frame(true, Requests.compressed(coding, message)));
    }

    /** Sends these bytes as the body, whatever they are. */
    Answer send(Signal signal, String coding, byte[] body) {
        return answer(client.execute(headers(signal, coding), HttpData.wrap(body))
                .aggregate()
                .join());
    }

    /** Sends these bytes and then neither more of them nor an end. */
    Answer sendAndStall(byte[] body) {
        return begin("identity", body).answer();
    }

    /** Begins a call with spans by these bytes. */
    OpenCall begin(String coding, byte[] body) {
        HttpRequestWriter request = HttpRequest.streaming(headers(Signal.TRACES, coding));
        request.write(HttpData.wrap(body));
        return new OpenCall(request, client.execute(request).aggregate());
    }

    /** A call whose body is still being sent. */
    record OpenCall(HttpRequestWriter request, CompletableFuture<AggregatedHttpResponse> answered) {

        Answer answer() {
            return GrpcClientSide.answer(answered.join());
        }

        Answer end(byte[] rest) {
            request.write(HttpData.wrap(rest));
            request.close();
            return answer();
        }

        void cancel() {
            request.abort();
        }
    }

    private static RequestHeaders headers(Signal signal, String coding) {
        return RequestHeaders.builder(HttpMethod.POST, "/" + signal.grpcService() + "/Export")
                .add("content-type", "application/grpc")
                .add("te", "trailers")
                .add("grpc-encoding", coding)
                .build();
    }

    private static Answer answer(AggregatedHttpResponse response) {
        HttpHeaders status = response.headers().contains("grpc-status") ? response.headers() : response.trailers();
        try {
            return new Answer(
                    response.status().code(),
                    Integer.parseInt(status.get("grpc-status", "-1")),
                    status.get("grpc-message", ""),
                    Status.parseFrom(Base64.getDecoder().decode(status.get("grpc-status-details-bin", ""))),
                    content(response.content().array()));
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] frame(boolean compressed, byte[] message) {
        return ByteBuffer.allocate(HEADER_BYTES + message.length)
                .put((byte) (compressed ? 1 : 0))
                .putInt(message.length)
                .put(message)
                .array();
    }

    private static ByteString content(byte[] body) {
        return body.length <= HEADER_BYTES
                ? ByteString.EMPTY
                : ByteString.copyFrom(body, HEADER_BYTES, body.length - HEADER_BYTES);
    }
}
