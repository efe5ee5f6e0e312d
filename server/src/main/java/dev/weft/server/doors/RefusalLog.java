package dev.weft.server.doors;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.weft.server.doors.DoorCounts.Lacking;
import java.net.InetAddress;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the operator who was refused: once an hour for each address and what it lacked, so that a loop fills no disk. */
final class RefusalLog {

    private static final Logger LOG = LoggerFactory.getLogger(RefusalLog.class);

    private static final Duration SILENCE = Duration.ofHours(1);
    private static final int MAX_REMEMBERED = 1_000;

    private final Cache<Refused, Boolean> told = Caffeine.newBuilder()
            .maximumSize(MAX_REMEMBERED)
            .expireAfterWrite(SILENCE)
            .build();

    private record Refused(InetAddress sender, Lacking lacking) {}

    void refused(InetAddress sender, Lacking lacking, Refusal refusal) {
        if (told.asMap().putIfAbsent(new Refused(sender, lacking), true) == null) {
            LOG.warn("refused {}: {}", sender.getHostAddress(), printable(refusal.detail()));
        }
    }

    private static String printable(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}]", "?");
    }
}
