package dev.weft.store.duckdb.part;

/**
 * What was being read turned out to be damaged. Whoever keeps the parts takes it out; then the question is asked again, of what
 * is left.
 */
public abstract class DamagedPartException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    protected DamagedPartException(String message, Throwable cause) {
        super(message, cause);
    }
}
