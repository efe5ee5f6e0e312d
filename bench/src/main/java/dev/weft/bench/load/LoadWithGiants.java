package dev.weft.bench.load;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** A load with its {@link Giants} strewn in. */
public final class LoadWithGiants implements RequestSource {

    private final Load load;
    private final Giants giants;
    private final List<Giants.Giant> inOrder;

    /** The numbers of the giants' requests among all, ascending. */
    private final int[] numbers;

    public LoadWithGiants(Load load) {
        this.load = load;
        this.giants = new Giants(load.shape());
        this.inOrder = giants.all();
        this.numbers = IntStream.range(0, inOrder.size())
                .map(i -> inOrder.get(i).afterRequest() + i)
                .toArray();
    }

    public Load load() {
        return load;
    }

    public Giants giants() {
        return giants;
    }

    @Override
    public int requests() {
        return load.requests() + numbers.length;
    }

    @Override
    public int largestRequestBytes() {
        return Math.max(
                load.largestRequestBytes(),
                inOrder.stream()
                        .mapToInt(giant -> giant.template().size())
                        .max()
                        .orElseThrow());
    }

    @Override
    public int fill(int number, byte[] into) {
        int found = Arrays.binarySearch(numbers, number);
        if (found < 0) {
            return load.fill(number + found + 1, into);
        }
        Giants.Giant giant = inOrder.get(found);
        giant.template().fill(into, giant.cast(), load.ids());
        return giant.template().size();
    }

    @Override
    public int bytes(int number) {
        int found = Arrays.binarySearch(numbers, number);
        return found < 0
                ? load.bytes(number + found + 1)
                : inOrder.get(found).template().size();
    }

    @Override
    public int spans(int number) {
        int found = Arrays.binarySearch(numbers, number);
        return found < 0 ? load.spans(number + found + 1) : inOrder.get(found).spans();
    }
}
