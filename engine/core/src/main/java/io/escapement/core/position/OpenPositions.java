package io.escapement.core.position;

import io.escapement.core.snapshot.Persistent;
import io.escapement.core.snapshot.StateIo;

/**
 * The instruments with an open position, in order of their ids: walks over positions are as short as there are positions,
 * however many instruments are followed. Does not allocate after construction.
 */
public final class OpenPositions implements Persistent {
    private final int[] instruments;
    private final boolean[] isOpen;
    private int count;

    OpenPositions(int capacity) {
        instruments = new int[capacity];
        isOpen = new boolean[capacity];
    }

    /** Keeps the list up to date; cheap when nothing changed. */
    void note(int i, boolean open) {
        if (isOpen[i] == open) {
            return;
        }
        isOpen[i] = open;
        if (open) {
            insert(i);
        } else {
            remove(i);
        }
    }

    /**
     * Open positions.
     *
     * @return count
     */
    public int count() {
        return count;
    }

    /**
     * An instrument with an open position.
     *
     * @param place 0 to count - 1
     * @return instrument id, rising with the place
     */
    public int at(int place) {
        return instruments[place];
    }

    @Override
    public void persist(StateIo io) {
        count = io.count(count, instruments.length);
        io.ints(instruments);
        io.flags(isOpen);
    }

    private void insert(int i) {
        int at = count++;
        while (at > 0 && instruments[at - 1] > i) {
            instruments[at] = instruments[at - 1];
            at--;
        }
        instruments[at] = i;
    }

    private void remove(int i) {
        int kept = 0;
        for (int place = 0; place < count; place++) {
            if (instruments[place] != i) {
                instruments[kept++] = instruments[place];
            }
        }
        count = kept;
    }
}
