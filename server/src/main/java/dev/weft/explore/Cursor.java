package dev.weft.explore;

import dev.weft.model.SpanId;
import dev.weft.model.SpanKey;
import dev.weft.model.TraceId;
import dev.weft.store.LinkPlace;
import dev.weft.store.SearchPlace;
import java.nio.ByteBuffer;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The place behind which a page begins, as opaque base64url text: the question's {@link Fingerprint}, whether the row had
 * a sort key, that key, and the ids that break ties.
 */
final class Cursor {

    private static final int SEARCH_BYTES = 1 + 4 * Long.BYTES + Long.BYTES;
    private static final int LINK_BYTES = SEARCH_BYTES + Integer.BYTES;

    private Cursor() {}

    static String print(long fingerprint, SearchPlace place) {
        return encode(put(ByteBuffer.allocate(SEARCH_BYTES), fingerprint, place.hasKey(), place.key(), place.span()));
    }

    static String print(long fingerprint, LinkPlace place) {
        return encode(put(ByteBuffer.allocate(LINK_BYTES), fingerprint, place.hasKey(), place.key(), place.other())
                .putInt(place.position()));
    }

    static SearchPlace parseSearch(String text, long fingerprint) {
        ByteBuffer bytes = decode(text, fingerprint, SEARCH_BYTES);
        return new SearchPlace(bytes.get() != 0, bytes.getLong(), key(bytes));
    }

    static LinkPlace parseLink(String text, long fingerprint) {
        ByteBuffer bytes = decode(text, fingerprint, LINK_BYTES);
        try {
            return new LinkPlace(bytes.get() != 0, bytes.getLong(), key(bytes), bytes.getInt());
        } catch (IllegalArgumentException e) {
            throw foreign(text, e);
        }
    }

    private static ByteBuffer put(ByteBuffer bytes, long fingerprint, boolean hasKey, long key, SpanKey tie) {
        return bytes.putLong(fingerprint)
                .put((byte) (hasKey ? 1 : 0))
                .putLong(key)
                .putLong(tie.traceId().high())
                .putLong(tie.traceId().low())
                .putLong(tie.spanId().value());
    }

    private static SpanKey key(ByteBuffer bytes) {
        return new SpanKey(new TraceId(bytes.getLong(), bytes.getLong()), new SpanId(bytes.getLong()));
    }

    private static String encode(ByteBuffer bytes) {
        byte[] content = new byte[bytes.flip().remaining()];
        bytes.get(content);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(content);
    }

    private static ByteBuffer decode(String text, long fingerprint, int length) {
        ByteBuffer bytes;
        try {
            bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(text));
        } catch (IllegalArgumentException e) {
            throw foreign(text, e);
        }
        if (bytes.remaining() != length || bytes.getLong() != fingerprint) {
            throw foreign(text, null);
        }
        return bytes;
    }

    private static QueryException foreign(String text, @Nullable Throwable cause) {
        return new QueryException(
                QueryException.Kind.INVALID,
                "cursor: '" + Excerpt.of(text) + "' (expected: the 'next' of an answer to the same question)",
                cause);
    }
}
