package dev.weft.server.settings;

import dev.weft.ingest.IngestLimits;
import java.time.Duration;
import java.util.List;

/** The settings that become {@link IngestLimits}. */
public final class IngestSettings {

    private static final IngestLimits DEFAULTS = IngestLimits.DEFAULTS;

    private static final SettingType<Integer> COUNT = SettingTypes.integer(1, 1_000_000);

    public static final Setting<Integer> ATTRIBUTES = new Setting<>(
            "ingest-max-attributes",
            COUNT,
            DEFAULTS.maxAttributes(),
            "Attributes of one span, event, link, resource or scope; more are dropped and counted.");

    public static final Setting<Integer> EVENTS = new Setting<>(
            "ingest-max-events", COUNT, DEFAULTS.maxEvents(), "Events of one span; more are dropped and counted.");

    public static final Setting<Integer> LINKS = new Setting<>(
            "ingest-max-links", COUNT, DEFAULTS.maxLinks(), "Links of one span; more are dropped and counted.");

    public static final Setting<Long> VALUE_SIZE = new Setting<>(
            "ingest-max-value-size",
            Quantities.size(64, 1 << 30),
            (long) DEFAULTS.maxValueBytes(),
            "Size of one attribute's key or value; a larger attribute is dropped and counted.");

    public static final Setting<Long> TEXT_SIZE = new Setting<>(
            "ingest-max-text-size",
            Quantities.size(64, 1 << 30),
            (long) DEFAULTS.maxTextBytes(),
            "Size of a name, status message or trace state; a longer one is shortened.");

    public static final Setting<Long> WAITING_SIZE = new Setting<>(
            "ingest-max-waiting-size",
            Quantities.size(1 << 20, 1L << 40),
            DEFAULTS.maxWaitingBytes(),
            "Decompressed size of the requests that wait to be stored; more are refused with a delay.");

    public static final Setting<Integer> WAITING_REQUESTS = new Setting<>(
            "ingest-max-waiting-requests",
            COUNT,
            DEFAULTS.maxWaitingRequests(),
            "Number of requests that wait to be stored; more are refused with a delay.");

    public static final Setting<Duration> COMMIT_TIMEOUT = new Setting<>(
            "ingest-commit-timeout",
            Quantities.duration(Duration.ofSeconds(1), Duration.ofHours(1)),
            DEFAULTS.commitTimeout(),
            "How long a request waits to be stored before its sender is told to come again.");

    public static final Setting<Duration> RETRY_DELAY = new Setting<>(
            "ingest-retry-delay",
            Quantities.duration(Duration.ofMillis(1), Duration.ofHours(1)),
            DEFAULTS.retryDelay(),
            "The delay that a refused sender is told.");

    static final SettingGroup<IngestLimits> GROUP = new SettingGroup<>(
            "Ingest",
            List.of(
                    ATTRIBUTES,
                    EVENTS,
                    LINKS,
                    VALUE_SIZE,
                    TEXT_SIZE,
                    WAITING_SIZE,
                    WAITING_REQUESTS,
                    COMMIT_TIMEOUT,
                    RETRY_DELAY),
            values -> new IngestLimits(
                    values.value(ATTRIBUTES),
                    values.value(EVENTS),
                    values.value(LINKS),
                    Math.toIntExact(values.value(VALUE_SIZE)),
                    Math.toIntExact(values.value(TEXT_SIZE)),
                    values.value(WAITING_SIZE),
                    values.value(WAITING_REQUESTS),
                    values.value(COMMIT_TIMEOUT),
                    values.value(RETRY_DELAY)));

    private IngestSettings() {}
}
