package dev.weft.server.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.explore.QueryLimits;
import dev.weft.ingest.IngestLimits;
import dev.weft.otlp.OtherSignals;
import dev.weft.otlp.OtlpLimits;
import dev.weft.store.duckdb.DuckDbSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings from flags, variables and a file: which wins, and how each that is wrong is refused. */
class SettingsTest {

    @TempDir
    Path folder;

    @Test
    void nothingGivenIsEveryGroupsDefault() {
        assertThat(Settings.read(List.of(), Map.of()))
                .isEqualTo(new Settings(
                        new ListenSettings(
                                new ListenAddress("127.0.0.1", 4317),
                                new ListenAddress("127.0.0.1", 4318),
                                new ListenAddress("127.0.0.1", 9338)),
                        new StoreSettings(
                                StoreSettings.Engine.DUCKDB, Path.of(".weft", "data"), DuckDbSettings.DEFAULT),
                        new AccessSettings(Optional.empty(), false, List.of(), List.of(), Duration.ofHours(12)),
                        new OtlpSettings(OtlpLimits.DEFAULTS, OtherSignals.DISCARD),
                        IngestLimits.DEFAULTS,
                        QueryLimits.DEFAULT,
                        new ProcessSettings(Optional.empty(), ProcessSettings.LogLevel.INFO)));
    }

    @Test
    void aSettingIsAFlagAVariableAndALine() throws IOException {
        List<String> config = config("query-deadline: 7s");
        Duration expected = Duration.ofSeconds(7);

        assertThat(read("--query-deadline", "7s").queries().deadline()).isEqualTo(expected);
        assertThat(read("--query-deadline=7s").queries().deadline()).isEqualTo(expected);
        assertThat(Settings.read(List.of(), Map.of("WEFT_QUERY_DEADLINE", "7s"))
                        .queries()
                        .deadline())
                .isEqualTo(expected);
        assertThat(Settings.read(config, Map.of()).queries().deadline()).isEqualTo(expected);
    }

