package dev.weft.server.settings;

import dev.weft.otlp.OtherSignals;
import dev.weft.otlp.OtlpLimits;
import java.time.Duration;
import java.util.List;

/** What the OTLP doors take. */
public record OtlpSettings(OtlpLimits limits, OtherSignals otherSignals) {

    private static final OtlpLimits DEFAULTS = OtlpLimits.DEFAULTS;

    private static final SettingType<Long> MESSAGE_SIZE = Quantities.size(1 << 10, 1 << 30);
    private static final SettingType<Duration> TIMEOUT =
            Quantities.duration(Duration.ofSeconds(1), Duration.ofHours(1));

    public static final Setting<Long> GRPC_MESSAGE = new Setting<>(
            "otlp-grpc-max-message",
            MESSAGE_SIZE,
            (long) DEFAULTS.maxGrpcMessageBytes(),
            "The largest gRPC request, before and after decompression.");

    public static final Setting<Long> HTTP_BODY = new Setting<>(
            "otlp-http-max-body",
            MESSAGE_SIZE,
            (long) DEFAULTS.maxHttpBodyBytes(),
            "The largest HTTP body, before and after decompression.");

    public static final Setting<Long> RECEIVING_SIZE = new Setting<>(
            "otlp-max-receiving-size",
            Quantities.size(1 << 20, 1L << 40),
            DEFAULTS.maxReceivingBytes(),
            "What all requests that are being received may take, before and after decompression; more are refused with a"
                    + " delay. One that is larger alone is received when there is no other.");

    public static final Setting<Duration> RECEIVE_TIMEOUT = new Setting<>(
            "otlp-receive-timeout",
            TIMEOUT,
            DEFAULTS.receiveTimeout(),
            "How long a sender may take for the body of one request.");

    public static final Setting<Duration> ANSWER_TIMEOUT = new Setting<>(
            "otlp-answer-timeout",
            TIMEOUT,
            DEFAULTS.answerTimeout(),
            "How long the answer to a received request may take. Must be longer than ingest-commit-timeout, whose answer says"
                    + " more.");

    public static final Setting<OtherSignals> OTHER_SIGNALS = new Setting<>(
            "other-signals",
            SettingTypes.choice(OtherSignals.class),
            OtherSignals.DISCARD,
            "What happens to metrics and logs, which are not kept: discard answers their senders with success, refuse"
                    + " answers UNIMPLEMENTED over gRPC and 404 over HTTP.");

    static final SettingGroup<OtlpSettings> GROUP = new SettingGroup<>(
            "OTLP",
            List.of(GRPC_MESSAGE, HTTP_BODY, RECEIVING_SIZE, RECEIVE_TIMEOUT, ANSWER_TIMEOUT, OTHER_SIGNALS),
            values -> new OtlpSettings(
                    new OtlpLimits(
                            Math.toIntExact(values.value(GRPC_MESSAGE)),
                            Math.toIntExact(values.value(HTTP_BODY)),
                            values.value(RECEIVING_SIZE),
                            values.value(RECEIVE_TIMEOUT),
                            answerTimeout(values)),
                    values.value(OTHER_SIGNALS)));

    /** What the ingest answers when a commit takes too long must come before what a door answers. */
    private static Duration answerTimeout(SettingValues values) {
        Duration answer = values.value(ANSWER_TIMEOUT);
        if (answer.compareTo(values.value(IngestSettings.COMMIT_TIMEOUT)) <= 0) {
            throw new SettingException(values.written(ANSWER_TIMEOUT) + " (expected: longer than "
                    + values.written(IngestSettings.COMMIT_TIMEOUT) + ")");
        }
        return answer;
    }
}
