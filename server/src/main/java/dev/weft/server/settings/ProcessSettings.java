package dev.weft.server.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** How the server behaves as a process. */
public record ProcessSettings(Optional<Path> readyFile, LogLevel logLevel) {

    /** How much is logged to standard error. */
    public enum LogLevel {
        ERROR,
        WARN,
        INFO,
        DEBUG
    }

    public static final Setting<Optional<Path>> CONFIG = new Setting<>(
            "config",
            SettingTypes.optional(SettingTypes.PATH),
            Optional.empty(),
            "A YAML file with further settings, one a line. Flags and environment variables win over it. It cannot name"
                    + " another file.");

    public static final Setting<Optional<Path>> READY_FILE = new Setting<>(
            "ready-file",
            SettingTypes.optional(SettingTypes.PATH),
            Optional.empty(),
            "A file that is written once the server is ready: JSON with its process id and the addresses it really"
                    + " listens on.");

    public static final Setting<LogLevel> LOG_LEVEL = new Setting<>(
            "log-level", SettingTypes.choice(LogLevel.class), LogLevel.INFO, "How much is logged to standard error.");

    static final SettingGroup<ProcessSettings> GROUP = new SettingGroup<>(
            "Process",
            List.of(CONFIG, READY_FILE, LOG_LEVEL),
            values -> new ProcessSettings(values.value(READY_FILE), values.value(LOG_LEVEL)));
}