    @Test
    void aFlagWinsOverAVariableAndThatOverALine() throws IOException {
        List<String> config = config("data: /line\nquery-deadline: 1s\nquery-max-wait: 1s");
        Map<String, String> environment = Map.of("WEFT_QUERY_DEADLINE", "2s", "WEFT_DATA", "/variable");

        Settings settings = Settings.read(List.of(config.getFirst(), "--data=/flag"), environment);

        assertThat(settings.store().data()).isEqualTo(Path.of("/flag"));
        assertThat(settings.queries().deadline()).isEqualTo(Duration.ofSeconds(2));
        assertThat(settings.queries().maxWait()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void anAnswerMustOutlastTheCommitThatItWaitsFor() {
        assertThatThrownBy(() -> read("--otlp-answer-timeout=20s", "--ingest-commit-timeout=20s"))
                .isInstanceOf(SettingException.class)
                .hasMessage("--otlp-answer-timeout=20s (expected: longer than --ingest-commit-timeout=20s)");
        assertThatThrownBy(() -> read("--ingest-commit-timeout=1m"))
                .isInstanceOf(SettingException.class)
                .hasMessage("otlp-answer-timeout: 40s (expected: longer than --ingest-commit-timeout=1m)");
        assertThat(read("--otlp-answer-timeout=61s", "--ingest-commit-timeout=1m")
                        .otlp()
                        .limits()
                        .answerTimeout())
                .isEqualTo(Duration.ofSeconds(61));
    }

    @Test
    void theFileMayBeNamedByAVariable() throws IOException {
        Path file = Files.writeString(folder.resolve("weft.yaml"), "store: memory\n");

        assertThat(Settings.read(List.of(), Map.of("WEFT_CONFIG", file.toString()))
                        .store()
                        .engine())
                .isEqualTo(StoreSettings.Engine.MEMORY);
    }

    @Test
    void severalValuesAreSeparatedByCommasOrAYamlList() throws IOException {
        List<String> config = config("""
                # names of this server
                allowed-hosts:
                  - weft.example.com
                  - "*.internal"
                allowed-origins: [https://shop.example.com, "http://localhost:3000"]
                """);
        List<String> hosts = List.of("weft.example.com", "*.internal");

        assertThat(read("--allowed-hosts=weft.example.com, *.INTERNAL").access().allowedHosts())
                .isEqualTo(hosts);
        AccessSettings access = Settings.read(config, Map.of()).access();
        assertThat(access.allowedHosts()).isEqualTo(hosts);
        assertThat(access.allowedOrigins()).isEqualTo(List.of("https://shop.example.com", "http://localhost:3000"));
    }

    @Test
    void aTrueOrFalseFlagMayStandAlone() {
        assertThat(read("--allow-unauthenticated-network", "--data=x").access().allowUnauthenticatedNetwork())
                .isTrue();
        assertThat(read("--allow-unauthenticated-network", "false").access().allowUnauthenticatedNetwork())
                .isFalse();
    }

    @Test
    void anEmptyFileGivesNothing() throws IOException {
        assertThat(Settings.read(config(""), Map.of())).isEqualTo(Settings.read(List.of(), Map.of()));
    }

    @Test
    void variablesOfTheLauncherAndOfOthersAreNotSettings() {
        assertThat(Settings.read(
                        List.of(),
                        Map.of("WEFT_JAVA_OPTS", "-Xmx1g", "WEFT_CHROMIUM", "/opt/chromium", "PATH", "/bin")))
                .isEqualTo(Settings.read(List.of(), Map.of()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --dta=x                       | --dta=x (expected: --data? All settings: weft serve --help)
            --nothing-of-the-kind         | --nothing-of-the-kind (expected: a setting of this server; all of them: weft serve --help)
            serve                         | serve (expected: a flag such as --data)
            --data                        | --data (expected: a path after it)
            --data=                       | --data= (expected: a path)
            --auth-token-file=            | --auth-token-file= (expected: a path)
            --store=postgres              | --store=postgres (expected: one of duckdb, memory)
            --explorer-listen=9338        | --explorer-listen=9338 (expected: host:port such as 127.0.0.1:4317, port 0 for any free one)
            --explorer-listen=[::1]:65536 | --explorer-listen=[::1]:65536 (expected: host:port such as 127.0.0.1:4317, port 0 for any free one)
            --query-deadline=abc          | --query-deadline=abc (expected: a duration such as 30s, from 1ms to 1h)
            --query-deadline=0s           | --query-deadline=0s (expected: a duration such as 30s, from 1ms to 1h)
            --query-max-concurrent=0      | --query-max-concurrent=0 (expected: a whole number from 1 to 1000)
            --otlp-http-max-body=20MB     | --otlp-http-max-body=20MB (expected: a size such as 64MiB, from 1KiB to 1GiB)
            --otlp-http-max-body=99999999999999GiB | --otlp-http-max-body=99999999999999GiB (expected: a size such as 64MiB, from 1KiB to 1GiB)
            --allow-unauthenticated-network=maybe | --allow-unauthenticated-network=maybe (expected: true or false)
            --allowed-hosts=weft:9338     | --allowed-hosts=weft:9338 (expected: host names or addresses without ports, separated by commas, such as weft.example.com,*.internal)
            --allowed-hosts=[::1          | --allowed-hosts=[::1 (expected: host names or addresses without ports, separated by commas, such as weft.example.com,*.internal)
            --allowed-origins=example.com | --allowed-origins=example.com (expected: origins separated by commas, such as https://shop.example.com)
            --allowed-origins=http://a/b  | --allowed-origins=http://a/b (expected: origins separated by commas, such as https://shop.example.com)
            """)
    void refusesAFlagByNameAndValue(String flag, String message) {
        assertThatThrownBy(() -> read(flag))
                .isInstanceOf(SettingException.class)
                .hasMessage(message);
    }

    @Test
    void refusesAFlagGivenTwice() {
        assertThatThrownBy(() -> read("--data=a", "--data=b"))
                .isInstanceOf(SettingException.class)
                .hasMessage("--data=b (expected: --data only once)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            WEFT_QUERY_DEADLINE | abc | WEFT_QUERY_DEADLINE=abc (expected: a duration such as 30s, from 1ms to 1h)
            WEFT_DATE           | x   | WEFT_DATE=x (expected: WEFT_DATA? All settings: weft serve --help)
            WEFT_PORT_4317_TCP  | x   | WEFT_PORT_4317_TCP=x (expected: a setting of this server; all of them: weft serve --help)
            """)
    void refusesAVariableByNameAndValue(String variable, String value, String message) {
        assertThatThrownBy(() -> Settings.read(List.of(), Map.of(variable, value)))
                .isInstanceOf(SettingException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            data: /x@query-deadline: abc | :2: query-deadline: abc (expected: a duration such as 30s, from 1ms to 1h)
            dta: /x                      | :1: dta: /x (expected: data? All settings: weft serve --help)
            data: a@data: b              | :2: data: b (expected: data only once)
            data: {a: b}                 | :1: data (expected: a value or a list of values)
            data:                        | :1: data (expected: a value or a list of values)
            just text                    | :1 (expected: lines such as 'data: DIR')
            """)
    void refusesALineByFileAndNumber(String content, String message) throws IOException {
        List<String> config = config(content.replace('@', '\n'));

        assertThatThrownBy(() -> Settings.read(config, Map.of()))
                .isInstanceOf(SettingException.class)
                .hasMessage(folder.resolve("weft.yaml") + message);
    }

    @Test
    void refusesAFileThatIsNotThereOrNotYaml() throws IOException {
        Path missing = folder.resolve("missing.yaml");
        List<String> broken = config("data: [a");

        assertThatThrownBy(() -> read("--config=" + missing))
                .isInstanceOf(SettingException.class)
                .hasMessage(missing + " (expected: a YAML file that can be read)");
        assertThatThrownBy(() -> Settings.read(broken, Map.of()))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith(folder.resolve("weft.yaml").toString())
                .hasMessageEndingWith("(expected: YAML)");
    }

    @Test
    void aFileCannotNameAnotherFile() throws IOException {
        List<String> config = config("config: other.yaml");

        assertThatThrownBy(() -> Settings.read(config, Map.of()))
                .isInstanceOf(SettingException.class)
                .hasMessage(folder.resolve("weft.yaml")
                        + ":1: config: other.yaml (expected: a flag or an environment variable)");
    }

    private List<String> config(String content) throws IOException {
        Path file = Files.writeString(folder.resolve("weft.yaml"), content);
        return List.of("--config=" + file);
    }

    private static Settings read(String... flags) {
        return Settings.read(List.of(flags), Map.of());
    }
}
