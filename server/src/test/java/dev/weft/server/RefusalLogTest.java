package dev.weft.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.logs.LogOf;
import dev.weft.server.RunningWeft.Port;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the operator is told of requests that a door turned away. */
class RefusalLogTest {

    @RegisterExtension
    final LogOf log = new LogOf("dev.weft.server.doors");

    @Test
    void aSenderIsNamedOnceForEachReasonWhateverItCallsTheServer() {
        try (RunningWeft weft = RunningWeft.start()) {
            for (int i = 0; i < 30; i++) {
                weft.get(Port.EXPLORER, "/health/live", ":authority", "name-" + i + ".example");
                weft.get(Port.EXPLORER, "/health/live", "origin", "http://name-" + i + ".example");
            }
        }

        assertThat(log.messages())
                .containsExactly(
                        "refused 127.0.0.1: Host: name-0.example (expected: loopback, the listen address or one of"
                                + " allowed-hosts)",
                        "refused 127.0.0.1: Origin: http://name-0.example (expected: this server's own or one of"
                                + " allowed-origins)");
    }

    /** A terminal takes some of these for commands, ISO 6429's among them, and some programs for line ends. */
    @Test
    void whatASenderSaysIsLoggedWithoutControls() throws IOException {
        try (RunningWeft weft = RunningWeft.start()) {
            String[] address = weft.address(Port.EXPLORER).split(":", 2);
            try (Socket socket = new Socket(address[0], Integer.parseInt(address[1]))) {
                String request = String.join(
                        "\r\n",
                        "GET /health/live HTTP/1.1",
                        "Host: localhost",
                        "Origin: http://a\u0085b\u009b31m",
                        "Connection: close",
                        "",
                        "");
                socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
                assertThat(socket.getInputStream().readAllBytes()).isNotEmpty();
            }
        }

        assertThat(log.messages())
                .containsExactly("refused 127.0.0.1: Origin: http://a?b?31m (expected: this server's own or one of"
                        + " allowed-origins)");
    }
}
