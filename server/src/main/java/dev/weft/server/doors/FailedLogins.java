package dev.weft.server.doors;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.net.InetAddress;
import java.time.Duration;

/** Who has offered a wrong token lately. After five failures an address waits a minute before it may try again. */
public final class FailedLogins {

    static final Duration PAUSE = Duration.ofMinutes(1);

    private static final int MAX_FAILURES = 5;
    private static final int MAX_ADDRESSES = 10_000;

    private final Cache<InetAddress, Integer> failures;

    public FailedLogins(Ticker ticker) {
        this.failures = Caffeine.newBuilder()
                .maximumSize(MAX_ADDRESSES)
                .expireAfterWrite(PAUSE)
                .ticker(ticker)
                .build();
    }

    boolean mustWait(InetAddress address) {
        Integer count = failures.getIfPresent(address);
        return count != null && count >= MAX_FAILURES;
    }

    void count(InetAddress address) {
        failures.asMap().merge(address, 1, Integer::sum);
    }
}
