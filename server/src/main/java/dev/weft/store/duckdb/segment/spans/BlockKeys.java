package dev.weft.store.duckdb.segment.spans;

import dev.weft.model.Attribute;
import dev.weft.model.TimeRange;
import dev.weft.store.AttributeKey;
import dev.weft.store.AttributeKeyCount;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Attribute keys on the spans of some blocks of a segment that start in a range: counted by shapes and origins, which many
 * spans share, without reading a value. Not safe for use by several threads.
 */
public final class BlockKeys {

    private final SpansFooter footer;
    private final TimeRange range;
    private final long[] spansOfKey;
    private final int[] typesOfKey;
    private final int[] lastShapeOfKey;
    private final long[] spansOfOrigin;
    private int shapesSeen;

    BlockKeys(SpansFooter footer, TimeRange range) {
        this.footer = footer;
        this.range = range;
        spansOfKey = new long[footer.spanKeys.size()];
        typesOfKey = new int[footer.spanKeys.size()];
        lastShapeOfKey = new int[footer.spanKeys.size()];
        spansOfOrigin = new long[footer.origins()];
    }

    /** Adds a block; conflicting versions count nothing. */
    public void add(SpanBlock block) {
        if (block.isConflicting()) {
            return;
        }
        BlockShapes shapes = block.shapes();
        int[] spansOfShape = new int[shapes.count()];
        int[] origins = BlockRows.origins(block.streams());
        boolean whole = block.liesIn(range);
        for (int row = 0; row < block.size(); row++) {
            if (whole || range.contains(block.startTimeUnixNano(row))) {
                spansOfShape[shapes.shape(row)]++;
                spansOfOrigin[origins[row]]++;
            }
        }
        for (int shape = 0; shape < spansOfShape.length; shape++) {
            if (spansOfShape[shape] > 0) {
                addShape(block.streams().facts(), shapes.columns(shape), spansOfShape[shape]);
            }
        }
    }

    private void addShape(BlockFacts facts, int[] columns, int spans) {
        shapesSeen++;
        for (int column : columns) {
            int key = facts.key(column);
            typesOfKey[key] |= 1 << facts.type(column);
            if (lastShapeOfKey[key] != shapesSeen) {
                lastShapeOfKey[key] = shapesSeen;
                spansOfKey[key] += spans;
            }
        }
    }

    /** Passes on the keys, each once. */
    public void forEachKey(KeyCountSink sink) {
        for (int key = 0; key < spansOfKey.length; key++) {
            if (spansOfKey[key] > 0) {
                sink.add(footer.spanKeys.key(key), ValueTypes.words(typesOfKey[key]), spansOfKey[key]);
            }
        }
        ofResources().values().forEach(count -> sink.add(count.key(), count.types(), count.spanCount()));
    }

    private Map<AttributeKey, AttributeKeyCount> ofResources() {
        Map<AttributeKey, AttributeKeyCount> counts = new HashMap<>();
        for (int origin = 0; origin < spansOfOrigin.length; origin++) {
            if (spansOfOrigin[origin] > 0) {
                long spans = spansOfOrigin[origin];
                typesOf(origin)
                        .forEach((key, types) ->
                                counts.merge(key, new AttributeKeyCount(key, types, spans), AttributeKeyCount::plus));
            }
        }
        return counts;
    }

    private Map<AttributeKey, SortedSet<String>> typesOf(int origin) {
        Map<AttributeKey, SortedSet<String>> types = new HashMap<>();
        for (Attribute entry : footer.origin(origin).resource().attributes()) {
            types.computeIfAbsent(new AttributeKey(AttributeKey.Scope.RESOURCE, entry.key()), _ -> new TreeSet<>())
                    .add(AttributeKeyCount.type(entry.value()));
        }
        return types;
    }
}
