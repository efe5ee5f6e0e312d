package dev.weft.server.settings;

import java.util.List;

/** The settings as text for people: the help of the command line and the reference page. */
public final class SettingsReference {

    private static final int WIDTH = 100;
    private static final String INDENT = "      ";

    private SettingsReference() {}

    /** Returns all settings as indented plain text. */
    public static String help() {
        StringBuilder help = new StringBuilder();
        for (SettingGroup<?> group : Settings.GROUPS) {
            help.append(group.title()).append(":\n");
            for (Setting<?> setting : group.settings()) {
                help.append("  %s (default: %s)%n".formatted(setting.flag(), shownDefault(setting, "")));
                wrap(
                        help,
                        setting.description() + " Expected: " + setting.type().expected() + ".");
            }
            help.append('\n');
        }
        return help.toString();
    }

    /** Returns the reference page, docs/guide/settings.md. */
    public static String page() {
        StringBuilder page = new StringBuilder("""
                # Settings

                Every setting can be given in three ways, and the first of these that is there holds:

                1. a flag: `./weft serve --data /srv/weft` (or `--data=/srv/weft`)
                2. an environment variable: `WEFT_DATA=/srv/weft`
                3. a line of the YAML file that `--config FILE` names: `data: /srv/weft`

                In YAML, a setting that takes several values may be a list. A true-or-false flag may stand alone:
                `--allow-unauthenticated-network` means `=true`. A whole file:

                ```yaml
                data: /srv/weft
                retention: 14d
                explorer-listen: 0.0.0.0:9338
                auth-token-file: /etc/weft/token
                allowed-hosts: [weft.example.com, weft]
                ```

                A setting that is unknown or whose value is not usable stops the start with exit code 2 and a message that
                names the value, where it came from and what was expected. This includes every environment variable that
                begins with `WEFT_`, but for the launcher's own `WEFT_JAVA_OPTS` and `WEFT_CHROMIUM`: where Kubernetes adds
                such variables for a service named `weft`, set `enableServiceLinks: false` on the pod.

                This page is made from the declarations in the server's code; a test holds the two together.
                """);
        for (SettingGroup<?> group : Settings.GROUPS) {
            page.append("\n## ").append(group.title()).append('\n');
            group.settings().forEach(setting -> entry(page, setting));
        }
        return page.toString();
    }

    private static void entry(StringBuilder page, Setting<?> setting) {
        page.append("""

                ### `%s`

                %s

                | flag | environment | YAML | default | expected |
                | --- | --- | --- | --- | --- |
                | `%s` | `%s` | %s | %s | %s |
                """.formatted(
                        setting.name(),
                        setting.description(),
                        setting.flag(),
                        setting.environmentVariable(),
                        setting.equals(ProcessSettings.CONFIG) ? "none" : "`" + setting.name() + ":`",
                        shownDefault(setting, "`"),
                        setting.type().expected().replace("|", "\\|")));
    }

    private static String shownDefault(Setting<?> setting, String quote) {
        String text = setting.defaultText();
        return text.isEmpty() ? "none" : quote + text + quote;
    }

    private static void wrap(StringBuilder help, String text) {
        int column = 0;
        for (String word : List.of(text.split(" "))) {
            if (column > 0 && column + 1 + word.length() > WIDTH - INDENT.length()) {
                help.append('\n');
                column = 0;
            }
            help.append(column == 0 ? INDENT : " ").append(word);
            column += word.length() + 1;
        }
        help.append('\n');
    }
}
