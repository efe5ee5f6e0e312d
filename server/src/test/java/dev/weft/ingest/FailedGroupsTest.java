package dev.weft.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.logs.LogOf;
import dev.weft.store.StoreException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Groups that fail one after the other are a line of the log every ten seconds. */
class FailedGroupsTest {

    @RegisterExtension
    final LogOf log = new LogOf(FailedGroups.class.getName());

    private final StoreException full = new StoreException(StoreException.Kind.FULL, "the disk is full", null);
    private final AtomicLong nanos = new AtomicLong();
    private final FailedGroups failed = new FailedGroups(nanos::get);

    @Test
    void whatFailsInTenSecondsIsOneLine() {
        failed.add(1, 10, full);
        nanos.addAndGet(Duration.ofSeconds(10).toNanos() - 1);
        failed.add(2, 20, full);
        nanos.addAndGet(1);
        failed.add(3, 30, full);
        failed.add(4, 40, full);

        assertThat(log.messages())
                .containsExactly(
                        "not stored: 1 requests with 10 spans: the disk is full",
                        "not stored: 5 requests with 50 spans, in 2 groups: the disk is full");
    }
}
