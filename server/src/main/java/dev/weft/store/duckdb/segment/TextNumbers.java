package dev.weft.store.duckdb.segment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers texts from 0 in the order in which they first come; written, they are a {@link TextTable}. */
final class TextNumbers {

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<String> texts = new ArrayList<>();

    int number(String text) {
        Integer known = numbers.putIfAbsent(text, texts.size());
        if (known != null) {
            return known;
        }
        texts.add(text);
        return texts.size() - 1;
    }

    BlockBytes written() {
        BlockBytes all = new BlockBytes();
        BlockBytes section = new BlockBytes();
        for (String text : texts) {
            section.putInt(all.length());
            all.putText(text);
        }
        section.putInt(all.length());
        int offsets = section.length();
        section.putBytes(all.array(), 0, all.length());
        section.putInt(offsets);
        return section;
    }
}
