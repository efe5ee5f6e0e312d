package dev.weft.explore.saved;

import dev.weft.explore.saved.SavedException.Kind;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The saved queries, in the order in which they were made. */
public final class SavedQueries {

    private static final int MAX_QUERIES = 1_000;

    /** UTF-16 units of all queries together: what one answer and one write of the file cost. */
    private static final long MAX_TEXT = 8 << 20;

    private final KeptList<SavedQuery> kept;
    private final int maxQueryLength;
    private final InstantSource clock;

    SavedQueries(KeptList<SavedQuery> kept, int maxQueryLength, InstantSource clock) {
        this.kept = kept;
        this.maxQueryLength = maxQueryLength;
        this.clock = clock;
    }

    public List<SavedQuery> list() {
        return kept.items();
    }

    /** @throws SavedException when there is one of this name, or no room, or it cannot be kept */
    public SavedQuery add(SavedQuery.Draft draft) {
        long now = now();
        SavedQuery added = new SavedQuery(UUID.randomUUID().toString(), draft, now, now);
        kept.update(before -> {
            if (before.size() >= MAX_QUERIES) {
                throw new SavedException(
                        Kind.CONFLICT, before.size() + " queries are saved (expected: below " + MAX_QUERIES + ")");
            }
            check(draft, before);
            List<SavedQuery> after = new ArrayList<>(before);
            after.add(added);
            return after;
        });
        return added;
    }

    /**
     * Replaces a saved query by a later one.
     *
     * @param changedTimeUnixNano of the one to replace, when no other may be; null for whatever is there
     * @throws SavedException when there is none of this id, it was changed since, another one has this name, there is no room,
     *     or it cannot be kept
     */
    public SavedQuery change(String id, SavedQuery.Draft draft, @Nullable Long changedTimeUnixNano) {
        List<SavedQuery> after = kept.update(before -> {
            int place = place(id, before);
            List<SavedQuery> others = new ArrayList<>(before);
            SavedQuery old = others.remove(place);
            checkUnchanged(old, changedTimeUnixNano);
            check(draft, others);
            long changed = Math.max(now(), old.changedTimeUnixNano() + 1);
            others.add(place, new SavedQuery(id, draft, old.createdTimeUnixNano(), changed));
            return others;
        });
        return after.get(place(id, after));
    }

    /** @throws SavedException when there is none of this id, or that cannot be kept */
    public void delete(String id) {
        kept.update(before -> {
            List<SavedQuery> others = new ArrayList<>(before);
            others.remove(place(id, before));
            return others;
        });
    }

    private static int place(String id, List<SavedQuery> items) {
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i).id().equals(id)) {
                return i;
            }
        }
        throw new SavedException(Kind.NOT_FOUND, "saved query '" + id + "' is not there");
    }

    private static void checkUnchanged(SavedQuery old, @Nullable Long changedTimeUnixNano) {
        if (changedTimeUnixNano != null && changedTimeUnixNano != old.changedTimeUnixNano()) {
            throw new SavedException(
                    Kind.CONFLICT,
                    "saved query '" + old.draft().name() + "' was changed meanwhile: changedTimeUnixNano "
                            + Long.toUnsignedString(changedTimeUnixNano) + " (expected: "
                            + Long.toUnsignedString(old.changedTimeUnixNano()) + ")");
        }
    }

    private void check(SavedQuery.Draft draft, List<SavedQuery> others) {
        if (draft.query().length() > maxQueryLength) {
            throw SavedException.invalid(
                    "query: " + draft.query().length() + " characters (expected: at most " + maxQueryLength + ")");
        }
        long text = draft.length();
        for (SavedQuery other : others) {
            if (other.draft().name().equals(draft.name())) {
                throw new SavedException(
                        Kind.CONFLICT, "name: '" + draft.name() + "' is taken (expected: a name of its own)");
            }
            text += other.draft().length();
        }
        if (text > MAX_TEXT) {
            throw new SavedException(
                    Kind.CONFLICT,
                    "saved queries: " + text + " characters in all (expected: at most " + MAX_TEXT + ")");
        }
    }

    private long now() {
        Instant now = clock.instant();
        return now.getEpochSecond() * 1_000_000_000L + now.getNano();
    }
}
