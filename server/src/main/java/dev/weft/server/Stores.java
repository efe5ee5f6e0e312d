package dev.weft.server;

import dev.weft.server.settings.StoreSettings;
import dev.weft.store.StoreException;
import dev.weft.store.TraceStore;
import dev.weft.store.duckdb.DuckDbTraceStore;
import dev.weft.store.memory.MemoryTraceStore;
import io.micrometer.core.instrument.MeterRegistry;

/** Opens the store that the settings choose. */
final class Stores {

    private Stores() {}

    /** @throws StartException when the data folder is in use, of another format or not to be had */
    static TraceStore open(StoreSettings settings, MeterRegistry registry) {
        try {
            return switch (settings.engine()) {
                case MEMORY -> new MemoryTraceStore();
                case DUCKDB -> DuckDbTraceStore.open(settings.data(), settings.duckDb(), registry);
            };
        } catch (StoreException e) {
            throw new StartException(String.valueOf(e.getMessage()), e);
        }
    }
}
