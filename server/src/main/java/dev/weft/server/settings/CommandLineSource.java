package dev.weft.server.settings;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Settings given as flags: {@code --data DIR} or {@code --data=DIR}; a true-or-false setting may stand alone. */
final class CommandLineSource {

    private CommandLineSource() {}

    static Map<String, GivenValue> read(SettingCatalogue catalogue, List<String> arguments) {
        Map<String, GivenValue> given = new HashMap<>();
        Deque<String> rest = new ArrayDeque<>(arguments);
        while (!rest.isEmpty()) {
            String argument = rest.removeFirst();
            if (!argument.startsWith("--")) {
                throw new SettingException(argument + " (expected: a flag such as --data)");
            }
            int equals = argument.indexOf('=');
            Setting<?> setting = catalogue.byFlag(equals < 0 ? argument : argument.substring(0, equals), argument);
            String text = equals < 0 ? following(setting, rest) : argument.substring(equals + 1);
            GivenValue value = new GivenValue(text, setting.flag() + "=" + text);
            if (given.put(setting.name(), value) != null) {
                throw new SettingException(value.written() + " (expected: " + setting.flag() + " only once)");
            }
        }
        return given;
    }

    private static String following(Setting<?> setting, Deque<String> rest) {
        String next = rest.peekFirst();
        boolean valueFollows = next != null && !next.startsWith("--");
        if (setting.defaultValue() instanceof Boolean) {
            return valueFollows ? rest.removeFirst() : "true";
        }
        if (!valueFollows) {
            throw new SettingException(
                    setting.flag() + " (expected: " + setting.type().expected() + " after it)");
        }
        return rest.removeFirst();
    }
}
