package dev.weft.otlp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.ingest.Findings;
import dev.weft.ingest.IngestLimits;
import dev.weft.ingest.Submission;
import dev.weft.model.batch.BatchColumns;
import dev.weft.model.batch.BatchReader;
import dev.weft.model.batch.SpanBatch;
import dev.weft.store.contract.Seed;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.ArrayValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.TracesData;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What goes straight to columns comes out as the generated classes have it, and what they would change takes their way. */
class FastWayTest {

    private static final int REQUESTS = Boolean.getBoolean("weft.long") ? 20_000 : 1_000;
    private static final int MUTATIONS = Boolean.getBoolean("weft.long") ? 500_000 : 10_000;

    private final Seed seed = Seed.ofRun();
    private final Random random = seed.random();
    private final RandomTraces traces = new RandomTraces(random);
    private final WireMutations mutations = new WireMutations(random);

    @Test
    void everyConstructOfOtlpIsPlain() {
        BatchReader reader = BatchReader.ofRequests(IngestLimits.DEFAULTS.ofBatch());
        for (int i = 0; i < REQUESTS; i++) {
            byte[] body = traces.tracesData().toByteArray();

            assertThat(isTaken(reader, body, IngestLimits.DEFAULTS))
                    .as("%s, request %d", seed, i)
                    .isTrue();
        }
    }

    @Test
    void changedRequestsAreTakenAsTheyAreOrNotAtAll() {
        BatchReader reader = BatchReader.ofRequests(IngestLimits.DEFAULTS.ofBatch());
        int taken = 0;
        int left = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] body = traces.tracesData().toByteArray();
            int changes = 1 + random.nextInt(2);
            for (int change = 0; change < changes; change++) {
                body = mutations.mutate(body, TracesData.getDescriptor());
            }
            if (isTaken(reader, body, IngestLimits.DEFAULTS)) {
                taken++;
            } else {
                left++;
            }
        }
        assertThat(taken).as("%s", seed).isGreaterThan(MUTATIONS / 10);
        assertThat(left).as("%s", seed).isGreaterThan(MUTATIONS / 10);
    }

    @Test
    void damagedRequestsAreTakenAsTheyAreOrNotAtAll() {
        BatchReader reader = BatchReader.ofRequests(IngestLimits.DEFAULTS.ofBatch());
        int taken = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] body = Damage.of(traces.tracesData().toByteArray(), random);
            taken += isTaken(reader, body, IngestLimits.DEFAULTS) ? 1 : 0;
        }

        assertThat(taken).as("%s", seed).isBetween(MUTATIONS / 10, MUTATIONS - MUTATIONS / 10);
    }

    @Test
    void whatIsOverALimitIsLeftAndNothingElse() {
        int left = 0;
        for (int i = 0; i < REQUESTS; i++) {
            IngestLimits limits = smallLimits();
            byte[] body = spansEverywhere(traces.tracesData()).toByteArray();
            Findings findings = new Findings();
            Submission.cut(OtlpDecoder.read(body, findings), limits, findings);

            boolean taken = isTaken(BatchReader.ofRequests(limits.ofBatch()), body, limits);

            assertThat(taken)
                    .as("%s, request %d, %s: %s", seed, i, limits, findings.message())
                    .isEqualTo(findings.message().isEmpty());
            left += taken ? 0 : 1;
        }
        assertThat(left).as("%s", seed).isBetween(1, REQUESTS - 1);
    }

    @Test
    void valuesAreTakenAsDeepAsTheGeneratedClassesTakeThem() {
        BatchReader reader = BatchReader.ofRequests(IngestLimits.DEFAULTS.ofBatch());

        assertThat(isTaken(reader, nested(47), IngestLimits.DEFAULTS)).isTrue();
        assertThat(isTaken(reader, nested(48), IngestLimits.DEFAULTS)).isFalse();
        assertThat(slowly(nested(47), IngestLimits.DEFAULTS)).isNotNull();
        assertThat(slowly(nested(48), IngestLimits.DEFAULTS)).isNull();
    }

    /** Returns whether the fast way took the request, after comparing it with the slow way. */
    private boolean isTaken(BatchReader reader, byte[] body, IngestLimits limits) {
        SpanBatch fast = reader.readPlain(body);
        Submission slow = slowly(body, limits);
        if (slow != null) {
            BatchColumns.assertAgree(slow.batch(), seed);
        }
        if (fast == null) {
            return false;
        }
        if (slow == null) {
            throw new AssertionError("refused by the generated classes, " + seed);
        }
        assertThat(slow.findings().message()).as("%s", seed).isEmpty();
        assertThat(fast.spans()).as("%s", seed).isEqualTo(slow.batch().spans());
        assertThat(fast.bytes()).isSameAs(body);
        BatchColumns.assertAgree(fast, seed);
        return true;
    }

    private static @Nullable Submission slowly(byte[] body, IngestLimits limits) {
        Findings findings = new Findings();
        try {
            return Submission.cut(OtlpDecoder.read(body, findings), limits, findings);
        } catch (MalformedRequestException _) {
            return null;
        }
    }

    private IngestLimits smallLimits() {
        return new IngestLimits(
                3 + random.nextInt(3),
                1 + random.nextInt(3),
                2 + random.nextInt(4),
                20 + random.nextInt(40),
                10 + random.nextInt(10),
                1,
                1,
                Duration.ofSeconds(1),
                Duration.ofSeconds(1));
    }

    /** Leaves out resources and scopes without spans: no limit cuts what is not stored. */
    private static TracesData spansEverywhere(TracesData data) {
        TracesData.Builder kept = TracesData.newBuilder();
        for (ResourceSpans ofResource : data.getResourceSpansList()) {
            List<ScopeSpans> scopes = ofResource.getScopeSpansList().stream()
                    .filter(ofScope -> ofScope.getSpansCount() > 0)
                    .toList();
            if (!scopes.isEmpty()) {
                kept.addResourceSpans(ofResource.toBuilder().clearScopeSpans().addAllScopeSpans(scopes));
            }
        }
        return kept.build();
    }

    private static byte[] nested(int arrays) {
        AnyValue value = AnyValue.newBuilder().setIntValue(1).build();
        for (int i = 0; i < arrays; i++) {
            value = AnyValue.newBuilder()
                    .setArrayValue(ArrayValue.newBuilder().addValues(value))
                    .build();
        }
        return Requests.request(Requests.span()
                        .addAttributes(KeyValue.newBuilder().setKey("deep").setValue(value))
                        .build())
                .toByteArray();
    }
}
