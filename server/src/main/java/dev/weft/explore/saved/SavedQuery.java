package dev.weft.explore.saved;

import dev.weft.store.SearchOrder;

/**
 * A query that someone has given a name.
 *
 * @param id given by the server, for good
 * @param createdTimeUnixNano epoch nanoseconds
 * @param changedTimeUnixNano epoch nanoseconds of the last change, at first those of the creation
 */
public record SavedQuery(String id, Draft draft, long createdTimeUnixNano, long changedTimeUnixNano) {

    /**
     * What a user says of it.
     *
     * @param name 1 to 100 characters without white space around them
     * @param query TraceQL, finished or not
     */
    public record Draft(String name, String query, SavedView view, SearchOrder order, Arrangement arrangement) {

        /** @throws SavedException when the name or the query is no such text */
        public Draft {
            name = Names.check("name", name);
            Names.checkWellFormed("query", query);
        }

        /** Returns the UTF-16 units of the query and of its arrangement. */
        int length() {
            return query.length() + arrangement.length();
        }
    }
}
