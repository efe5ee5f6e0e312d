package dev.weft.store.duckdb.segment.traces;

import dev.weft.store.duckdb.segment.sections.BlockCursor;
import dev.weft.store.duckdb.segment.sections.PackedColumn;
import dev.weft.store.duckdb.segment.sections.TextTable;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What traces have of services, by number, in a mapped section that {@link ServiceSets} wrote. */
final class ServiceSetTable {

    private final PackedColumn roots;
    private final PackedColumn ends;
    private final PackedColumn services;
    private final TextTable names;

    ServiceSetTable(BlockCursor section, TextTable names) {
        int sets = section.nextInt();
        this.roots = section.nextColumn(sets);
        this.ends = section.nextColumn(sets);
        this.services = section.nextColumn(section.nextInt());
        this.names = names;
    }

    /** Returns the service of the root, null when there is no root. */
    @Nullable
    String root(int number) {
        int service = roots.getInt(number) + ServiceSets.NO_ROOT;
        return service == ServiceSets.NO_ROOT ? null : names.text(service);
    }

    SortedSet<String> all(int number) {
        SortedSet<String> all = new TreeSet<>();
        for (int i = number == 0 ? 0 : ends.getInt(number - 1); i < ends.getInt(number); i++) {
            all.add(names.text(services.getInt(i)));
        }
        return Collections.unmodifiableSortedSet(all);
    }
}
