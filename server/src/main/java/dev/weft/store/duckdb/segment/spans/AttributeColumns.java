package dev.weft.store.duckdb.segment.spans;

import dev.weft.model.batch.OtlpFields;
import dev.weft.model.batch.WireAttribute;
import dev.weft.model.batch.WireCursor;
import dev.weft.store.duckdb.segment.format.ValueHash;
import dev.weft.store.duckdb.segment.values.ValueSink;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The attribute values of a block's spans, by column. Tells the sink every distinct value that a query may ask for. */
final class AttributeColumns {

    private static final int FIRST_COLUMNS = 64;

    /** Of more columns none is kept from one block to the next. */
    private static final int MOST_KEPT = 4096;

    private final KeyTable keys;
    private final ValueSink sink;
    private final WireCursor elements = new WireCursor();
    private final WireAttribute element = new WireAttribute();

    /** The slot of each column plus one, zero when it has none. Of all that is here only this grows with the keys of a segment. */
    private int[] slots = new int[FIRST_COLUMNS];

    private int[] columnOfSlot = new int[FIRST_COLUMNS];
    private @Nullable DistinctBytes[] bytes = new DistinctBytes[FIRST_COLUMNS];
    private @Nullable DistinctNumbers[] numbers = new DistinctNumbers[FIRST_COLUMNS];
    private long[] seeds = new long[FIRST_COLUMNS];

    /** Where the slot's column stands among those of the block plus one, zero when it has no value there. */
    private int[] places = new int[FIRST_COLUMNS];

    private int slotCount;
    private int[] used = new int[FIRST_COLUMNS];
    private int usedCount;
    private int block;
    private boolean searched;

    AttributeColumns(KeyTable keys, ValueSink sink) {
        this.keys = keys;
        this.sink = sink;
    }

    /** @param searched whether queries look for the block's values */
    void beginBlock(int number, boolean searched) {
        for (int i = 0; i < usedCount; i++) {
            places[used[i]] = 0;
        }
        usedCount = 0;
        if (slotCount > MOST_KEPT) {
            for (int slot = 0; slot < slotCount; slot++) {
                slots[columnOfSlot[slot]] = 0;
                bytes[slot] = null;
                numbers[slot] = null;
            }
            slotCount = 0;
        }
        block = number;
        this.searched = searched;
    }

    /** Returns how many columns have values in the block. */
    int used() {
        return usedCount;
    }

    int usedColumn(int place) {
        return columnOfSlot[used[place]];
    }

    /** Returns where the column stands among those of the block. */
    int place(int column) {
        return places[slots[column] - 1] - 1;
    }

    int distinct(int place) {
        int slot = used[place];
        DistinctBytes ofBytes = bytes[slot];
        DistinctNumbers ofNumbers = numbers[slot];
        return ofBytes != null ? ofBytes.distinct() : ofNumbers != null ? ofNumbers.distinct() : 0;
    }

    /** Adds the attribute's value, which lies in this array. */
    void add(int column, WireAttribute attribute, byte[] array) {
        int slot = slot(column);
        if (places[slot] == 0) {
            begin(slot);
        }
        int type = AttributeShapes.type(column);
        DistinctBytes texts = bytes[slot];
        if (texts != null) {
            long hash = ValueHash.ofBytes(array, attribute.valueOffset(), attribute.valueLength(), seeds[slot]);
            if (texts.add(array, attribute.valueOffset(), attribute.valueLength(), hash) && searched) {
                if (type == OtlpFields.ANY_STRING) {
                    sink.add(hash, block);
                } else if (type == OtlpFields.ANY_ARRAY) {
                    addElements(AttributeShapes.key(column), array, attribute.valueOffset(), attribute.valueLength());
                }
            }
            return;
        }
        DistinctNumbers ofNumbers = numbers[slot];
        long number = type == OtlpFields.ANY_BOOL && attribute.scalar() != 0 ? 1 : attribute.scalar();
        if (ofNumbers != null && ofNumbers.add(number) && searched && type != WireAttribute.EMPTY) {
            sink.add(hash(type, number, seeds[slot]), block);
        }
    }

    /** Adds the streams of every column, in the order of their places. */
    void write(StreamPacker packer) {
        for (int i = 0; i < usedCount; i++) {
            DistinctBytes ofBytes = bytes[used[i]];
            DistinctNumbers ofNumbers = numbers[used[i]];
            if (ofBytes != null) {
                ofBytes.write(packer);
            } else if (ofNumbers != null) {
                ofNumbers.write(packer);
            }
        }
    }

    private static long hash(int type, long number, long seed) {
        return type == OtlpFields.ANY_DOUBLE
                ? ValueHash.ofReal(Double.longBitsToDouble(number), seed)
                : ValueHash.ofNumber(number, seed);
    }

    private void addElements(int key, byte[] array, int offset, int length) {
        elements.over(array, offset, length);
        while (elements.next()) {
            if (elements.field() != OtlpFields.LIST_VALUES) {
                continue;
            }
            element.overValue(array, elements.offset(), elements.length());
            int type = element.valueCase();
            long seed = keys.seed(key, ValueHash.Place.SPAN, type);
            switch (type) {
                case OtlpFields.ANY_STRING ->
                    sink.add(ValueHash.ofBytes(array, element.valueOffset(), element.valueLength(), seed), block);
                case OtlpFields.ANY_BOOL -> sink.add(ValueHash.ofBool(element.scalar() != 0, seed), block);
                case OtlpFields.ANY_INT, OtlpFields.ANY_DOUBLE -> sink.add(hash(type, element.scalar(), seed), block);
                default -> {}
            }
        }
    }

    private int slot(int column) {
        if (column >= slots.length) {
            slots = Arrays.copyOf(slots, Math.max(column + 1, slots.length * 2));
        }
        if (slots[column] == 0) {
            open(column);
        }
        return slots[column] - 1;
    }

    private void open(int column) {
        int slot = slotCount++;
        if (slot == columnOfSlot.length) {
            columnOfSlot = Arrays.copyOf(columnOfSlot, slot * 2);
            bytes = Arrays.copyOf(bytes, slot * 2);
            numbers = Arrays.copyOf(numbers, slot * 2);
            seeds = Arrays.copyOf(seeds, slot * 2);
            places = Arrays.copyOf(places, slot * 2);
        }
        slots[column] = slotCount;
        columnOfSlot[slot] = column;
        int type = AttributeShapes.type(column);
        seeds[slot] = keys.seed(AttributeShapes.key(column), ValueHash.Place.SPAN, type);
        if (ValueTypes.isBytes(type)) {
            bytes[slot] = new DistinctBytes();
        } else {
            numbers[slot] = new DistinctNumbers(type == OtlpFields.ANY_DOUBLE);
        }
    }

    private void begin(int slot) {
        if (usedCount == used.length) {
            used = Arrays.copyOf(used, usedCount * 2);
        }
        used[usedCount++] = slot;
        places[slot] = usedCount;
        DistinctBytes ofBytes = bytes[slot];
        DistinctNumbers ofNumbers = numbers[slot];
        if (ofBytes != null) {
            ofBytes.clear();
        } else if (ofNumbers != null) {
            ofNumbers.clear();
        }
    }
}
