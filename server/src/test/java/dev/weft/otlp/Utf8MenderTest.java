package dev.weft.otlp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import com.sun.management.ThreadMXBean;
import dev.weft.ingest.Finding;
import dev.weft.ingest.Submission;
import dev.weft.model.AttributeValue;
import dev.weft.store.contract.Seed;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.ArrayValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.TracesData;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Mending changes invalid strings and nothing else. */
class Utf8MenderTest {

    @Test
    void aValidMessageStaysAsItIs() throws Exception {
        Seed seed = Seed.ofRun();
        RandomTraces traces = new RandomTraces(seed.random());
        for (int i = 0; i < 200; i++) {
            TracesData sent = traces.tracesData();
            Utf8Mender mender = new Utf8Mender();

            byte[] mended = mender.mend(sent.toByteArray(), TracesData.getDescriptor());

            assertThat(TracesData.parseFrom(mended)).as("%s", seed).isEqualTo(sent);
            assertThat(mender.mendedCount()).as("%s", seed).isZero();
        }
    }

    /** Lengths are written in one byte or two, and grow with what lies within. */
    @Test
    void whatBecomesLongerHasItsLengthAtEveryDepth() throws Exception {
        AnyValue seven = AnyValue.newBuilder().setIntValue(7).build();
        for (int length = 0; length < 400; length++) {
            byte[] invalid = new byte[length];
            Arrays.fill(invalid, (byte) 0xFF);
            UnknownFieldSet.Field bytes = UnknownFieldSet.Field.newBuilder()
                    .addLengthDelimited(ByteString.copyFrom(invalid))
                    .build();
            AnyValue sent = AnyValue.newBuilder()
                    .setUnknownFields(UnknownFieldSet.newBuilder()
                            .addField(AnyValue.STRING_VALUE_FIELD_NUMBER, bytes)
                            .build())
                    .build();
            AnyValue text = AnyValue.newBuilder()
                    .setStringValue("\uFFFD".repeat(length))
                    .build();

            byte[] mended = new Utf8Mender().mend(inLists(sent, seven).toByteArray(), AnyValue.getDescriptor());

            assertThat(AnyValue.parseFrom(mended)).isEqualTo(inLists(text, seven));
        }
    }

    private static AnyValue inLists(AnyValue text, AnyValue other) {
        return list(other, list(text, other, text), text, other);
    }

    private static AnyValue list(AnyValue... values) {
        return AnyValue.newBuilder()
                .setArrayValue(ArrayValue.newBuilder().addAllValues(List.of(values)))
                .build();
    }

    @Test
    void aDeepMessageIsNotCopiedForEachOfItsLevels() throws Exception {
        int length = 1 << 20;
        AnyValue value =
                AnyValue.newBuilder().setStringValue("x".repeat(length)).build();
        for (int depth = 0; depth < 40; depth++) {
            value = list(value);
        }
        byte[] message = value.toByteArray();
        message[message.length - 1] = (byte) 0xFF;
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();

        byte[] mended = new Utf8Mender().mend(message, AnyValue.getDescriptor());

        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(40L * length);
        AnyValue read = AnyValue.parseFrom(mended);
        while (read.hasArrayValue()) {
            read = read.getArrayValue().getValues(0);
        }
        assertThat(read.getStringValue()).isEqualTo("x".repeat(length - 1) + "\uFFFD");
    }

    @Test
    void invalidStringsAreMendedAtEveryDepthAndBytesAreNot() {
        String marker = "MARKER";
        ByteString raw = ByteString.copyFrom(new byte[] {(byte) 0xFF, (byte) 0xFE});
        byte[] request = Requests.request(Requests.span()
                        .addAttributes(KeyValue.newBuilder()
                                .setKey(marker)
                                .setValue(AnyValue.newBuilder().setBytesValue(raw)))
                        .addLinks(Span.Link.newBuilder()
                                .setTraceId(Requests.hex(Requests.TRACE_ID))
                                .setSpanId(Requests.hex(Requests.SPAN_ID))
                                .setTraceState(marker))
                        .build())
                .toByteArray();
        byte[] invalid = marker.getBytes(StandardCharsets.US_ASCII);
        for (int at = 0; at + invalid.length <= request.length; at++) {
            if (Arrays.equals(request, at, at + invalid.length, invalid, 0, invalid.length)) {
                request[at] = (byte) 0xFF;
            }
        }

        Submission submission = Requests.decode(OtlpEncoding.PROTOBUF, request);

        var span = submission.batch().spans().getFirst();
        assertThat(span.attributes().entries().getFirst().key()).isEqualTo("\uFFFDARKER");
        assertThat(span.attributes().entries().getFirst().value())
                .isEqualTo(new AttributeValue.Bytes(raw.toByteArray()));
        assertThat(span.links().getFirst().traceState()).isEqualTo("\uFFFDARKER");
        assertThat(span.links().getFirst().isValid()).isTrue();
        assertThat(submission.findings().count(Finding.INVALID_UTF8)).isEqualTo(2);
    }
}
