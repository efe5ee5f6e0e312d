package dev.weft.server.doors;

import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.RequestHeaders;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The secret that clients show. Only its SHA-256 digest is kept, and digests are compared in constant time. */
public final class AccessToken {

    private static final String SCHEME = "Bearer ";

    private final byte[] digest;

    public AccessToken(String token) {
        this.digest = digest(token);
    }

    boolean isToken(String offered) {
        return MessageDigest.isEqual(digest, digest(offered));
    }

    /** Returns whether the request shows the token as RFC 6750 section 2.1 says; gRPC metadata is a header too. */
    boolean isShownBy(RequestHeaders request) {
        return request.getAll(HttpHeaderNames.AUTHORIZATION).stream()
                .filter(value -> value.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .anyMatch(value -> isToken(value.substring(SCHEME.length()).strip()));
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
