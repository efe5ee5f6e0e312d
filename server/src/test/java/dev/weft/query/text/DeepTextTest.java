package dev.weft.query.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.query.InvalidQueryException;
import dev.weft.query.Query;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No text exhausts the stack of those who read or walk its tree. */
class DeepTextTest {

    @Test
    void hundredsOfConditionsAreRead() {
        String text = "{ " + "span.a = 1 || ".repeat(290) + "span.a = 1 }";
        Query query = TraceQl.parse(text);

        assertThat(TraceQl.print(query)).isEqualTo(text);
        assertThat(TraceQl.parse(text)).isEqualTo(query).hasSameHashCodeAs(query);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            value = {
                "{ span.a      @ || span.a      @ }",
                "{ span.a = 1  @ + 1            @ }",
                "{             @ (              @ span.a }",
                "{             @ !              @ span.a }",
                "{ span.a =    @ -              @ span.a }",
                "{ span.a = 2 ^ @ -             @ span.a }",
                "{ }           @ -> { }         @ ''",
                "{ }           @ && { }         @ ''",
                "''            @ (              @ { }",
                "{ } |         @ (              @ count() > 1",
                "{ } | count() @ + 1            @ > 1",
                "{ } | rate()  @ | topk(5)      @ ''",
                "{ } | rate()  @ > 1            @ ''",
                "({ } | rate()) @ * 2           @ ''",
                "''            @ ({ } |         @ { }",
            })
    void greatDepthIsRefused(String before, String repeated, String after) {
        String text = before + " " + (repeated + " ").repeat(20_000) + after;

        assertThatThrownBy(() -> TraceQl.parse(text))
                .isInstanceOf(InvalidQueryException.class)
                .hasMessageContaining("nested too deeply");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '@',
            value = {
                "{ span.a        @ || span.a   @ }",
                "{ span.a = 1    @ + 1         @ }",
                "{ }             @ ->> { }     @ ''",
                "{ span.a =      @ -           @ 1 }",
                "{ } | count()   @ + 1         @ > 1",
                "{ } | rate()    @ | topk(5)   @ ''",
                "{ } | rate()    @ > 1         @ ''",
                "({ } | rate())  @ * 2         @ ''",
            })
    void whatIsReadCanBeWalked(String before, String repeated, String after) {
        for (int depth = 1; depth <= 1_000; depth += depth % 50 == 1 ? 49 : 1) {
            String text = before + " " + (repeated + " ").repeat(depth) + after;
            Query query;
            try {
                query = TraceQl.parse(text);
            } catch (InvalidQueryException refused) {
                assertThat(refused).hasMessageContaining("nested too deeply");
                break;
            }
            assertThat(TraceQl.parse(TraceQl.print(query))).isEqualTo(query).hasSameHashCodeAs(query);
        }
    }
}
