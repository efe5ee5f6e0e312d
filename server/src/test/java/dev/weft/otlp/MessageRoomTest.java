package dev.weft.otlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.ingest.Finding;
import dev.weft.ingest.Submission;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.Span;
import java.util.Collections;
import org.junit.jupiter.api.Test;

/** Messages that say next to nothing cost themselves when they are few, and the whole request when they are its point. */
class MessageRoomTest {

    private static final int FEW = 1_000;
    private static final int MANY = 100_000;

    @Test
    void aFewEmptySpansDoNotCostTheGoodOnes() {
        Submission submission = decode(FEW, Span.getDefaultInstance());

        assertThat(submission.batch().size()).isEqualTo(1);
        assertThat(submission.findings().count(Finding.INVALID_TRACE_ID)).isEqualTo(FEW);
    }

    @Test
    void spansWithoutAnythingAreRefusedWhenThereIsLittleElse() {
        assertThatThrownBy(() -> decode(MANY, Span.getDefaultInstance()))
                .isInstanceOf(MalformedRequestException.class)
                .hasMessage(
                        "body: 100006 messages in 200102 bytes (expected: spans with ids, events with a time, attributes"
                                + " with a value)");
    }

    @Test
    void linksWithoutAnythingAreRefusedWhenThereIsLittleElse() {
        Span span = Requests.span()
                .addAllLinks(Collections.nCopies(MANY, Span.Link.getDefaultInstance()))
                .build();

        assertThatThrownBy(() -> Requests.decode(
                        OtlpEncoding.PROTOBUF, Requests.request(span).toByteArray()))
                .isInstanceOf(MalformedRequestException.class);
    }

    @Test
    void theShortestAttributesAndSpansAreTakenHoweverManyTheyAre() {
        KeyValue attribute = KeyValue.newBuilder()
                .setKey("a")
                .setValue(AnyValue.newBuilder().setIntValue(1))
                .build();
        Span wide = Requests.span()
                .addAllAttributes(Collections.nCopies(MANY, attribute))
                .build();
        Span bare = Span.newBuilder()
                .setTraceId(Requests.hex(Requests.TRACE_ID))
                .setSpanId(Requests.hex(Requests.SPAN_ID))
                .build();

        assertThat(decode(1, wide).batch().size()).isEqualTo(2);
        assertThat(decode(MANY, bare).batch().size()).isEqualTo(1 + MANY);
    }

    /** Returns what is decoded of one span whose parent's id is invalid, which keeps it from the fast way, and of the others. */
    private static Submission decode(int count, Span other) {
        Span first = Requests.span().setParentSpanId(Requests.hex("00")).build();
        Span[] spans = new Span[1 + count];
        spans[0] = first;
        for (int i = 1; i < spans.length; i++) {
            spans[i] = other;
        }
        return Requests.decode(OtlpEncoding.PROTOBUF, Requests.request(spans).toByteArray());
    }
}
