package dev.weft.server.doors;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The cookie of a session. */
class SessionsTest {

    @Test
    void aCookieIsSecureBehindHttps() {
        Sessions sessions = new Sessions(Duration.ofHours(12), () -> 0);

        assertThat(sessions.begin(true).isSecure()).isTrue();
        assertThat(sessions.begin(false).isSecure()).isFalse();
    }
}
