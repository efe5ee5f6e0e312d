package dev.weft.server.settings;

import dev.weft.store.duckdb.DuckDbSettings;
import dev.weft.store.duckdb.RetentionLimits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

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

    public static final Setting<Duration> RETENTION = new Setting<>(
            "retention",
            Quantities.duration(Duration.ofMinutes(1), Duration.ofDays(3650)),
            RetentionLimits.DEFAULT.age(),
            "How long the duckdb store keeps spans, counted from when they came. Links to spans that are past it say so.");

    public static final Setting<Long> RETENTION_SIZE = new Setting<>(
            "retention-size",
            Quantities.size(256L << 20, 1L << 50),
            RetentionLimits.DEFAULT.bytes(),
            "What the data folder may take; beyond it the oldest spans are dropped before their time.");

    public static final Setting<Long> DISK_RESERVE = new Setting<>(
            "disk-reserve",
            Quantities.size(1L << 20, 1L << 50),
            RetentionLimits.DEFAULT.reserveBytes(),
            "Room that stays free on the disk of the data folder: below this nothing more is taken, and senders are asked"
                    + " to try again; queries go on.");

    static final SettingGroup<StoreSettings> GROUP = new SettingGroup<>(
            "Store",
            List.of(DATA, STORE, MEMORY, RETENTION, RETENTION_SIZE, DISK_RESERVE),
            values -> new StoreSettings(
                    values.value(STORE),
                    values.value(DATA),
                    new DuckDbSettings(
                            values.value(MEMORY),
                            DuckDbSettings.DEFAULT.threads(),
                            DuckDbSettings.DEFAULT.seal(),
                            new RetentionLimits(
                                    values.value(RETENTION),
                                    values.value(RETENTION_SIZE),
                                    values.value(DISK_RESERVE)))));

    /** Returns how long and in how much room spans are kept, in words; empty when they are kept until the server stops. */
    public Optional<String> retention() {
        return switch (engine) {
            case MEMORY -> Optional.empty();
            case DUCKDB ->
                Optional.of(RETENTION.type().print().apply(duckDb.retention().age()) + ", in at most "
                        + RETENTION_SIZE.type().print().apply(duckDb.retention().bytes()));
        };
    }
}
