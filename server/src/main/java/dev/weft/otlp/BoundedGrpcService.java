package dev.weft.otlp;

import com.linecorp.armeria.common.AggregatedHttpRequest;
import com.linecorp.armeria.common.AggregationOptions;
import com.linecorp.armeria.common.ExchangeType;
import com.linecorp.armeria.common.FilteredHttpRequest;
import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpObject;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.util.SafeCloseable;
import com.linecorp.armeria.server.HttpServiceWithRoutes;
import com.linecorp.armeria.server.Route;
import com.linecorp.armeria.server.RoutingContext;
import com.linecorp.armeria.server.ServiceOptions;
import com.linecorp.armeria.server.ServiceRequestContext;
import com.linecorp.armeria.server.SimpleDecoratingHttpService;
import com.linecorp.armeria.server.grpc.GrpcService;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** A gRPC service whose calls are held to their bounds while they arrive, each and all together. */
final class BoundedGrpcService extends SimpleDecoratingHttpService implements HttpServiceWithRoutes {

    /** Of a message: whether it is compressed, and its length. */
    private static final int FRAME_BYTES = 5;

    private final GrpcService service;
    private final OtlpLimits limits;
    private final ReceivedBytes bytes;
    private final RefusalCounts refusals;

    BoundedGrpcService(GrpcService service, OtlpLimits limits, ReceivedBytes bytes, RefusalCounts refusals) {
        super(service);
        this.service = service;
        this.limits = limits;
        this.bytes = bytes;
        this.refusals = refusals;
    }

    @Override
    public Set<Route> routes() {
        return service.routes();
    }

    /** The server takes in a unary call whole before any service sees it, unless it is told that requests are streams. */
    @Override
    public ExchangeType exchangeType(RoutingContext context) {
        return ExchangeType.REQUEST_STREAMING;
    }

    @Override
    public ServiceOptions options() {
        return ServiceOptions.builder()
                .requestTimeoutMillis(limits.receiveTimeout().toMillis())
                .maxRequestLength(0)
                .build();
    }

    @Override
    public HttpResponse serve(ServiceRequestContext context, HttpRequest request) throws Exception {
        GrpcCall call = GrpcCall.begin(context, bytes, refusals);
        boolean begun = false;
        try {
            HttpResponse response = service.serve(context, new Arriving(context, request, call.share()));
            var _ = response.whenComplete().whenComplete((_, _) -> call.end());
            begun = true;
            return response;
        } finally {
            if (!begun) {
                call.end();
            }
        }
    }

    /** Counts the pieces of a call as they come, which is before they are put together. */
    private final class Arriving extends FilteredHttpRequest {

        private final ServiceRequestContext context;
        private final ReceivedBytes.Share share;
        private long count;

        Arriving(ServiceRequestContext context, HttpRequest request, ReceivedBytes.Share share) {
            super(request, true);
            this.context = context;
            this.share = share;
        }

        @Override
        protected HttpObject filter(HttpObject piece) {
            if (piece instanceof HttpData data) {
                try {
                    count(data.length());
                } catch (RefusedRequestException e) {
                    data.close();
                    throw e;
                }
            }
            return piece;
        }

        private void count(int bytesOfPiece) {
            count += bytesOfPiece;
            if (count > (long) limits.maxGrpcMessageBytes() + FRAME_BYTES) {
                throw new RefusedRequestException(Refusal.tooLarge("message", limits.maxGrpcMessageBytes()));
            }
            share.add(bytesOfPiece);
        }

        /** Whoever takes the whole may ask for its context. */
        @Override
        @SuppressWarnings("unchecked") // The method of the base class is for requests and responses alike.
        public CompletableFuture<AggregatedHttpRequest> aggregate(AggregationOptions options) {
            CompletableFuture<AggregatedHttpRequest> whole = new CompletableFuture<>();
            var _ = super.aggregate(options).whenComplete((request, failure) -> {
                try (SafeCloseable _ = context.push()) {
                    if (failure == null) {
                        whole.complete(request);
                    } else {
                        whole.completeExceptionally(failure);
                    }
                }
            });
            return whole;
        }
    }
}
