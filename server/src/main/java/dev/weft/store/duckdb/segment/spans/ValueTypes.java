package dev.weft.store.duckdb.segment.spans;

import dev.weft.model.batch.OtlpFields;
import dev.weft.model.batch.WireAttribute;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** The types of attribute values, by the numbers of their variants in OTLP's {@code AnyValue}. */
final class ValueTypes {

    /** One more than the largest number of a type, and a power of two. */
    static final int COUNT = 8;

    private static final String[] WORDS = {"empty", "string", "bool", "int", "double", "array", "kvlist", "bytes"};

    /** By the bits of the types. */
    private static final List<SortedSet<String>> SETS =
            IntStream.range(0, 1 << COUNT).mapToObj(ValueTypes::set).toList();

    private ValueTypes() {}

    /** Returns whether a block keeps the values of this type as bytes; otherwise as numbers. */
    static boolean isBytes(int type) {
        return switch (type) {
            case WireAttribute.EMPTY, OtlpFields.ANY_BOOL, OtlpFields.ANY_INT, OtlpFields.ANY_DOUBLE -> false;
            default -> true;
        };
    }

    /** Returns the words for the types whose bits are set, always the same set, which cannot be changed. */
    static SortedSet<String> words(int types) {
        return SETS.get(types);
    }

    private static SortedSet<String> set(int types) {
        SortedSet<String> words = new TreeSet<>();
        for (int type = 0; type < COUNT; type++) {
            if ((types & 1 << type) != 0) {
                words.add(WORDS[type]);
            }
        }
        return Collections.unmodifiableSortedSet(words);
    }
}
