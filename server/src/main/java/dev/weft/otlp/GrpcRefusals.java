package dev.weft.otlp;

import com.linecorp.armeria.common.CancellationException;
import com.linecorp.armeria.common.RequestContext;
import com.linecorp.armeria.common.ShuttingDownException;
import com.linecorp.armeria.common.grpc.GrpcExceptionHandlerFunction;
import com.linecorp.armeria.common.stream.ClosedStreamException;
import com.linecorp.armeria.server.RequestTimeoutException;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a sender over gRPC is told of a failure that the export itself did not answer, and what is counted of it. */
final class GrpcRefusals implements GrpcExceptionHandlerFunction {

    private final OtlpReceiver receiver;

    GrpcRefusals(OtlpReceiver receiver) {
        this.receiver = receiver;
    }

    /** Returns null where the library's own answer stands. */
    @Override
    public @Nullable Status apply(RequestContext context, Status status, Throwable cause, Metadata metadata) {
        GrpcCall call = GrpcCall.of(context);
        if (cause instanceof ClosedStreamException) {
            if (!call.isReceived()) {
                call.refused(Reason.CUT_SHORT);
            }
            return null;
        }
        Refusal refusal = refusal(call, status, cause);
        if (refusal == null) {
            call.refused(Reason.FAILED);
            return null;
        }
        call.refused(refusal.reason());
        return statusOf(refusal, metadata);
    }

    /** Returns the refusal as a status, with what belongs to it in the metadata. */
    static Status statusOf(Refusal refusal, Metadata metadata) {
        StatusRuntimeException failure = StatusProto.toStatusRuntimeException(refusal.status());
        Metadata trailers = failure.getTrailers();
        if (trailers != null) {
            metadata.merge(trailers);
        }
        return failure.getStatus();
    }

    private @Nullable Refusal refusal(GrpcCall call, Status status, Throwable cause) {
        return switch (cause) {
            case RefusedRequestException refused -> refused.refusal();
            case RequestTimeoutException _ ->
                call.isReceived()
                        ? receiver.unanswered()
                        : Refusal.tooSlow("message", receiver.limits().receiveTimeout());
            case ShuttingDownException _ -> receiver.stopping();
            case CancellationException _ -> null;
            default -> call.isReceived() ? null : ofFrame(status);
        };
    }

    /** The library refuses frames that are no messages, or say that they are longer than they may be. */
    private static Refusal ofFrame(Status status) {
        String words =
                "message: " + Optional.ofNullable(status.getDescription()).orElse("not in a frame of gRPC");
        return status.getCode() == Status.Code.RESOURCE_EXHAUSTED
                ? Refusal.of(Reason.TOO_LARGE, words)
                : Refusal.of(Reason.MALFORMED, words + " (expected: whole, in one frame)");
    }
}
