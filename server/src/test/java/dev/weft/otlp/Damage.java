package dev.weft.otlp;

import java.util.Arrays;
import java.util.Random;

/** Bytes of a valid body that break on their way: one that is another, a bit that flips, an end that is missing, noise. */
final class Damage {

    private Damage() {}

    static byte[] of(byte[] valid, Random random) {
        byte[] body = valid.clone();
        if (body.length == 0) {
            return new byte[] {(byte) random.nextInt()};
        }
        int at = random.nextInt(body.length);
        switch (random.nextInt(4)) {
            case 0 -> body[at] = (byte) random.nextInt();
            case 1 -> body[at] ^= (byte) (1 << random.nextInt(8));
            case 2 -> body = Arrays.copyOf(body, at);
            default -> {
                int length = Math.min(random.nextInt(8), body.length - at);
                byte[] noise = new byte[length];
                random.nextBytes(noise);
                System.arraycopy(noise, 0, body, at, length);
            }
        }
        return body;
    }
}
