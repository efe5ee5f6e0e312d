package dev.weft.store.duckdb.segment;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers sets of services from 0; written, they are a {@link ServiceSetTable}. One set is collected at a time. */
final class ServiceSets {

    private final Map<IntBuffer, Integer> numbers = new HashMap<>();
    private final List<int[]> sets = new ArrayList<>();
    private int[] collected = new int[16];
    private int[] collectionOfService = new int[64];
    private int collection = 1;
    private int size;

    /** Adds a service to the set that is being collected. */
    void add(int service) {
        if (service >= collectionOfService.length) {
            collectionOfService = Arrays.copyOf(collectionOfService, service * 2);
        }
        if (collectionOfService[service] == collection) {
            return;
        }
        collectionOfService[service] = collection;
        if (size == collected.length) {
            collected = Arrays.copyOf(collected, size * 2);
        }
        collected[size++] = service;
    }

    /** Ends the set and returns its number. */
    int number() {
        Arrays.sort(collected, 0, size);
        Integer known = numbers.get(IntBuffer.wrap(collected, 0, size));
        int number = known == null ? sets.size() : known;
        if (known == null) {
            int[] set = Arrays.copyOf(collected, size);
            sets.add(set);
            numbers.put(IntBuffer.wrap(set), number);
        }
        size = 0;
        collection++;
        return number;
    }

    /** Returns where in its set a service stands. */
    int place(int set, int service) {
        return Arrays.binarySearch(sets.get(set), service);
    }

    BlockBytes written() {
        BlockBytes members = new BlockBytes();
        BlockBytes section = new BlockBytes();
        section.putInt(sets.size());
        int begin = 0;
        for (int[] set : sets) {
            section.putInt(begin);
            begin += set.length;
            for (int service : set) {
                members.putInt(service);
            }
        }
        section.putInt(begin);
        section.putBytes(members.array(), 0, members.length());
        return section;
    }
}
