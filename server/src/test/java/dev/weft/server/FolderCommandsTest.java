package dev.weft.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The commands on data folders, beside a server that has one open. */
class FolderCommandsTest extends StoredOnDisk {

    private static final String REQUEST = """
            {"resourceSpans":[{"scopeSpans":[{"spans":[{"traceId":"00000000000000000000000000000001",
            "spanId":"0000000000000001","name":"work","startTimeUnixNano":"1","endTimeUnixNano":"2"}]}]}]}""";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Map<String, String> environment = new HashMap<>();

    @Test
    void aFolderInUseIsShownCopiedRestoredAndNotRepaired() throws IOException {
        send();
        String data = folder.resolve("data").toString();
        String snapshot = folder.resolve("snapshot").toString();
        String restored = folder.resolve("restored").toString();

        assertThat(run("inspect", "--data", data)).isZero();
        assertThat(said()).contains("0 segments, 0 spans", "log-000000000001", "no damage seen");
        assertThat(run("inspect", "--json", "--data=" + data)).isZero();
        JsonNode json = JsonMapper.shared().readTree(said());
        assertThat(json.at("/log/0/groups").longValue()).isEqualTo(1);
        assertThat(json.get("damage").isEmpty()).isTrue();

        assertThat(run("snapshot", "--data=" + data, "--to", snapshot)).isZero();
        assertThat(said())
                .isEqualTo(folder.toRealPath().resolve("snapshot")
                        + ": 0 segments, and 1 groups of the log that are in none yet\n");
        assertThat(run("restore", "--from", snapshot, "--data", restored)).isZero();
        assertThat(said()).isEqualTo(restored + ": opened and whole, 1 spans, 0 links\n");

        assertThat(run("repair", "--data=" + data)).isEqualTo(1);
        assertThat(err.toString(UTF_8)).contains("in use by process ");
        assertThat(run("repair", "--data=" + restored)).isZero();
        assertThat(said()).isEqualTo(restored + ": the log is whole, nothing was changed\n");
    }

    @Test
    void damageIsExitCodeOneUntilItIsRepaired() throws IOException {
        send();
        weft.close();
        Path log = folder.resolve("data/log/log-000000000001");
        byte[] bytes = Files.readAllBytes(log);
        bytes[100] ^= 1;
        Files.write(log, bytes);
        String data = folder.resolve("data").toString();
        environment.put("WEFT_DATA", data);

        assertThat(run("inspect")).isEqualTo(1);
        assertThat(said()).contains("damage:\n", "its header is not whole");
        assertThat(run("serve", "--otlp-grpc-listen=127.0.0.1:0")).isEqualTo(1);
        assertThat(err.toString(UTF_8)).contains("'weft repair --data " + data + "' keeps what is whole");
        assertThat(run("repair")).isZero();
        assertThat(said()).contains("kept 1 records; lost no record");
        assertThat(run("inspect")).isZero();
    }

    @Test
    void wrongUsageIsExitCodeTwoAndSaysWhatWasExpected() {
        assertThat(run("inspect", "--yaml")).isEqualTo(2);
        assertThat(run("inspect", "--json=yes")).isEqualTo(2);
        assertThat(run("snapshot", "--to")).isEqualTo(2);
        assertThat(run("snapshot", "--data", "x")).isEqualTo(2);
        assertThat(run("restore", "--from=a", "--from=b")).isEqualTo(2);
        assertThat(run("repair", "now")).isEqualTo(2);
        assertThat(run("repair", "--data", "")).isEqualTo(2);
        environment.put("WEFT_DATA", " ");
        assertThat(run("repair")).isEqualTo(2);
        assertThat(err.toString(UTF_8)).isEqualTo("""
                weft: --yaml (expected: --data DIR, --json)
                weft: --json=yes (expected: --json)
                weft: --to (expected: DIR after it)
                weft: no --to (expected: weft snapshot [--data DIR] --to DIR)
                weft: --from=b (expected: --from only once)
                weft: now (expected: --data DIR)
                weft: --data (expected: DIR after it)
                weft: WEFT_DATA=  (expected: a path)
                """);
    }

    @Test
    void helpNamesEveryCommand() {
        assertThat(run("help")).isZero();
        assertThat(said())
                .contains("weft inspect [--data DIR] [--json]", "weft restore --from DIR", "Exit codes: 0 done");
        assertThat(run("snapshot", "--help")).isZero();
        assertThat(said()).startsWith("weft snapshot [--data DIR] --to DIR\n");
    }

    private void send() {
        assertThat(weft.post(RunningWeft.Port.OTLP_HTTP, "/v1/traces", REQUEST, "content-type", "application/json")
                        .status()
                        .code())
                .isEqualTo(200);
    }

    private String said() {
        String text = out.toString(UTF_8);
        out.reset();
        return text;
    }

    private int run(String... arguments) {
        return new Main(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), environment)
                .run(List.of(arguments));
    }
}
