package dev.weft.store.duckdb.segment.traces;

import dev.weft.store.duckdb.segment.format.GrowingBytes;
import dev.weft.store.duckdb.segment.sections.PackedColumn;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Numbers from 0 what traces have of services: that of the root, and the set of all. Written, they are a
 * {@link ServiceSetTable}. One set is collected at a time.
 */
final class ServiceSets {

    static final int NO_ROOT = -1;

    private final Map<IntBuffer, Integer> numbers = new HashMap<>();
    private final List<int[]> sets = new ArrayList<>();
    /** At index 0 the place of the root's service, then the set. */
    private int[] collected = new int[16];

    private int[] collectionOfService = new int[64];
    private int collection = 1;
    private int end = 1;

    /** Adds a service to the set that is being collected. */
    void add(int service) {
        if (service >= collectionOfService.length) {
            collectionOfService = Arrays.copyOf(collectionOfService, service * 2);
        }
        if (collectionOfService[service] == collection) {
            return;
        }
        collectionOfService[service] = collection;
        if (end == collected.length) {
            collected = Arrays.copyOf(collected, end * 2);
        }
        collected[end++] = service;
    }

    /**
     * Ends the set and returns its number.
     *
     * @param rootService one of the set, or {@link #NO_ROOT}
     */
    int number(int rootService) {
        collected[0] = rootService;
        Arrays.sort(collected, 1, end);
        Integer known = numbers.get(IntBuffer.wrap(collected, 0, end));
        int number = known == null ? sets.size() : known;
        if (known == null) {
            int[] set = Arrays.copyOf(collected, end);
            sets.add(set);
            numbers.put(IntBuffer.wrap(set), number);
        }
        end = 1;
        collection++;
        return number;
    }

    GrowingBytes written() {
        long[] roots = new long[sets.size()];
        long[] ends = new long[sets.size()];
        long[] services = new long[sets.stream().mapToInt(set -> set.length - 1).sum()];
        int count = 0;
        for (int i = 0; i < ends.length; i++) {
            int[] set = sets.get(i);
            roots[i] = (long) set[0] - NO_ROOT;
            for (int place = 1; place < set.length; place++) {
                services[count++] = set[place];
            }
            ends[i] = count;
        }
        GrowingBytes section = new GrowingBytes();
        section.addVarint(ends.length);
        PackedColumn.write(roots, ends.length, section);
        PackedColumn.write(ends, ends.length, section);
        section.addVarint(count);
        PackedColumn.write(services, count, section);
        return section;
    }
}
