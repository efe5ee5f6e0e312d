package dev.weft.model.batch;

/** How many spans a request has, so that columns are made once and in size. */
final class SpanCount {

    /** Tags, lengths and content of a span's two ids, and the span's own tag and length. */
    private static final int MIN_SPAN_BYTES = 30;

    private SpanCount() {}

    /** @throws NotPlainException when that cannot be told, or when some of them have no ids */
    static int of(byte[] bytes) {
        WireCursor request = new WireCursor().over(bytes, 0, bytes.length);
        WireCursor ofResource = new WireCursor();
        WireCursor ofScope = new WireCursor();
        int count = 0;
        while (request.next()) {
            if (request.field() != OtlpFields.TRACES_RESOURCE_SPANS) {
                continue;
            }
            expectMessage(request);
            ofResource.over(request);
            while (ofResource.next()) {
                if (ofResource.field() != OtlpFields.RESOURCE_SPANS_SCOPE_SPANS) {
                    continue;
                }
                expectMessage(ofResource);
                ofScope.over(ofResource);
                while (ofScope.next()) {
                    count += ofScope.field() == OtlpFields.SCOPE_SPANS_SPANS ? 1 : 0;
                }
            }
        }
        if (count > bytes.length / MIN_SPAN_BYTES) {
            throw new NotPlainException(0, "spans of at least " + MIN_SPAN_BYTES + " bytes");
        }
        return count;
    }

    private static void expectMessage(WireCursor at) {
        if (at.wireType() != WireType.LENGTH_DELIMITED) {
            throw new NotPlainException(at.offset(), "a message");
        }
    }
}
