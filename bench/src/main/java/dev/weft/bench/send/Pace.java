package dev.weft.bench.send;

/** Says when each request is due. A request's time counts from then, however late it really goes out. */
@FunctionalInterface
public interface Pace {

    /** Waits until the request may go, and returns since when it was due as {@link System#nanoTime()}. */
    long await(int number);

    /** Returns a pace by which the next request goes as soon as a connection is free. */
    static Pace asAnswered() {
        return number -> System.nanoTime();
    }
}
