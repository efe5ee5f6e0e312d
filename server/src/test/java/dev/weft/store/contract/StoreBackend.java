package dev.weft.store.contract;

import dev.weft.store.TraceStore;
import java.nio.file.Path;

/** Opens the store under test on a folder; a store in memory ignores it and starts empty. */
@FunctionalInterface
public interface StoreBackend {
    TraceStore open(Path folder);
}
