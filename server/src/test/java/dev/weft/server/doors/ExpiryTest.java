package dev.weft.server.doors;

import static org.assertj.core.api.Assertions.assertThat;

import com.linecorp.armeria.common.Cookie;
import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.RequestHeaders;
import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What ends by time, under a clock that the test moves. */
class ExpiryTest {

    private final AtomicLong nanos = new AtomicLong();

    @Test
    void aSessionEndsAfterItsLifetime() {
        Sessions sessions = new Sessions(Duration.ofHours(12), nanos::get);
        Cookie cookie = sessions.begin(false);

        pass(Duration.ofHours(12).minusSeconds(1));
        assertThat(sessions.isOpenFor(with(cookie))).isTrue();
        pass(Duration.ofSeconds(2));
        assertThat(sessions.isOpenFor(with(cookie))).isFalse();
    }

    @Test
    void anAddressMayTryAgainAfterThePause() {
        FailedLogins failures = new FailedLogins(nanos::get);
        InetAddress sender = InetAddress.ofLiteral("192.0.2.1");
        for (int i = 0; i < 5; i++) {
            assertThat(failures.mustWait(sender)).isFalse();
            failures.count(sender);
        }

        assertThat(failures.mustWait(sender)).isTrue();
        assertThat(failures.mustWait(InetAddress.ofLiteral("192.0.2.2"))).isFalse();
        pass(FailedLogins.PAUSE.plusSeconds(1));
        assertThat(failures.mustWait(sender)).isFalse();
    }

    private void pass(Duration duration) {
        nanos.addAndGet(duration.toNanos());
    }

    private static RequestHeaders with(Cookie cookie) {
        return RequestHeaders.builder(HttpMethod.GET, "/").cookie(cookie).build();
    }
}
