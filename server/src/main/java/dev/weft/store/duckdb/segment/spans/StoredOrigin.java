package dev.weft.store.duckdb.segment.spans;

import dev.weft.model.batch.Origin;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** An origin as a footer has it, decoded when it is first asked for; equal to any other of the same bytes. Safe for many threads. */
final class StoredOrigin {

    private final byte[] bytes;
    private final int hash;
    private volatile @Nullable Origin origin;

    StoredOrigin(byte[] bytes) {
        this.bytes = bytes;
        this.hash = Arrays.hashCode(bytes);
    }

    Origin origin() {
        Origin decoded = origin;
        if (decoded == null) {
            decoded = OriginBytes.read(bytes);
            origin = decoded;
        }
        return decoded;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StoredOrigin stored && hash == stored.hash && Arrays.equals(bytes, stored.bytes);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
