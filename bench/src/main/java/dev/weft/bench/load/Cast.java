package dev.weft.bench.load;

/** Says which span stands at each place of a request, when it ran and what it links to. */
interface Cast {

    int trace(int place);

    int span(int place);

    int parent(int span);

    /** The span's start before its own jitter. */
    long startUnixNano(int trace, int span);

    long durationNanos(int trace, int span);

    /** The trace whose root the link leads to. */
    int linkedTrace(int trace, int span, int link, long noise);
}
