package dev.weft.store.duckdb.segment.spans;

import com.github.benmanes.caffeine.cache.Interner;
import dev.weft.store.AttributeKey;

/**
 * What the footers of many segments have in common, held once for all of them and as long as one of them has it: the same
 * services send the same origins and keys for days. Safe for many threads.
 */
public final class SharedFacts {

    private final Interner<StoredOrigin> origins = Interner.newWeakInterner();
    private final Interner<AttributeKey> keys = Interner.newWeakInterner();

    StoredOrigin origin(byte[] bytes) {
        return origins.intern(new StoredOrigin(bytes));
    }

    AttributeKey key(AttributeKey.Scope scope, String key) {
        return keys.intern(new AttributeKey(scope, key));
    }
}
