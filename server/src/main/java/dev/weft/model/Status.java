package dev.weft.model;

/** A span's status: OTLP's code, kept even when OTLP does not define it, and the message (empty when there is none). */
public record Status(int code, String message) {

    public static final int CODE_UNSET = 0;
    public static final int CODE_OK = 1;
    public static final int CODE_ERROR = 2;

    public static final Status UNSET = new Status(CODE_UNSET, "");

    /** Returns TraceQL's word: unset, ok or error. */
    public String word() {
        return word(code);
    }

    public static String word(int code) {
        return switch (code) {
            case CODE_OK -> "ok";
            case CODE_ERROR -> "error";
            default -> "unset";
        };
    }

    public boolean isError() {
        return code == CODE_ERROR;
    }
}
