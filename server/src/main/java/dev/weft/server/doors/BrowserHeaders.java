package dev.weft.server.doors;

import com.linecorp.armeria.server.ServerBuilder;

/** Headers on every answer of the explorer's port that tell a browser to keep the page to itself. */
public final class BrowserHeaders {

    private static final String CONTENT_SECURITY_POLICY = "default-src 'self'; script-src 'self'; style-src 'self';"
            + " img-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self';"
            + " frame-ancestors 'none'";

    private BrowserHeaders() {}

    /** Adds the headers; an answer that sets Cache-Control itself keeps its own. */
    public static void addTo(ServerBuilder server) {
        server.addHeader("content-security-policy", CONTENT_SECURITY_POLICY)
                .addHeader("x-content-type-options", "nosniff")
                .addHeader("x-frame-options", "DENY")
                .addHeader("referrer-policy", "no-referrer")
                .addHeader("cross-origin-opener-policy", "same-origin")
                .addHeader("cross-origin-resource-policy", "same-origin")
                .addHeader("cache-control", "no-store");
    }
}
