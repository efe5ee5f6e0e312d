package dev.weft.store.duckdb.columns;

import static org.awaitility.Awaitility.await;

import java.lang.reflect.Proxy;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A statement that forgets interrupts, as DuckDB does with those that come just before it begins. */
class InterruptionTest {

    private final AtomicInteger interrupts = new AtomicInteger();
    private final Statement statement = (Statement)
            Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {Statement.class}, (_, method, _) -> {
                if (method.getName().equals("cancel")) {
                    interrupts.incrementAndGet();
                }
                return null;
            });

    @Test
    void itIsInterruptedUntilItHasEnded() {
        try (Interruption interruption = new Interruption(statement)) {
            interruption.begin();
            await().until(() -> interrupts.get() > 2);
        }
    }
}
