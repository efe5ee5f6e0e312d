package dev.weft.server;

/** The server cannot start though its settings are right: a port or the data folder is not to be had. One line says why. */
final class StartException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StartException(String message, Throwable cause) {
        super(message, cause);
    }
}
