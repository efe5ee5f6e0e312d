package dev.weft.server.doors;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import com.linecorp.armeria.common.Cookie;
import com.linecorp.armeria.common.RequestHeaders;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;

/** The browsers that are logged in: random values, not made from the token, that end with the server or their lifetime. */
public final class Sessions {

    static final String COOKIE = "weft_session";

    private static final int MAX_SESSIONS = 1_000;
    private static final int VALUE_BYTES = 32;

    private final SecureRandom random = new SecureRandom();
    private final Duration lifetime;
    private final Cache<String, Boolean> open;

    public Sessions(Duration lifetime, Ticker ticker) {
        this.lifetime = lifetime;
        this.open = Caffeine.newBuilder()
                .maximumSize(MAX_SESSIONS)
                .expireAfterWrite(lifetime)
                .ticker(ticker)
                .build();
    }

    /** Opens a session and returns its cookie. */
    Cookie begin(boolean secure) {
        byte[] value = new byte[VALUE_BYTES];
        random.nextBytes(value);
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(value);
        open.put(text, true);
        return cookie(text, secure, lifetime);
    }

    boolean isOpenFor(RequestHeaders request) {
        return request.cookies().stream()
                .anyMatch(cookie -> cookie.name().equals(COOKIE) && open.getIfPresent(cookie.value()) != null);
    }

    /** Ends the request's sessions and returns the cookie that makes the browser forget. */
    Cookie end(RequestHeaders request) {
        request.cookies().stream()
                .filter(cookie -> cookie.name().equals(COOKIE))
                .forEach(cookie -> open.invalidate(cookie.value()));
        return cookie("", false, Duration.ZERO);
    }

    private static Cookie cookie(String value, boolean secure, Duration maxAge) {
        return Cookie.secureBuilder(COOKIE, value)
                .path("/")
                .httpOnly(true)
                .secure(secure)
                .sameSite("Strict")
                .maxAge(maxAge.toSeconds())
                .build();
    }
}
