package dev.weft.server;

import dev.weft.explore.QueryLimits;
import dev.weft.explore.saved.Saved;
import dev.weft.server.settings.StoreSettings;
import dev.weft.store.StoreException;
import dev.weft.store.TraceStore;
import dev.weft.store.duckdb.DuckDbTraceStore;
import dev.weft.store.duckdb.folder.FileFailure;
import dev.weft.store.memory.MemoryTraceStore;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.InstantSource;

/** Opens the store that the settings choose, and what is kept beside it. */
final class Stores {

    private static final String EXPLORER_FOLDER = "explorer";

    private Stores() {}

    /**
     * Opens what users saved, which lies beside the spans.
     *
     * @throws StartException when the folder is not to be had
     */
    static Saved openSaved(StoreSettings settings, QueryLimits limits) {
        InstantSource clock = InstantSource.system();
        try {
            return switch (settings.engine()) {
                case MEMORY -> Saved.inMemory(limits.maxQueryLength(), clock);
                case DUCKDB -> Saved.open(settings.data().resolve(EXPLORER_FOLDER), limits.maxQueryLength(), clock);
            };
        } catch (IOException e) {
            throw new StartException(
                    "cannot open the explorer's folder in " + settings.data() + ": " + FileFailure.words(e), e);
        }
    }

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
