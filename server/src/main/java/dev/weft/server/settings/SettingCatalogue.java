package dev.weft.server.settings;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The settings there are, found by name, flag or environment variable. */
final class SettingCatalogue {

    /** An unknown name is answered with the nearest known one, when it is that near. */
    private static final int NEAR = 3;

    private final List<Setting<?>> settings;

    SettingCatalogue(List<SettingGroup<?>> groups) {
        this.settings =
                groups.stream().flatMap(group -> group.settings().stream()).toList();
        Map<String, Setting<?>> byName = new HashMap<>();
        for (Setting<?> setting : settings) {
            if (byName.put(setting.name(), setting) != null) {
                throw new IllegalArgumentException("setting declared twice: " + setting.name());
            }
        }
    }

    Setting<?> byFlag(String flag, String written) {
        return find(flag, written, Setting::flag);
    }

    Setting<?> byEnvironmentVariable(String variable, String written) {
        return find(variable, written, Setting::environmentVariable);
    }

    Setting<?> byName(String name, String written) {
        return find(name, written, Setting::name);
    }

    private Setting<?> find(String sought, String written, Function<Setting<?>, String> form) {
        return settings.stream()
                .filter(setting -> form.apply(setting).equals(sought))
                .findFirst()
                .orElseThrow(() -> new SettingException(written + " (expected: " + nearest(sought, form) + ")"));
    }

    private String nearest(String sought, Function<Setting<?>, String> form) {
        return settings.stream()
                .map(form)
                .filter(known -> distance(known, sought) <= NEAR)
                .min(Comparator.comparingInt(known -> distance(known, sought)))
                .map(known -> known + "? All settings: weft serve --help")
                .orElse("a setting of this server; all of them: weft serve --help");
    }

    /** Levenshtein's distance: the letters to insert, remove or replace. */
    private static int distance(String left, String right) {
        int[] row = new int[right.length() + 1];
        for (int j = 0; j <= right.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                int replaced = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[right.length()];
    }
}
