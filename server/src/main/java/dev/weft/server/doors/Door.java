package dev.weft.server.doors;

import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.RequestHeaders;
import com.linecorp.armeria.server.DecoratingHttpServiceFunction;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import dev.weft.server.doors.DoorCounts.Lacking;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * The checks at one port, in their order: the Host must be one of ours, a foreign Origin must be allowed, and unless the
 * service is {@link OpenToAll} the request must be admitted. They look at headers alone: a refused body is never read.
 */
public final class Door implements DecoratingHttpServiceFunction {

    private final AllowedHosts hosts;
    private final AllowedOrigins origins;
    private final Admission admission;
    private final RefusalFormat format;
    private final DoorCounts counts;
    private final RefusalLog log = new RefusalLog();

    public Door(
            AllowedHosts hosts, AllowedOrigins origins, Admission admission, RefusalFormat format, DoorCounts counts) {
        this.hosts = hosts;
        this.origins = origins;
        this.admission = admission;
        this.format = format;
        this.counts = counts;
    }

    @Override
    public HttpResponse serve(HttpService service, ServiceRequestContext context, HttpRequest request)
            throws Exception {
        RequestHeaders headers = request.headers();
        if (headers.getAll(HttpHeaderNames.HOST).size() > 1) {
            return refuse(context, headers, Lacking.HOST, severalHosts(headers));
        }
        Refusal misdirected = checkHost(headers, context.localAddress().getAddress());
        if (misdirected != null) {
            return refuse(context, headers, Lacking.HOST, misdirected);
        }
        String origin = headers.get(HttpHeaderNames.ORIGIN);
        if (origin != null && !AllowedOrigins.isOwn(origin, called(headers))) {
            if (!origins.allows(origin)) {
                return refuse(context, headers, Lacking.ORIGIN, foreign(origin));
            }
            if (AllowedOrigins.isPreflight(headers)) {
                return AllowedOrigins.preflight(headers, origin);
            }
            context.mutateAdditionalResponseHeaders(response -> AllowedOrigins.addTo(response, origin));
        }
        if (context.config().service().as(OpenToAll.class) == null && !admission.admits(headers)) {
            return refuse(context, headers, Lacking.TOKEN, unauthenticated(headers));
        }
        return service.serve(context, request);
    }

    private @Nullable Refusal checkHost(RequestHeaders headers, InetAddress local) {
        if (hosts.allows(called(headers), local)) {
            return null;
        }
        return Refusal.misdirected(
                "Host: " + headers.authority() + " (expected: loopback, the listen address or one of allowed-hosts)");
    }

    /** RFC 9112, section 3.2: what stands between sender and server may have gone by another one of them. */
    private static Refusal severalHosts(RequestHeaders headers) {
        return Refusal.of(
                HttpStatus.BAD_REQUEST,
                "Host: " + String.join(", ", headers.getAll(HttpHeaderNames.HOST)) + " (expected: one)");
    }

    private static Refusal foreign(String origin) {
        return Refusal.forbidden("Origin: " + origin + " (expected: this server's own or one of allowed-origins)");
    }

    private static Refusal unauthenticated(RequestHeaders headers) {
        return Refusal.unauthenticated(
                headers.contains(HttpHeaderNames.AUTHORIZATION)
                        ? "authorization is not this server's token (expected: Bearer and the token of auth-token-file)"
                        : "authorization is missing (expected: Bearer and the token of auth-token-file)");
    }

    private HttpResponse refuse(
            ServiceRequestContext context, RequestHeaders headers, Lacking lacking, Refusal refusal) {
        counts.add(lacking);
        log.refused(context.remoteAddress().getAddress(), lacking, refusal);
        return format.render(headers, refusal);
    }

    private static Authority called(RequestHeaders headers) {
        String authority = headers.authority();
        return Authority.parse(authority == null ? "" : authority);
    }
}
