package dev.weft.store.duckdb.log;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/** Groups of records that can be told from each other and compared. */
final class Groups {

    private Groups() {}

    /** Returns records that begin with a number of their own, as far as they are long enough. */
    static List<byte[]> random(Random random, int mostRecords, int mostBytes) {
        List<byte[]> records = new ArrayList<>();
        int count = 1 + random.nextInt(mostRecords);
        for (int i = 0; i < count; i++) {
            byte[] record = new byte[Long.BYTES + random.nextInt(1 + random.nextInt(mostBytes))];
            random.nextBytes(record);
            records.add(record);
        }
        return records;
    }

    static List<byte[]> of(String... records) {
        List<byte[]> bytes = new ArrayList<>();
        for (String record : records) {
            bytes.add(record.getBytes(StandardCharsets.UTF_8));
        }
        return bytes;
    }

    /** Returns what a group is compared by: its records as hexadecimal digits. */
    static List<String> text(List<byte[]> records) {
        return records.stream().map(HexFormat.of()::formatHex).toList();
    }

    /** Takes groups and holds them by number; each number may come once. */
    static final class Collected implements GroupConsumer {

        private final SortedMap<Long, List<String>> groups = new TreeMap<>();

        @Override
        public void accept(long group, List<byte[]> records) {
            if (groups.put(group, text(records)) != null || groups.lastKey() != group) {
                throw new AssertionError("group " + group + " (expected: once, after " + groups.keySet() + ")");
            }
        }

        SortedMap<Long, List<String>> groups() {
            return groups;
        }
    }

    /** Returns a record that looks like a whole one of a later group to whoever does not know a file's salt. */
    static byte[] pretender(long group) {
        RecordFormat format = new RecordFormat(new LogHeader(1, 1, 0));
        ByteBuffer bytes = ByteBuffer.allocate(200);
        for (ByteBuffer piece : format.encode(group, of("a record inside of a record"))) {
            bytes.put(piece);
        }
        return bytes.array();
    }
}
