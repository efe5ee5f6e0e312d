package dev.weft.server.doors;

import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import com.linecorp.armeria.server.SimpleDecoratingHttpService;
import java.util.List;
import java.util.stream.Collectors;

/** Refuses every method but those that a service knows, and names these (RFC 9110, section 15.5.6). */
public final class KnownMethods extends SimpleDecoratingHttpService {

    private final List<HttpMethod> known;

    public KnownMethods(HttpService service, HttpMethod... known) {
        super(service);
        this.known = List.of(known);
    }

    @Override
    public HttpResponse serve(ServiceRequestContext context, HttpRequest request) throws Exception {
        if (known.contains(request.method())) {
            return unwrap().serve(context, request);
        }
        String allow = known.stream().map(HttpMethod::name).collect(Collectors.joining(", "));
        Refusal refusal =
                Refusal.of(HttpStatus.METHOD_NOT_ALLOWED, "method: " + request.method() + " (expected: " + allow + ")");
        return RefusalFormat.PROBLEM
                .render(request.headers(), refusal)
                .mapHeaders(answer ->
                        answer.toBuilder().set(HttpHeaderNames.ALLOW, allow).build());
    }
}
