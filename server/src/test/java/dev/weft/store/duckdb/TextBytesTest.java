package dev.weft.store.duckdb;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.store.contract.Seed;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextBytesTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "\0", "é", "\uFFFD", "\uD83D\uDE00", "a\uD83D\uDE00\uFFFDb"})
    void wellFormedTextIsItsUtf8(String text) {
        assertThat(TextBytes.encode(text)).isEqualTo(text.getBytes(UTF_8));
        assertThat(TextBytes.decode(TextBytes.encode(text))).isEqualTo(text);
    }

    @Test
    void anySequenceOfCharsComesBackEqual() {
        Seed seed = Seed.ofRun();
        Random random = seed.random();
        char[] pool = {'a', '\0', 'é', '\uFFFD', '\uD800', '\uDBFF', '\uDC00', '\uDFFF', '\uE000', '\uD7FF'};
        for (int i = 0; i < 10_000; i++) {
            char[] chars = new char[random.nextInt(8)];
            for (int at = 0; at < chars.length; at++) {
                chars[at] = pool[random.nextInt(pool.length)];
            }
            String text = new String(chars);
            assertThat(TextBytes.decode(TextBytes.encode(text)))
                    .as("%s, %s", text.chars().boxed().toList(), seed)
                    .isEqualTo(text);
        }
    }
}
