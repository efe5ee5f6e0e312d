package dev.weft.server.settings;

/** A setting is unknown or its value is not usable; the message names it, where it came from and what was expected. */
public final class SettingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SettingException(String message) {
        super(message);
    }
}
