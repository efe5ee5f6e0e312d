package dev.weft.server.settings;

import java.util.Map;

/** What was given to the settings by name, after precedence; a setting that nobody gave has its default. */
public final class SettingValues {

    private final Map<String, GivenValue> given;

    SettingValues(Map<String, GivenValue> given) {
        this.given = Map.copyOf(given);
    }

    <T> T value(Setting<T> setting) {
        GivenValue value = given.get(setting.name());
        return value == null ? setting.defaultValue() : setting.parse(value);
    }

    /** Returns the setting as it was written, or its name and default: the beginning of a message about it. */
    String written(Setting<?> setting) {
        GivenValue value = given.get(setting.name());
        return value == null ? setting.name() + ": " + setting.defaultText() : value.written();
    }
}
