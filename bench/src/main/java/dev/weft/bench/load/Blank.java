package dev.weft.bench.load;

/** What a template leaves open. Blanks of a span stand after its {@link #SPAN} and before the next one's. */
enum Blank {
    /** A trace id, and two bytes after it the span's id; the argument is the span's place in the request. */
    SPAN,
    /** The id of the parent span. */
    PARENT,
    /** Start, and one byte after it end, in little-endian nanoseconds. */
    TIMES,
    /** A user's number in decimal digits; the argument is how many. */
    USER,
    /** A tenant's number likewise. */
    TENANT,
    /** Sixteen hexadecimal digits that the trace alone has. */
    SESSION,
    /** Random decimal digits; the argument is how many. */
    DIGITS,
    /** A random varint of one byte. */
    VARINT1,
    /** A random varint of two bytes. */
    VARINT2,
    /** A random little-endian double with two decimals, of amounts below 1,000. */
    AMOUNT,
    /** A linked span's trace id, and two bytes after it its span id; the argument is the link's index on its span. */
    LINK,
    /** The number of the trace linked last in decimal digits; the argument is how many. */
    LINKED_NUMBER
}
