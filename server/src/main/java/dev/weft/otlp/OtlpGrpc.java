package dev.weft.otlp;

import com.linecorp.armeria.common.util.TimeoutMode;
import com.linecorp.armeria.server.HttpServiceWithRoutes;
import com.linecorp.armeria.server.ServiceRequestContext;
import com.linecorp.armeria.server.grpc.GrpcService;
import io.grpc.DecompressorRegistry;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import io.netty.buffer.ByteBufInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * OTLP/gRPC: {@code Export} of the trace service, and of the metrics and logs services, whose data is discarded. Requests
 * stay bytes until {@link OtlpEncoding} decodes them. Handlers block, so the server's blocking executor should give each a
 * virtual thread.
 */
public final class OtlpGrpc {

    private static final Logger logger = LoggerFactory.getLogger(OtlpGrpc.class);
    private static final Metadata.Key<String> ACCEPTED =
            Metadata.Key.of("grpc-accept-encoding", Metadata.ASCII_STRING_MARSHALLER);

    private final OtlpReceiver receiver;
    private final DecompressorRegistry decompressors = GrpcCodecs.decompressors();

    public OtlpGrpc(OtlpReceiver receiver) {
        this.receiver = receiver;
    }

    public HttpServiceWithRoutes service() {
        OtlpLimits limits = receiver.limits();
        GrpcService service = GrpcService.builder()
                .addService(definition(Signal.TRACES))
                .addService(definition(Signal.METRICS))
                .addService(definition(Signal.LOGS))
                .maxRequestMessageLength(limits.maxGrpcMessageBytes())
                .decompressorRegistry(decompressors)
                .compressorRegistry(GrpcCodecs.compressors())
                .useMethodMarshaller(true)
                .useBlockingTaskExecutor(true)
                .useClientTimeoutHeader(false)
                .intercept(new KnownCompressions())
                .exceptionHandler(new GrpcRefusals(receiver))
                .build();
        return new BoundedGrpcService(service, limits, receiver.receiving(), receiver.refusals());
    }

    private ServerServiceDefinition definition(Signal signal) {
        MethodDescriptor<GrpcMessage, byte[]> export = MethodDescriptor.<GrpcMessage, byte[]>newBuilder()
                .setType(MethodDescriptor.MethodType.UNARY)
                .setFullMethodName(MethodDescriptor.generateFullMethodName(signal.grpcService(), "Export"))
                .setRequestMarshaller(new Received(receiver.limits().maxGrpcMessageBytes()))
                .setResponseMarshaller(new Sent())
                .build();
        return ServerServiceDefinition.builder(signal.grpcService())
                .addMethod(
                        export, ServerCalls.asyncUnaryCall((request, answer) -> this.export(signal, request, answer)))
                .build();
    }

    private void export(Signal signal, GrpcMessage request, StreamObserver<byte[]> answer) {
        ServiceRequestContext context = ServiceRequestContext.current();
        GrpcCall call = GrpcCall.of(context);
        call.received();
        context.setRequestTimeout(TimeoutMode.SET_FROM_NOW, receiver.limits().answerTimeout());
        byte[] response;
        try {
            response = receiver.export(
                    signal,
                    OtlpEncoding.PROTOBUF,
                    request.take(),
                    context.remoteAddress().getAddress().getHostAddress());
        } catch (RuntimeException e) {
            Refusal refusal = Refusal.of(e);
            if (refusal.isInternal()) {
                logger.error("a request with {} failed", signal.word(), e);
            }
            call.refused(refusal.reason());
            answer.onError(StatusProto.toStatusRuntimeException(refusal.status()));
            return;
        }
        answer.onNext(response);
        answer.onCompleted();
    }

    /** Refuses a compression that is not known as gRPC has it ("Compression"): UNIMPLEMENTED, naming those that are. */
    private final class KnownCompressions implements ServerInterceptor {
        @Override
        public <Q, A> ServerCall.Listener<Q> interceptCall(
                ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
            ServiceRequestContext context = ServiceRequestContext.current();
            String coding = context.request().headers().get("grpc-encoding", "identity");
            if (decompressors.lookupDecompressor(coding) == null) {
                GrpcCall.of(context).refused(Reason.UNSUPPORTED);
                Metadata trailers = new Metadata();
                trailers.put(ACCEPTED, accepted());
                call.close(
                        Status.UNIMPLEMENTED.withDescription(
                                "grpc-encoding: " + coding + " (expected: " + accepted() + " or identity)"),
                        trailers);
                return new ServerCall.Listener<>() {};
            }
            return next.startCall(call, headers);
        }
    }

    private String accepted() {
        return decompressors.getAdvertisedMessageEncodings().stream().sorted().collect(Collectors.joining(","));
    }

    /** Answers are bytes, which only clients read. */
    private record Sent() implements MethodDescriptor.Marshaller<byte[]> {

        @Override
        public InputStream stream(byte[] message) {
            return new ByteArrayInputStream(message);
        }

        @Override
        public byte[] parse(InputStream message) {
            throw new UnsupportedOperationException("a server reads no answers");
        }
    }

    /** Requests are bytes, which only clients send. */
    private record Received(int maxBytes) implements MethodDescriptor.Marshaller<GrpcMessage> {

        @Override
        public InputStream stream(GrpcMessage message) {
            throw new UnsupportedOperationException("a server sends no requests");
        }

        /** What comes as it was sent was counted as it came; what unfolds is counted as it does. */
        @Override
        public GrpcMessage parse(InputStream message) {
            try (message) {
                return new GrpcMessage(
                        message instanceof ByteBufInputStream sent
                                ? sent.readNBytes(sent.available())
                                : unfolded(message));
            } catch (IOException e) {
                throw new RefusedRequestException(Refusal.of(
                        Reason.MALFORMED, "message: " + e.getMessage() + " (expected: whole, compressed as it says)"));
            }
        }

        private byte[] unfolded(InputStream message) throws IOException {
            ReceivedBytes.Share share =
                    GrpcCall.of(ServiceRequestContext.current()).share();
            return new BoundedStream(message, "message", maxBytes, share).readAllBytes();
        }
    }
}
