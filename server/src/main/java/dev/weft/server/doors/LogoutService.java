package dev.weft.server.doors;

import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.server.AbstractHttpService;
import com.linecorp.armeria.server.ServiceRequestContext;

/** {@code POST /api/v1/logout}: ends the browser's session. */
public final class LogoutService extends AbstractHttpService {

    private final Sessions sessions;

    public LogoutService(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    protected HttpResponse doPost(ServiceRequestContext context, HttpRequest request) {
        return HttpResponse.of(ResponseHeaders.builder(HttpStatus.NO_CONTENT)
                .cookie(sessions.end(request.headers()))
                .build());
    }
}
