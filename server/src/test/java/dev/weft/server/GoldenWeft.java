package dev.weft.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.server.RunningWeft.Port;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;

/** A server with a store on disk, in which the spans of the record of Tempo's answers lie. */
final class GoldenWeft {

    private GoldenWeft() {}

    static RunningWeft start(Path folder) {
        RunningWeft weft = RunningWeft.start("--data=" + folder.resolve("data"));
        try (InputStream data =
                Objects.requireNonNull(GoldenWeft.class.getResourceAsStream("/query/golden/data.otlp.json"))) {
            String body = new String(data.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(weft.post(Port.OTLP_HTTP, "/v1/traces", body, "content-type", "application/json")
                            .status()
                            .code())
                    .isEqualTo(200);
            return weft;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
