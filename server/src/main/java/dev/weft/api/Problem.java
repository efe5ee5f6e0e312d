package dev.weft.api;

import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpHeaders;
import com.linecorp.armeria.common.HttpStatus;
import dev.weft.explore.QueryException;
import dev.weft.explore.saved.SavedException;
import dev.weft.query.InvalidQueryException;
import dev.weft.query.QueryPosition;
import dev.weft.store.MissingSegment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A problem document (RFC 9457), of the type {@code about:blank}.
 *
 * @param detail what was found and what was expected
 * @param fault what is wrong with the query's text, null when it is not about one
 * @param position where in the query's text, null when it is not about one
 * @param missing segments that could not be read, in which what was not found may lie
 * @param headers sent beside the content type
 */
record Problem(
        HttpStatus status,
        String detail,
        InvalidQueryException.@Nullable Kind fault,
        @Nullable QueryPosition position,
        List<MissingSegment> missing,
        HttpHeaders headers) {

    /** What nobody who asks can do anything about. */
    static final Problem FAILED = of(HttpStatus.INTERNAL_SERVER_ERROR, "the server failed; its log says why");

    private static final HttpHeaders RETRY_LATER = HttpHeaders.of(HttpHeaderNames.RETRY_AFTER, 1);

    static Problem of(HttpStatus status, String detail) {
        return new Problem(status, detail, null, null, List.of(), HttpHeaders.of());
    }

    static Problem of(QueryException e) {
        HttpStatus status = switch (e.kind()) {
            case INVALID -> HttpStatus.BAD_REQUEST;
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
            case TOO_LARGE -> HttpStatus.UNPROCESSABLE_ENTITY;
            case TIMED_OUT -> HttpStatus.GATEWAY_TIMEOUT;
            case OVERLOADED -> HttpStatus.TOO_MANY_REQUESTS;
            case CANCELLED -> HttpStatus.CLIENT_CLOSED_REQUEST;
            case UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE;
        };
        boolean retryable = e.kind() == QueryException.Kind.OVERLOADED || e.kind() == QueryException.Kind.UNAVAILABLE;
        return new Problem(
                status,
                String.valueOf(e.getMessage()),
                e.fault(),
                e.position(),
                e.missing(),
                retryable ? RETRY_LATER : HttpHeaders.of());
    }

    static Problem of(SavedException e) {
        HttpStatus status = switch (e.kind()) {
            case INVALID -> HttpStatus.BAD_REQUEST;
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
            case CONFLICT -> HttpStatus.CONFLICT;
            case UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE;
        };
        return new Problem(
                status,
                String.valueOf(e.getMessage()),
                null,
                null,
                List.of(),
                e.kind() == SavedException.Kind.UNAVAILABLE ? RETRY_LATER : HttpHeaders.of());
    }
}
