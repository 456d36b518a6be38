package io.escapement.trainer.task;

/**
 * Where long work tells how far it is, and asks whether it should go on. Safe to use from several threads.
 *
 * <p>Nothing that is computed may depend on it.
 */
public interface Progress {
    /** Tells nobody and never stops. */
    Progress NONE = new Progress() {
        @Override
        public void at(String step, double share, String message) {
            // Nobody listens.
        }

        @Override
        public void log(String line) {
            // Nobody listens.
        }

        @Override
        public boolean isCancelled() {
            return false;
        }
    };

    /**
     * How far the work is.
     *
     * @param step what is being done, a word or two
     * @param share of all the work, 0 to 1, not falling
     * @param message for people, may be empty
     */
    void at(String step, double share, String message);

    /**
     * Something worth keeping.
     *
     * @param line one line
     */
    void log(String line);

    /**
     * Whether someone wants it to stop.
     *
     * @return true from then on
     */
    boolean isCancelled();

    /**
     * Ends the work if someone wants it to stop. Called between pieces, before anything is published.
     *
     * @throws CancelledException then
     */
    default void checkCancelled() {
        if (isCancelled()) {
            throw new CancelledException();
        }
    }

    /**
     * The same work as a part of a larger one.
     *
     * @param from share of the whole at which the part begins
     * @param to share at which it ends
     * @return progress whose 0 to 1 is that stretch
     */
    default Progress part(double from, double to) {
        final Progress whole = this;
        return new Progress() {
            @Override
            public void at(String step, double share, String message) {
                whole.at(step, from + share * (to - from), message);
            }

            @Override
            public void log(String line) {
                whole.log(line);
            }

            @Override
            public boolean isCancelled() {
                return whole.isCancelled();
            }
        };
    }
}
