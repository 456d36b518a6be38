package io.escapement.gateway.bybit.market;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which connection carries which instrument: all topics of an instrument on one, the load spread evenly, nothing moved
 * that need not move.
 *
 * <p>At first as many connections as are needed; a newcomer goes to the connection with the least load that has room, or
 * to a new one. Who leaves gives his room back. Pure bookkeeping.
 */
final class Sharding {
    /** Returned for an instrument that is nowhere. */
    static final int NOWHERE = -1;

    private final int maxTopics;
    private final int maxCharacters;
    private final List<Load> loads = new ArrayList<>();
    private final int[] shardOf;
    private final int[] topicsOf;
    private final int[] charactersOf;

    /** What a connection carries. */
    private static final class Load {
        private int topics;
        private int characters;
    }

    /** Nothing assigned; bounds are per connection, ids are below the capacity. */
    Sharding(int capacity, int maxTopics, int maxCharacters) {
        this.maxTopics = maxTopics;
        this.maxCharacters = maxCharacters;
        shardOf = new int[capacity];
        topicsOf = new int[capacity];
        charactersOf = new int[capacity];
        Arrays.fill(shardOf, NOWHERE);
    }

    /** Makes room for so much, evenly; before the first {@link #assign}. */
    void expect(int topics, int characters) {
        final int wanted = Math.max(quotient(topics, maxTopics), quotient(characters, maxCharacters));
        while (loads.size() < wanted) {
            loads.add(new Load());
        }
    }

    /** Puts an instrument on a connection, whose number is returned; one that is assigned stays. */
    int assign(int instrumentId, List<String> topics) {
        if (shardOf[instrumentId] != NOWHERE) {
            return shardOf[instrumentId];
        }
        final int characters = topics.stream().mapToInt(TopicPlan::characters).sum();
        int best = NOWHERE;
        for (int i = 0; i < loads.size(); i++) {
            final Load load = loads.get(i);
            final boolean fits =
                    load.topics + topics.size() <= maxTopics && load.characters + characters <= maxCharacters;
            if (fits && (best == NOWHERE || load.characters < loads.get(best).characters)) {
                best = i;
            }
        }
        if (best == NOWHERE) {
            best = loads.size();
            loads.add(new Load());
        }
        final Load load = loads.get(best);
        load.topics += topics.size();
        load.characters += characters;
        shardOf[instrumentId] = best;
        topicsOf[instrumentId] = topics.size();
        charactersOf[instrumentId] = characters;
        return best;
    }

    /** Takes an instrument off its connection. */
    void release(int instrumentId) {
        final int shard = shardOf[instrumentId];
        if (shard != NOWHERE) {
            loads.get(shard).topics -= topicsOf[instrumentId];
            loads.get(shard).characters -= charactersOf[instrumentId];
            shardOf[instrumentId] = NOWHERE;
        }
    }

    /** Number of the instrument's connection, or {@link #NOWHERE}. */
    int shardOf(int instrumentId) {
        return shardOf[instrumentId];
    }

    /** Connections there are; their numbers are below it. */
    int shards() {
        return loads.size();
    }

    /** Topics on a connection. */
    int topics(int shard) {
        return loads.get(shard).topics;
    }

    private static int quotient(int amount, int bound) {
        return (amount + bound - 1) / bound;
    }
}
