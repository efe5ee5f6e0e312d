package dev.weft.server.doors;

import com.linecorp.armeria.common.RequestHeaders;

/** Whether a request has shown that it may be served. */
@FunctionalInterface
public interface Admission {

    boolean admits(RequestHeaders request);

    /** Nobody is asked for a token. */
    static Admission everybody() {
        return request -> true;
    }

    /** The token itself: programs. */
    static Admission byToken(AccessToken token) {
        return token::isShownBy;
    }

    /** The token, or the session that a browser got for it. */
    static Admission byTokenOrSession(AccessToken token, Sessions sessions) {
        return request -> token.isShownBy(request) || sessions.isOpenFor(request);
    }
}
