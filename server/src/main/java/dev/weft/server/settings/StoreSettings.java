package dev.weft.server.settings;

import java.nio.file.Path;
import java.util.List;

/**
 * Where spans are kept.
 *
 * @param data the store's folder; not used by the store in memory
 */
public record StoreSettings(Engine engine, Path data) {

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

    static final SettingGroup<StoreSettings> GROUP = new SettingGroup<>(
            "Store", List.of(DATA, STORE), values -> new StoreSettings(values.value(STORE), values.value(DATA)));
}
