package dev.weft.server.settings;

import dev.weft.explore.QueryLimits;
import dev.weft.ingest.IngestLimits;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All settings of one start. A flag wins over an environment variable, that over a line of the YAML file, that over the
 * default.
 */
public record Settings(
        ListenSettings listen,
        StoreSettings store,
        AccessSettings access,
        OtlpSettings otlp,
        IngestLimits ingest,
        QueryLimits queries,
        ProcessSettings process) {

    /** Every group, in the order of help and reference. */
    public static final List<SettingGroup<?>> GROUPS = List.of(
            ListenSettings.GROUP,
            StoreSettings.GROUP,
            AccessSettings.GROUP,
            OtlpSettings.GROUP,
            IngestSettings.GROUP,
            QuerySettings.GROUP,
            ProcessSettings.GROUP);

    /**
     * Reads all settings.
     *
     * @param flags the command line after the command
     * @throws SettingException at the first unknown or invalid setting
     */
    public static Settings read(List<String> flags, Map<String, String> environment) {
        SettingCatalogue catalogue = new SettingCatalogue(GROUPS);
        Map<String, GivenValue> given = new HashMap<>(EnvironmentSource.read(catalogue, environment));
        given.putAll(CommandLineSource.read(catalogue, flags));
        new SettingValues(given)
                .value(ProcessSettings.CONFIG)
                .ifPresent(file -> new YamlSource(catalogue, file).read().forEach(given::putIfAbsent));
        SettingValues values = new SettingValues(given);
        return new Settings(
                ListenSettings.GROUP.read().apply(values),
                StoreSettings.GROUP.read().apply(values),
                AccessSettings.GROUP.read().apply(values),
                OtlpSettings.GROUP.read().apply(values),
                IngestSettings.GROUP.read().apply(values),
                QuerySettings.GROUP.read().apply(values),
                ProcessSettings.GROUP.read().apply(values));
    }
}
