package dev.weft.query.evaluate;

/**
 * The room of an evaluation that shares it with no other.
 *
 * @param most that is kept; what is in hand has room all the same
 */
record RoomAlone(long most) implements TraceRoom {

    @Override
    public boolean hold(long inHand, long all) {
        return all <= most || all == inHand;
    }

    @Override
    public boolean await(long inHand) {
        return true;
    }

    @Override
    public void whenWanted(Runnable forget) {}
}
