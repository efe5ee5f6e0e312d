package dev.weft.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.linecorp.armeria.client.WebClient;
import com.linecorp.armeria.common.AggregatedHttpResponse;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.RequestHeaders;
import dev.weft.server.RunningWeft.Port;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Saved queries and link templates of the whole server: who may write them, and what they survive. */
class SavedOnDiskTest extends StoredOnDisk {

    private static final String JSON = "application/json";
    private static final String SAVED = "/api/v1/saved";
    private static final String TEMPLATES = "/api/v1/link-templates";
    private static final String QUERY = "{\"name\":\"slow\",\"query\":\"{ duration > 1s }\"}";
    private static final String LOGS =
            "{\"templates\":[{\"name\":\"Logs\",\"url\":\"https://logs.example/${traceId}\"}]}";

    @Test
    void aSnapshotCarriesThem() throws IOException {
        send(HttpMethod.POST, SAVED, QUERY);
        send(HttpMethod.PUT, TEMPLATES, LOGS);
        String saved = weft.get(Port.EXPLORER, SAVED).contentUtf8();
        Files.writeString(folder.resolve("data/explorer/saved.json.unfinished"), "half");

        run("snapshot", "--data=" + folder.resolve("data"), "--to=" + folder.resolve("snapshot"));
        send(HttpMethod.POST, SAVED, QUERY.replace("slow", "later"));
        run("restore", "--from=" + folder.resolve("snapshot"), "--data=" + folder.resolve("restored"));

        assertThat(folder.resolve("snapshot/explorer/saved.json.unfinished")).doesNotExist();
        try (RunningWeft restored = RunningWeft.start("--data=" + folder.resolve("restored"))) {
            assertThat(restored.get(Port.EXPLORER, SAVED).contentUtf8())
                    .isEqualTo(saved)
                    .contains("slow");
            assertThat(restored.get(Port.EXPLORER, TEMPLATES).contentUtf8()).isEqualTo(LOGS);
        }
    }

    @Test
    void aDamagedFileDoesNotKeepTheServerFromStarting() throws IOException {
        send(HttpMethod.POST, SAVED, QUERY);
        weft.close();
        Path file = folder.resolve("data/explorer/saved.json");
        byte[] content = Files.readAllBytes(file);
        Files.write(file, new byte[content.length]);

        start();

        assertThat(weft.get(Port.EXPLORER, SAVED).contentUtf8()).isEqualTo("{\"items\":[]}");
        assertThat(folder.resolve("data/explorer/saved.json.damaged-1")).hasBinaryContent(new byte[content.length]);
    }

    @Test
    void whatWasAnsweredSurvivesKill() throws IOException, InterruptedException {
        weft.close();
        Path ready = folder.resolve("ready.json");
        Process process = WeftProcess.serve(folder.resolve("data"), ready, folder.resolve("output"));
        int answered = 0;
        try {
            JsonNode addresses = WeftProcess.awaitReady(process, ready);
            WebClient client =
                    WebClient.of("http://" + addresses.get("explorer").stringValue());
            RequestHeaders post = RequestHeaders.of(HttpMethod.POST, SAVED, HttpHeaderNames.CONTENT_TYPE, JSON);
            for (; answered < 20; answered++) {
                String body = QUERY.replace("slow", "query " + answered);
                assertThat(client.execute(post, body)
                                .aggregate()
                                .join()
                                .status()
                                .code())
                        .isEqualTo(201);
            }
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();

        start();

        JsonNode items = JsonMapper.shared()
                .readTree(weft.get(Port.EXPLORER, SAVED).contentUtf8())
                .get("items");
        assertThat(items).hasSize(answered);
        assertThat(items.get(19).get("name").stringValue()).isEqualTo("query 19");
    }

    /** A page elsewhere can make a browser send a request here, but not without its Origin. */
    @ParameterizedTest
    @CsvSource({
        "POST, " + SAVED + ", 201",
        "PUT, " + SAVED + "/id, 404",
        "DELETE, " + SAVED + "/id, 404",
        "PUT, " + TEMPLATES + ", 200"
    })
    void aPageElsewhereWritesNothing(HttpMethod method, String path, int statusOfOwnPage) {
        String body = path.equals(TEMPLATES) ? LOGS : QUERY;
        for (String origin : List.of("http://evil.example", "null")) {
            AggregatedHttpResponse answer = weft.send(
                    Port.EXPLORER, method, path, body, HttpHeaderNames.ORIGIN.toString(), origin, "content-type", JSON);
            assertThat(answer.status().code()).isEqualTo(403);
            assertThat(answer.contentUtf8()).contains("Origin: " + origin);
        }
        assertThat(weft.get(Port.EXPLORER, SAVED).contentUtf8()).isEqualTo("{\"items\":[]}");
        assertThat(weft.get(Port.EXPLORER, TEMPLATES).contentUtf8()).isEqualTo("{\"templates\":[]}");

        String own = "http://" + weft.address(Port.EXPLORER);
        assertThat(weft.send(Port.EXPLORER, method, path, body, "origin", own, "content-type", JSON)
                        .status()
                        .code())
                .isEqualTo(statusOfOwnPage);
    }

    private void send(HttpMethod method, String path, String body) {
        assertThat(weft.send(Port.EXPLORER, method, path, body, "content-type", JSON)
                        .status()
                        .code())
                .isIn(200, 201);
    }

    private static void run(String... arguments) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream print = new PrintStream(said, true, UTF_8);
        assertThat(new Main(print, print, Map.of()).run(List.of(arguments)))
                .as(said.toString(UTF_8))
                .isZero();
    }
}
