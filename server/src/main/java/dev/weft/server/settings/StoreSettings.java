package dev.weft.server.settings;

import dev.weft.store.duckdb.DuckDbSettings;
import java.nio.file.Path;
import java.util.List;

/**
 * Where spans are kept.
 *
 * @param data the duckdb store's folder
 */
public record StoreSettings(Engine engine, Path data, DuckDbSettings duckDb) {

    /** The stores there are. */
    public enum Engine {
        DUCKDB,
        MEMORY
    }

    public static final Setting<Path> DATA = new Setting<>(
            "data",
            SettingTypes.PATH,
            Path.of(".weft", "data"),
            "The folder that holds the spans. It is made when it is not there, readable by its owner alone, and used by"
                    + " one server at a time.");

    public static final Setting<Engine> STORE = new Setting<>(
            "store",
            SettingTypes.choice(Engine.class),
            Engine.DUCKDB,
            "What keeps the spans: duckdb keeps them in the data folder, memory forgets them when the server stops.");

    public static final Setting<Long> MEMORY = new Setting<>(
            "store-memory",
            Quantities.size(64 << 20, 1L << 40),
            DuckDbSettings.DEFAULT.memoryLimitBytes(),
            "What the duckdb store may take for buffers and running queries, beside the Java heap.");

    static final SettingGroup<StoreSettings> GROUP = new SettingGroup<>(
            "Store",
            List.of(DATA, STORE, MEMORY),
            values -> new StoreSettings(
                    values.value(STORE),
                    values.value(DATA),
                    new DuckDbSettings(
                            values.value(MEMORY),
                            DuckDbSettings.DEFAULT.threads(),
                            DuckDbSettings.DEFAULT.checkpointBytes())));
}
