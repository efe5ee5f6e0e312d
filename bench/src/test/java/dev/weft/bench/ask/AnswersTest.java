package dev.weft.bench.ask;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** Times of answers, and which of them were not whole. */
class AnswersTest {

    private final Answers answers = new Answers();

    @Test
    void timesAreThoseOfAllAnswersAndIncompleteOnesAreCounted() {
        answers.record(answer("{\"items\":[],\"complete\":true}", 2_000_000));
        answers.record(answer("{\"items\":[],\"complete\":false}", 4_000_000));

        ObjectNode result = JsonMapper.shared().createObjectNode();
        answers.put(result);

        assertThat(result.get("requests").intValue()).isEqualTo(2);
        assertThat(result.get("maxMillis").doubleValue()).isEqualTo(4);
        assertThat(result.get("incomplete").intValue()).isEqualTo(1);
    }

    @Test
    void theShareOfCutAnswersIsOfAllAnswers() {
        for (String cut : new String[] {"{\"why\":\"deadline\"}", "null", "null", "null"}) {
            answers.record(answer("{\"items\":[],\"cut\":" + cut + "}", 1));
        }

        ObjectNode result = JsonMapper.shared().createObjectNode();
        answers.put(result);

        assertThat(result.get("cutShare").doubleValue()).isEqualTo(0.25);
    }

    @Test
    void timesAreComparedWithThoseThatAreKnown() {
        answers.record(answer("{}", 6_000_000));
        ObjectNode alone = JsonMapper.shared().createObjectNode().put("p99Millis", 1.5);
        ObjectNode result = JsonMapper.shared().createObjectNode();

        answers.put(result.putObject("asked"), alone);
        answers.put(result.putObject("notAskedAlone"), MissingNode.getInstance());
        new Answers().put(result.putObject("notAsked"), alone);

        assertThat(result.at("/asked/p99TimesAlone").doubleValue()).isEqualTo(4);
        assertThat(result.at("/notAskedAlone/p99TimesAlone").isMissingNode()).isTrue();
        assertThat(result.at("/notAsked/p99TimesAlone").isMissingNode()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"items\":[],\"complete\":false}",
                "{\"facets\":[{\"values\":[],\"complete\":false}],\"cut\":null}",
                "{\"items\":[],\"cut\":{\"why\":\"deadline\"}}"
            })
    void anAnswerSaysThatItIsNotWhole(String body) {
        assertThat(answer(body, 1).isWhole()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"items\":[],\"cut\":null}",
                "{\"value\":\"\\\"complete\\\":false\",\"complete\":true}",
                "{\"resourceSpans\":[]}"
            })
    void anAnswerThatDoesNotIsWhole(String body) {
        assertThat(answer(body, 1).isWhole()).isTrue();
    }

    private static HttpAnswer answer(String body, long tookNanos) {
        return new HttpAnswer(200, ByteString.copyFromUtf8(body), tookNanos);
    }
}
