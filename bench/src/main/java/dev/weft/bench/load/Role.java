package dev.weft.bench.load;

/** What kind of work a span is; decides its kind and, among {@link KeySpread#PEERS}, six of its attributes. */
enum Role {
    SERVER(2),
    INTERNAL(1),
    DATABASE(3),
    CLIENT(3),
    CACHE(3),
    PRODUCER(4),
    CONSUMER(5);

    private static final Role[] OF_A_TRACE = {
        SERVER, INTERNAL, DATABASE, CLIENT, SERVER, CACHE, DATABASE, INTERNAL, PRODUCER, CONSUMER
    };

    private final int kind;

    Role(int kind) {
        this.kind = kind;
    }

    /** Returns the number of OTLP's span kind. */
    int kind() {
        return kind;
    }

    static Role ofSpan(int span) {
        return OF_A_TRACE[span % OF_A_TRACE.length];
    }
}
