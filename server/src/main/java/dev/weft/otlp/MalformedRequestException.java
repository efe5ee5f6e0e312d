package dev.weft.otlp;

import org.jspecify.annotations.Nullable;

/** A body is not what its content type says. The request as a whole is refused and must not be sent again. */
final class MalformedRequestException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MalformedRequestException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
