package dev.weft.otlp;

/** The seed of random tests: {@code -Dweft.seed}, or one of its own for each run. Tests name it in their failures. */
final class Seeds {

    private Seeds() {}

    static long seed() {
        return Long.getLong("weft.seed", System.nanoTime());
    }
}
