package dev.weft.bench.ask;

import java.io.IOException;

/**
 * One kind of look-up.
 *
 * @param name what results call it
 * @param heavy asked for less often, since one answer is large
 */
public record Question(String name, boolean heavy, Asking asking) {

    /** Asks about a trace of the load and fails when the answer is not what is stored. */
    @FunctionalInterface
    public interface Asking {
        HttpAnswer ask(HttpConnection connection, int trace) throws IOException;
    }

    static Question light(String name, Asking asking) {
        return new Question(name, false, asking);
    }

    static Question heavy(String name, Asking asking) {
        return new Question(name, true, asking);
    }
}
