package dev.weft.model.batch;

/** How protobuf writes the value of a field (protobuf encoding guide, "message structure"). Groups are not among them: OTLP has none. */
public final class WireType {

    public static final int VARINT = 0;
    public static final int FIXED64 = 1;
    public static final int LENGTH_DELIMITED = 2;
    public static final int FIXED32 = 5;

    private WireType() {}
}
