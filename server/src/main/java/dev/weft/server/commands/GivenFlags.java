package dev.weft.server.commands;

import dev.weft.server.commands.FolderCommand.Flag;
import dev.weft.server.settings.SettingException;
import dev.weft.server.settings.StoreSettings;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The flags that a command was given: {@code --to DIR}, {@code --to=DIR}, {@code --json}. */
public final class GivenFlags {

    private final Map<String, String> values;
    private final Map<String, String> environment;

    private GivenFlags(Map<String, String> values, Map<String, String> environment) {
        this.values = values;
        this.environment = environment;
    }

    /** @throws SettingException at the first argument that the command does not know */
    static GivenFlags read(FolderCommand command, List<String> arguments, Map<String, String> environment) {
        Map<String, String> values = new HashMap<>();
        Deque<String> rest = new ArrayDeque<>(arguments);
        while (!rest.isEmpty()) {
            String argument = rest.removeFirst();
            int equals = argument.indexOf('=');
            Flag flag = flag(command, equals < 0 ? argument : argument.substring(0, equals), argument);
            String value = equals < 0 ? following(flag, rest) : argument.substring(equals + 1);
            if (equals >= 0 && (flag.standsAlone() || value.isBlank())) {
                throw new SettingException(argument + " (expected: " + flag.shown() + ")");
            }
            if (values.put(flag.name(), value) != null) {
                throw new SettingException(argument + " (expected: " + flag.name() + " only once)");
            }
        }
        return new GivenFlags(values, environment);
    }

    boolean has(String flag) {
        return values.containsKey(flag);
    }

    /**
     * Returns the data folder, which has the default and the environment variable that it has for the server.
     *
     * @throws SettingException when the variable is blank: that is nobody's folder, and not the one where one stands
     */
    Path data() {
        String variable = StoreSettings.DATA.environmentVariable();
        String given = values.getOrDefault(StoreSettings.DATA.flag(), environment.get(variable));
        if (given != null && given.isBlank()) {
            throw new SettingException(variable + "=" + given + " (expected: "
                    + StoreSettings.DATA.type().expected() + ")");
        }
        return given == null ? StoreSettings.DATA.defaultValue() : Path.of(given);
    }

    /** @throws SettingException when the flag was not given */
    Path path(FolderCommand command, String flag) {
        String value = values.get(flag);
        if (value == null) {
            throw new SettingException(
                    "no " + flag + " (expected: weft " + command.name() + " " + command.usage() + ")");
        }
        return Path.of(value);
    }

    private static Flag flag(FolderCommand command, String name, String argument) {
        return command.flags().stream()
                .filter(flag -> flag.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new SettingException(argument + " (expected: "
                        + command.flags().stream().map(Flag::shown).collect(Collectors.joining(", ")) + ")"));
    }

    private static String following(Flag flag, Deque<String> rest) {
        if (flag.standsAlone()) {
            return "";
        }
        @Nullable String next = rest.peekFirst();
        if (next == null || next.isBlank() || next.startsWith("--")) {
            throw new SettingException(flag.name() + " (expected: " + flag.expected() + " after it)");
        }
        return rest.removeFirst();
    }
}
