package dev.weft.server.doors;

import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServiceRequestContext;

/** Answers every path that nothing else serves, so that the door's checks stand before it too. */
public final class NotServed implements HttpService {

    private final RefusalFormat format;

    public NotServed(RefusalFormat format) {
        this.format = format;
    }

    @Override
    public HttpResponse serve(ServiceRequestContext context, HttpRequest request) {
        String detail = request.method() + " " + context.path() + " (expected: a path that this port serves)";
        return format.render(request.headers(), Refusal.of(HttpStatus.NOT_FOUND, detail));
    }
}
