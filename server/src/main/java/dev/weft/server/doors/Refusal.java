package dev.weft.server.doors;

import com.linecorp.armeria.common.HttpStatus;
import io.grpc.Status;

/**
 * Why a request is not served.
 *
 * @param http the status on HTTP ports
 * @param grpc the code on the gRPC port and in {@code google.rpc.Status} bodies
 * @param detail a sentence for whoever sent the request: the value and what was expected
 */
public record Refusal(HttpStatus http, Status.Code grpc, String detail) {

    static Refusal misdirected(String detail) {
        return new Refusal(HttpStatus.MISDIRECTED_REQUEST, Status.Code.PERMISSION_DENIED, detail);
    }

    static Refusal forbidden(String detail) {
        return new Refusal(HttpStatus.FORBIDDEN, Status.Code.PERMISSION_DENIED, detail);
    }

    static Refusal unauthenticated(String detail) {
        return new Refusal(HttpStatus.UNAUTHORIZED, Status.Code.UNAUTHENTICATED, detail);
    }

    /** Returns the refusal for a status that the HTTP layer itself came to, such as a path that is not served. */
    static Refusal of(HttpStatus status, String detail) {
        Status.Code code = switch (status.code()) {
            case 400, 411, 414, 415, 431 -> Status.Code.INVALID_ARGUMENT;
            case 401 -> Status.Code.UNAUTHENTICATED;
            case 403, 421 -> Status.Code.PERMISSION_DENIED;
            case 404, 405 -> Status.Code.UNIMPLEMENTED;
            case 408 -> Status.Code.DEADLINE_EXCEEDED;
            case 413, 429 -> Status.Code.RESOURCE_EXHAUSTED;
            case 503 -> Status.Code.UNAVAILABLE;
            default -> Status.Code.INTERNAL;
        };
        return new Refusal(status, code, detail);
    }
}
