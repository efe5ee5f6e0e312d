package dev.weft.bench.ask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What an answer must have to be counted as one. */
class ExpectTest {

    @Test
    void aCompletionThatFoundNothingInTimeIsAnAnswer() throws IOException {
        HttpAnswer late = answer("{\"from\":2,\"to\":8,\"items\":[],\"complete\":false}");

        assertThat(Expect.completion(late, "span.http")).isSameAs(late);
        assertThatThrownBy(() -> Expect.completion(answer("{\"items\":[],\"complete\":true}"), "span.http"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("expected: 200 with span.http");
    }

    private static HttpAnswer answer(String body) {
        return new HttpAnswer(200, ByteString.copyFromUtf8(body), 1);
    }
}
