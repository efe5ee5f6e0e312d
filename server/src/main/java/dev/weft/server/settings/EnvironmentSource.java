package dev.weft.server.settings;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Settings given as environment variables: {@code WEFT_DATA=DIR}. Variables without that prefix are not looked at. */
final class EnvironmentSource {

    /** The launcher's own, which the server that it becomes inherits. */
    private static final Set<String> NOT_SETTINGS = Set.of("WEFT_JAVA_OPTS", "WEFT_CHROMIUM");

    private EnvironmentSource() {}

    static Map<String, GivenValue> read(SettingCatalogue catalogue, Map<String, String> environment) {
        Map<String, GivenValue> given = new HashMap<>();
        environment.forEach((variable, text) -> {
            if (variable.startsWith(Setting.ENVIRONMENT_PREFIX) && !NOT_SETTINGS.contains(variable)) {
                String written = variable + "=" + text;
                Setting<?> setting = catalogue.byEnvironmentVariable(variable, written);
                given.put(setting.name(), new GivenValue(text, written));
            }
        });
        return given;
    }
}
