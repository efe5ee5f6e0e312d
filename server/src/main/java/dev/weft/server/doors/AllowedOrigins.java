package dev.weft.server.doors;

import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpHeadersBuilder;
import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.RequestHeaders;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.common.ResponseHeadersBuilder;
import java.util.List;
import java.util.Locale;

/** The foreign web origins that may call this server from a browser, and the CORS headers they get (Fetch standard). */
public final class AllowedOrigins {

    private static final String PREFLIGHT_SECONDS = "600";

    /** All that the ports know: what is saved is changed by PUT and DELETE. */
    private static final String METHODS = "GET, HEAD, POST, PUT, DELETE";

    /** Those of our answers that say more than their bodies do, and that a page of another origin reads only when it may. */
    private static final String EXPOSED = "Retry-After, Weft-Missing, Weft-Cut, Content-Disposition";

    private final List<String> origins;

    /** @param origins lower-case, {@code scheme://host[:port]} */
    public AllowedOrigins(List<String> origins) {
        this.origins = List.copyOf(origins);
    }

    boolean allows(String origin) {
        return origins.contains(origin.toLowerCase(Locale.ROOT));
    }

    /** Returns whether the origin is the server's own: the same host and port, whatever proxy ended TLS before it. */
    static boolean isOwn(String origin, Authority called) {
        int schemeEnd = origin.indexOf("://");
        if (schemeEnd < 0) {
            return false;
        }
        String defaultPort = origin.substring(0, schemeEnd).equalsIgnoreCase("https") ? "443" : "80";
        Authority own = Authority.parse(origin.substring(schemeEnd + 3));
        return own.host().equals(called.host()) && portOr(own, defaultPort).equals(portOr(called, defaultPort));
    }

    static boolean isPreflight(RequestHeaders request) {
        return request.method() == HttpMethod.OPTIONS
                && request.contains(HttpHeaderNames.ORIGIN)
                && request.contains(HttpHeaderNames.ACCESS_CONTROL_REQUEST_METHOD);
    }

    /** Returns the answer to an allowed origin's preflight. Credentials are not allowed: such pages send the token. */
    static HttpResponse preflight(RequestHeaders request, String origin) {
        ResponseHeadersBuilder headers = ResponseHeaders.builder(HttpStatus.NO_CONTENT)
                .set(HttpHeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN, origin)
                .set(HttpHeaderNames.ACCESS_CONTROL_ALLOW_METHODS, METHODS)
                .set(HttpHeaderNames.ACCESS_CONTROL_MAX_AGE, PREFLIGHT_SECONDS)
                .set(HttpHeaderNames.VARY, "Origin, Access-Control-Request-Headers");
        String requested = request.get(HttpHeaderNames.ACCESS_CONTROL_REQUEST_HEADERS);
        if (requested != null) {
            headers.set(HttpHeaderNames.ACCESS_CONTROL_ALLOW_HEADERS, requested);
        }
        return HttpResponse.of(headers.build());
    }

    static void addTo(HttpHeadersBuilder response, String origin) {
        response.set(HttpHeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN, origin)
                .set(HttpHeaderNames.ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSED)
                .add(HttpHeaderNames.VARY, "Origin");
    }

    private static String portOr(Authority authority, String defaultPort) {
        return authority.port().isEmpty() ? defaultPort : authority.port();
    }
}
