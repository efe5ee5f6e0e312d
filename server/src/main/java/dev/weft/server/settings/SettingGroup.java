package dev.weft.server.settings;

import java.util.List;
import java.util.function.Function;

/**
 * Settings that belong together and become one record.
 *
 * @param title heading in help and reference
 * @param settings in the order in which they are shown
 * @param read the record from its settings' values
 */
public record SettingGroup<G>(String title, List<Setting<?>> settings, Function<SettingValues, G> read) {

    public SettingGroup {
        settings = List.copyOf(settings);
    }
}
