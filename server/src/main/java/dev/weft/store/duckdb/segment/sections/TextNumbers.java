package dev.weft.store.duckdb.segment.sections;

import dev.weft.store.duckdb.segment.format.GrowingBytes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers texts from 0 in the order in which they first come; written, they are a {@link TextTable}. */
public final class TextNumbers {

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> texts = new ArrayList<>();

    public int number(String text) {
        Integer known = numbers.putIfAbsent(text, texts.size());
        if (known != null) {
            return known;
        }
        texts.add(text);
        return texts.size() - 1;
    }

    public GrowingBytes written() {
        GrowingBytes all = new GrowingBytes();
        long[] ends = new long[texts.size()];
        for (int i = 0; i < ends.length; i++) {
            byte[] utf8 = texts.get(i).getBytes(StandardCharsets.UTF_8);
            all.add(utf8, 0, utf8.length);
            ends[i] = all.length();
        }
        GrowingBytes section = new GrowingBytes();
        section.addVarint(ends.length);
        PackedColumn.write(ends, ends.length, section);
        section.add(all);
        return section;
    }
}
