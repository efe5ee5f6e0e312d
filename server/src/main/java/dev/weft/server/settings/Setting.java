package dev.weft.server.settings;

import java.util.Locale;

/**
 * The declaration of one setting.
 *
 * @param name its YAML key, words joined by hyphens; flag and environment variable are derived from it
 * @param defaultValue what holds when nobody sets it
 * @param description one or more sentences for help and reference
 */
public record Setting<T>(String name, SettingType<T> type, T defaultValue, String description) {

    static final String ENVIRONMENT_PREFIX = "WEFT_";

    public String flag() {
        return "--" + name;
    }

    public String environmentVariable() {
        return ENVIRONMENT_PREFIX + name.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    /** Returns the default as one would write it. */
    public String defaultText() {
        return type.print().apply(defaultValue);
    }

    T parse(GivenValue given) {
        try {
            return type.parse().apply(given.text());
        } catch (IllegalArgumentException e) {
            throw new SettingException(given.written() + " (expected: " + type.expected() + ")");
        }
    }
}
