package dev.weft.store;

import java.util.ArrayList;
import java.util.List;

/**
 * Lets the asker of a query stop it: when its client goes away or its deadline passes. Once cancelled it stays so. A
 * reader that is cancelled throws a {@link StoreException} of kind CANCELLED. Until then the asker may see how far it is.
 */
public final class Cancellation {

    private final List<Runnable> actions = new ArrayList<>();
    private final Progress progress = new Progress();
    private boolean cancelled;

    public Progress progress() {
        return progress;
    }

    /** Cancels and runs the registered actions on this thread; later calls do nothing. */
    public void cancel() {
        List<Runnable> toRun;
        synchronized (actions) {
            if (cancelled) {
                return;
            }
            cancelled = true;
            toRun = List.copyOf(actions);
            actions.clear();
        }
        toRun.forEach(Runnable::run);
    }

    public boolean isCancelled() {
        synchronized (actions) {
            return cancelled;
        }
    }

    /** @throws StoreException of kind CANCELLED when this is cancelled */
    public void check() {
        if (isCancelled()) {
            throw new StoreException(StoreException.Kind.CANCELLED, "query cancelled", null);
        }
    }

    /** Runs the action at cancellation, at once if that has been; closing the registration withdraws it. */
    public Registration onCancel(Runnable action) {
        boolean runNow;
        synchronized (actions) {
            runNow = cancelled;
            if (!runNow) {
                actions.add(action);
            }
        }
        if (runNow) {
            action.run();
        }
        return () -> {
            synchronized (actions) {
                actions.remove(action);
            }
        };
    }

    /** A registered action; closing it again does nothing. */
    public interface Registration extends AutoCloseable {
        @Override
        void close();
    }
}
