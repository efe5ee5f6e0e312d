package dev.weft.model.batch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.store.contract.Seed;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Valid is what the JDK decodes without replacing anything. */
class Utf8Test {

    private static final int ROUNDS = 200_000;

    /** First and last bytes of every range that the encoding has. */
    private static final int[] AT_EDGES = IntStream.range(0, 256)
            .filter(value -> (value & 0x0F) == 0 || (value & 0x0F) == 0x0F)
            .toArray();

    @Test
    void sequencesOfThreeBytesAreJudgedAsByTheJdk() {
        byte[] bytes = new byte[3];
        for (int first = 0; first < 256; first++) {
            for (int second : AT_EDGES) {
                for (int third : AT_EDGES) {
                    bytes[0] = (byte) first;
                    bytes[1] = (byte) second;
                    bytes[2] = (byte) third;
                    assertAgrees(bytes, 0, 3);
                }
            }
        }
    }

    @Test
    void textsAnywhereInTheirBytesAreJudgedAsByTheJdk() {
        Seed seed = Seed.ofRun();
        Random random = seed.random();
        byte[][] pieces = {
            {'a'},
            "abcdefgh".getBytes(UTF_8),
            "é".getBytes(UTF_8),
            "日".getBytes(UTF_8),
            "😀".getBytes(UTF_8),
            {(byte) 0x80},
            {(byte) 0xF4, (byte) 0x8F, (byte) 0xBF, (byte) 0xBF},
            {(byte) 0xF4, (byte) 0x90, (byte) 0x80, (byte) 0x80},
            {(byte) 0xED, (byte) 0x9F, (byte) 0xBF},
            {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
            {(byte) 0xE0, (byte) 0x9F, (byte) 0xBF},
            {(byte) 0xF0, (byte) 0x8F, (byte) 0xBF, (byte) 0xBF}
        };
        for (int i = 0; i < ROUNDS; i++) {
            ByteBuffer bytes = ByteBuffer.allocate(64);
            int count = random.nextInt(8);
            for (int piece = 0; piece < count; piece++) {
                boolean plain = random.nextInt(4) > 0;
                bytes.put(pieces[random.nextInt(plain ? 5 : pieces.length)]);
            }
            int end = bytes.position();
            int from = random.nextInt(end + 1);
            assertAgrees(random.nextBoolean() ? bytes.array() : trimmed(bytes), from, end);
        }
    }

    private static byte[] trimmed(ByteBuffer bytes) {
        byte[] trimmed = new byte[bytes.position()];
        bytes.get(0, trimmed);
        return trimmed;
    }

    private static void assertAgrees(byte[] bytes, int from, int to) {
        if (Utf8.isValid(bytes, from, to) != decodes(bytes, from, to)) {
            assertThat(Utf8.isValid(bytes, from, to))
                    .as(HexFormat.of().formatHex(bytes, from, to))
                    .isEqualTo(decodes(bytes, from, to));
        }
    }

    private static boolean decodes(byte[] bytes, int from, int to) {
        try {
            UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, to - from));
            return true;
        } catch (CharacterCodingException _) {
            return false;
        }
    }
}
