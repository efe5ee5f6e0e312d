package dev.weft.store.duckdb.segment;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.weft.store.duckdb.segment.spans.SpanBlock;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Blocks of all segments that were read lately, bounded by their size in memory. */
final class BlockCache {

    private final Cache<Key, SpanBlock> blocks;

    private final AtomicLong owners = new AtomicLong();

    private record Key(long owner, int block) {}

    BlockCache(long maxBytes) {
        this.blocks = Caffeine.newBuilder()
                .maximumWeight(maxBytes)
                .weigher((Key _, SpanBlock block) -> block.mostBytes())
                .build();
    }

    /** Returns a number under which a segment keeps its blocks. */
    long newOwner() {
        return owners.incrementAndGet();
    }

    @Nullable
    SpanBlock find(long owner, int block) {
        return blocks.getIfPresent(new Key(owner, block));
    }

    void add(long owner, SpanBlock block) {
        blocks.put(new Key(owner, block.number()), block);
    }
}
