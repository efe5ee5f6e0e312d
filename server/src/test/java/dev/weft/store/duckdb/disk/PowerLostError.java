package dev.weft.store.duckdb.disk;

/** The simulated machine is off: whatever runs on it ends here, as a process does. */
public final class PowerLostError extends Error {

    private static final long serialVersionUID = 1L;

    public PowerLostError() {
        super("the simulated machine is off");
    }
}
