package dev.weft.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import dev.weft.bench.send.ExportAnswer;
import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What is counted of the answers to a load. */
class TallyTest {

    private static final ExportAnswer ACKNOWLEDGED = new ExportAnswer(0, "", null, ByteString.EMPTY);
    private static final ExportAnswer UNAVAILABLE = new ExportAnswer(14, "disk full", null, ByteString.EMPTY);

    private final Tally tally = new Tally();

    @Test
    void countsStallsByWhenRequestsWereDue() throws IOException {
        acknowledge(0, 0, 10);
        acknowledge(1, 10, 900);
        acknowledge(2, 20, 901);

        ObjectNode figures = figures();
        assertThat(figures.get("acknowledgementsOver500Millis").intValue()).isEqualTo(2);
        assertThat(figures.get("longestSilenceMillis").doubleValue()).isEqualTo(890);
        assertThat(figures.at("/acknowledgement/maxMillis").doubleValue()).isEqualTo(890);
    }

    @Test
    void knowsUpToWhichRequestAllIsAcknowledged() throws IOException {
        acknowledge(0, 0, 1);
        acknowledge(2, 0, 1);
        assertThat(tally.acknowledgedUpTo()).isEqualTo(1);

        acknowledge(1, 0, 1);
        assertThat(tally.acknowledgedUpTo()).isEqualTo(3);
    }

    @Test
    void whatIsNeitherAcknowledgedNorRefusedWithADelayIsNamed() throws IOException {
        tally.answered(0, UNAVAILABLE, 0, 1);

        assertThat(figures().at("/otherAnswers/grpc-status 14, disk full").intValue())
                .isEqualTo(1);
        assertThat(tally.acknowledgedRequests()).isZero();
        assertThatThrownBy(() -> tally.strict().answered(1, UNAVAILABLE, 0, 1))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("disk full");
    }

    @Test
    void refusalsThatDifferInLargeNumbersAloneAreOne() throws IOException {
        tally.answered(0, refused("the disk is full: 52428 bytes are free"), 0, 1);
        tally.answered(1, refused("the disk is full: 1049 bytes are free"), 0, 1);

        assertThat(tally.refused().cardinality()).isEqualTo(2);
        assertThat(figures().get("refusals")).hasToString("{\"grpc-status 14, the disk is full: … bytes are free\":2}");
    }

    /** With a delay after which to retry. */
    private static ExportAnswer refused(String message) {
        ByteString retryInfo = field(2, field(1, ByteString.EMPTY));
        ByteString any = field(1, ByteString.copyFromUtf8("type.googleapis.com/google.rpc.RetryInfo"))
                .concat(retryInfo);
        String details = Base64.getEncoder().encodeToString(field(3, any).toByteArray());
        return new ExportAnswer(14, message, details, ByteString.EMPTY);
    }

    /** A field of bytes in protobuf's wire form, shorter than 128. */
    private static ByteString field(int number, ByteString value) {
        return ByteString.copyFrom(new byte[] {(byte) (number << 3 | 2), (byte) value.size()})
                .concat(value);
    }

    private void acknowledge(int number, long dueMillis, long answeredMillis) throws IOException {
        tally.answered(
                number,
                ACKNOWLEDGED,
                Duration.ofMillis(dueMillis).toNanos(),
                Duration.ofMillis(answeredMillis).toNanos());
    }

    private ObjectNode figures() {
        ObjectNode figures = JsonMapper.shared().createObjectNode();
        tally.put(figures);
        return figures;
    }
}
