package io.escapement.trainer.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import io.escapement.trainer.TrainerException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** All a worker can do, by name. */
public final class JobKinds {
    private final SortedMap<String, JobKind> kinds = new TreeMap<>();

    /**
     * A catalog.
     *
     * @param kinds each name once
     */
    public JobKinds(Collection<JobKind> kinds) {
        for (final JobKind kind : kinds) {
            if (this.kinds.put(kind.name(), kind) != null) {
                throw new IllegalArgumentException("two kinds of work are named " + kind.name());
            }
        }
    }

    /**
     * A kind by its name.
     *
     * @param name as operators write it
     * @return the kind
     * @throws TrainerException if there is none, with those there are
     */
    public JobKind named(String name) {
        final JobKind kind = kinds.get(name);
        if (kind == null) {
            throw new TrainerException("no kind of job is named '" + name + "'; there are "
                    + String.join(
                            ", ", forOperators().stream().map(JobKind::name).toList()));
        }
        return kind;
    }

    /**
     * Refuses what no worker could do.
     *
     * @param name of the kind
     * @param payload what to do
     * @throws TrainerException naming what is wrong
     */
    public void check(String name, JsonNode payload) {
        named(name).check().accept(payload);
    }

    /**
     * Kinds that are not only pieces of others.
     *
     * @return by name
     */
    public List<JobKind> forOperators() {
        return kinds.values().stream().filter(kind -> !kind.piece()).toList();
    }

    /** All names, or the wanted ones, each known. */
    List<String> names(List<String> wanted) {
        wanted.forEach(this::named);
        return wanted.isEmpty() ? new ArrayList<>(kinds.keySet()) : List.copyOf(wanted);
    }
}
