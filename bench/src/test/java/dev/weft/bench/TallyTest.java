package dev.weft.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import dev.weft.bench.send.ExportAnswer;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

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
    void capacityIsBackWithTheFirstWholeSecondOfIt() {
        AtomicIntegerArray quarters = new AtomicIntegerArray(new int[] {0, 10, 0, 40, 30, 30, 30, 30});

        assertThat(Recovery.firstSlot(quarters, 100)).isEqualTo(2);
        assertThat(Recovery.firstSlot(quarters, 500)).isNegative();
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
