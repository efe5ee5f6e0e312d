package dev.weft.bench.load;

/** A request with blanks, and how they are filled in. */
final class Template {

    private static final byte[] HEX = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'};
    private static final int JITTER_NANOS = 1 << 16;

    private final byte[] bytes;
    private final Blank[] blanks;
    private final int[] positions;
    private final int[] arguments;

    Template(Wire wire) {
        this.bytes = wire.bytes();
        this.blanks = wire.blanks().toArray(Blank[]::new);
        this.positions = wire.positions();
        this.arguments = wire.arguments();
    }

    int size() {
        return bytes.length;
    }

    /** Writes the request with the spans of the cast to the start of the array. */
    void fill(byte[] into, Cast cast, Ids ids) {
        System.arraycopy(bytes, 0, into, 0, bytes.length);
        int trace = 0;
        int span = 0;
        int linked = 0;
        long noise = 0;
        for (int i = 0; i < blanks.length; i++) {
            int at = positions[i];
            int argument = arguments[i];
            switch (blanks[i]) {
                case SPAN -> {
                    trace = cast.trace(argument);
                    span = cast.span(argument);
                    noise = ids.spanNoise(trace, span);
                    putIds(into, at, ids, trace, span);
                }
                case PARENT -> putBig(into, at, ids.spanId(trace, cast.parent(span)));
                case TIMES -> {
                    long start = cast.startUnixNano(trace, span) + (noise & (JITTER_NANOS - 1));
                    putLittle(into, at, start);
                    long jitter = noise >>> 16 & (JITTER_NANOS - 1);
                    putLittle(into, at + Long.BYTES + 1, start + cast.durationNanos(trace, span) + jitter);
                }
                case USER -> putDigits(into, at, argument, ids.user(trace));
                case TENANT -> putDigits(into, at, argument, ids.tenant(trace));
                case SESSION -> putHex(into, at, ids.session(trace));
                case DIGITS -> {
                    noise = Ids.next(noise);
                    putDigits(into, at, argument, (int) (noise >>> 33));
                }
                case VARINT1 -> {
                    noise = Ids.next(noise);
                    into[at] = (byte) (noise & 0x3F);
                }
                case VARINT2 -> {
                    noise = Ids.next(noise);
                    into[at] = (byte) (noise | 0x80);
                    into[at + 1] = (byte) ((noise >>> 8 & 0x3F) | 1);
                }
                case AMOUNT -> {
                    noise = Ids.next(noise);
                    double amount = (noise >>> 33) % 100_000 / 100.0;
                    putLittle(into, at, Double.doubleToRawLongBits(amount));
                }
                case LINK -> {
                    noise = Ids.next(noise);
                    linked = cast.linkedTrace(trace, span, argument, noise);
                    putIds(into, at, ids, linked, 0);
                }
                case LINKED_NUMBER -> putDigits(into, at, argument, linked);
            }
        }
    }

    private static void putIds(byte[] into, int at, Ids ids, int trace, int span) {
        putBig(into, at, ids.traceHigh(trace));
        putBig(into, at + Long.BYTES, ids.traceLow(trace));
        putBig(into, at + 2 * Long.BYTES + 2, ids.spanId(trace, span));
    }

    private static void putBig(byte[] into, int at, long value) {
        for (int i = 0; i < Long.BYTES; i++) {
            into[at + i] = (byte) (value >>> (56 - 8 * i));
        }
    }

    private static void putLittle(byte[] into, int at, long value) {
        for (int i = 0; i < Long.BYTES; i++) {
            into[at + i] = (byte) (value >>> (8 * i));
        }
    }

    private static void putDigits(byte[] into, int at, int width, int value) {
        int rest = value;
        for (int i = at + width - 1; i >= at; i--) {
            into[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }

    private static void putHex(byte[] into, int at, long value) {
        for (int i = 0; i < 16; i++) {
            into[at + i] = HEX[(int) (value >>> (60 - 4 * i) & 0xF)];
        }
    }
}
