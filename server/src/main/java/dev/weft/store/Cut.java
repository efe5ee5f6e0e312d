package dev.weft.store;

/** Why a search may have found less than there is. */
public enum Cut {
    /** A path of links could have gone on where the limit of its length ended it. */
    WALK
}
