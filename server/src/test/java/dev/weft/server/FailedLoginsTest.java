package dev.weft.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.linecorp.armeria.common.AggregatedHttpResponse;
import dev.weft.server.RunningWeft.Port;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who guesses tokens is held up; who shows the right one is not. */
class FailedLoginsTest {

    @Test
    void afterFiveWrongTokensAnAddressWaits(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("token"), "right");
        try (RunningWeft weft = RunningWeft.start("--auth-token-file=" + file)) {
            for (int i = 0; i < 5; i++) {
                assertThat(login(weft, "wrong").status().code()).isEqualTo(401);
            }
            AggregatedHttpResponse late = login(weft, "right");
            assertThat(late.status().code()).isEqualTo(429);
            assertThat(late.headers().get("retry-after")).isEqualTo("60");
            assertThat(weft.get(Port.EXPLORER, "/api/v1/services", "authorization", "Bearer right")
                            .status()
                            .code())
                    .as("programs that show the token are not held up")
                    .isEqualTo(200);
        }
    }

    private static AggregatedHttpResponse login(RunningWeft weft, String token) {
        return weft.post(
                Port.EXPLORER, "/api/v1/login", "{\"token\":\"" + token + "\"}", "content-type", "application/json");
    }
}
