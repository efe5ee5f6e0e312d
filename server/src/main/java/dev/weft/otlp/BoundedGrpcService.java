package dev.weft.otlp;

import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.server.HttpServiceWithRoutes;
import com.linecorp.armeria.server.Route;
import com.linecorp.armeria.server.ServiceOptions;
import com.linecorp.armeria.server.ServiceRequestContext;
import com.linecorp.armeria.server.SimpleDecoratingHttpService;
import com.linecorp.armeria.server.grpc.GrpcService;
import java.util.Set;

/**
 * A gRPC service whose bounds hold while its requests arrive. The server takes in a unary call whole before any of the
 * service's own code runs, so what a call may set of itself comes too late.
 */
final class BoundedGrpcService extends SimpleDecoratingHttpService implements HttpServiceWithRoutes {

    /** Up to here a message that is too large still gets its gRPC answer; beyond, the connection's. */
    private static final int ANSWERED_SIZES = 4;

    private final GrpcService service;
    private final OtlpLimits limits;

    BoundedGrpcService(GrpcService service, OtlpLimits limits) {
        super(service);
        this.service = service;
        this.limits = limits;
    }

    @Override
    public Set<Route> routes() {
        return service.routes();
    }

    @Override
    public ServiceOptions options() {
        return ServiceOptions.builder()
                .requestTimeoutMillis(limits.receiveTimeout().toMillis())
                .maxRequestLength((long) ANSWERED_SIZES * limits.maxGrpcMessageBytes())
                .build();
    }

    @Override
    public HttpResponse serve(ServiceRequestContext context, HttpRequest request) throws Exception {
        return service.serve(context, request);
    }
}
