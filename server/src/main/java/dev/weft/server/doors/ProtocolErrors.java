package dev.weft.server.doors;

import com.linecorp.armeria.common.AggregatedHttpResponse;
import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.RequestHeaders;
import com.linecorp.armeria.server.ServerErrorHandler;
import com.linecorp.armeria.server.ServiceConfig;
import com.linecorp.armeria.server.ServiceRequestContext;
import org.jspecify.annotations.Nullable;

/** Gives what the HTTP layer itself refuses (a malformed request, a body over the limit) the form of its port. */
public final class ProtocolErrors implements ServerErrorHandler {

    private final RefusalFormat format;

    public ProtocolErrors(RefusalFormat format) {
        this.format = format;
    }

    /** Leaves exceptions to the server's own handling, which comes back through {@link #renderStatus}. */
    @Override
    public @Nullable HttpResponse onServiceException(ServiceRequestContext context, Throwable cause) {
        return null;
    }

    @Override
    public AggregatedHttpResponse renderStatus(
            @Nullable ServiceRequestContext context,
            ServiceConfig config,
            @Nullable RequestHeaders headers,
            HttpStatus status,
            @Nullable String description,
            @Nullable Throwable cause) {
        RequestHeaders request = headers == null ? RequestHeaders.of(HttpMethod.GET, "/") : headers;
        String detail = description == null ? status.reasonPhrase() : description;
        return format.render(request, Refusal.of(status, detail)).aggregate().join();
    }
}
