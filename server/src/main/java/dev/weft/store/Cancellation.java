package dev.weft.store;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Ends a question from outside: because its asker went away, or because its deadline passed. What it has become it stays,
 * but for an asker who goes away after the deadline. A reader that sees the first throws a {@link StoreException} of kind
 * CANCELLED; one that sees the second answers what it has found where an answer can say so, and throws one of kind LATE
 * elsewhere. Until then the asker may see how far it is.
 */
public final class Cancellation {

    private enum State {
        RUNNING,
        LATE,
        CANCELLED
    }

    private final BooleanSupplier late;
    private final List<Runnable> actions = new ArrayList<>();
    private final Progress progress = new Progress();
    private State state = State.RUNNING;

    /** Its deadline passes when {@link #expire} says so. */
    public Cancellation() {
        this(() -> false);
    }

    /** @param late asked at each check: whether the deadline has passed, should {@link #expire} not have said so */
    public Cancellation(BooleanSupplier late) {
        this.late = late;
    }

    public Progress progress() {
        return progress;
    }

    /** Says that the asker went away, and runs the registered actions on this thread; later calls do nothing. */
    public void cancel() {
        end(State.CANCELLED);
    }

    /** Says that the deadline passed, and runs the registered actions on this thread; later calls do nothing. */
    public void expire() {
        end(State.LATE);
    }

    private void end(State how) {
        List<Runnable> toRun;
        synchronized (actions) {
            if (how.compareTo(state) <= 0) {
                return;
            }
            state = how;
            toRun = List.copyOf(actions);
            actions.clear();
        }
        toRun.forEach(Runnable::run);
    }

    /** Returns whether the asker went away. */
    public boolean isCancelled() {
        return state() == State.CANCELLED;
    }

    /** @throws StoreException of kind CANCELLED when the asker went away, LATE when the deadline passed */
    public void check() {
        if (late.getAsBoolean()) {
            expire();
        }
        checkAsker();
        if (state() == State.LATE) {
            throw new StoreException(StoreException.Kind.LATE, "the deadline of the query passed", null);
        }
    }

    /**
     * For what is left to do when the deadline has ended a search: its answer.
     *
     * @throws StoreException of kind CANCELLED when the asker went away
     */
    public void checkAsker() {
        if (isCancelled()) {
            throw new StoreException(StoreException.Kind.CANCELLED, "query cancelled", null);
        }
    }

    /** Does some work; returns false when the deadline ended it, with what it had done until then. */
    public boolean inTime(Runnable work) {
        try {
            work.run();
            return true;
        } catch (StoreException e) {
            if (e.kind() != StoreException.Kind.LATE) {
                throw e;
            }
            return false;
        }
    }

    /** Runs the action when either end comes, at once if one has come; closing the registration withdraws it. */
    public Registration onCancel(Runnable action) {
        boolean runNow;
        synchronized (actions) {
            runNow = state != State.RUNNING;
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

    private State state() {
        synchronized (actions) {
            return state;
        }
    }

    /** A registered action; closing it again does nothing. */
    public interface Registration extends AutoCloseable {
        @Override
        void close();
    }
}
