package io.escapement.trainer.jobs;

import io.escapement.trainer.TrainerException;
import java.sql.SQLException;
import java.util.Map;

/** What a database's failure means to an operator. */
final class StoreFailure {
    /** By the standard's state; of the shorter ones, a whole class of states. */
    private static final Map<String, String> POSTGRESQL = Map.of(
            "08", "can't be reached; is the server running, and host and port right?",
            "28", "refuses the login; set " + StoreLocation.USER_VARIABLE + " and " + StoreLocation.PASSWORD_VARIABLE,
            "3D000", "is not there; create it with createdb",
            "42501", "may not be written by this user; grant it create and usage on its schema",
            "53", "is out of connections, memory or disk",
            "57P", "is shutting down");

    private static final Map<Integer, String> SQLITE = Map.of(
            5, "is locked by another program; stop that, or wait",
            6, "is locked by another program; stop that, or wait",
            8, "may not be written; check its permissions and its folder's",
            10, "can't be read or written; check the disk",
            11, "is damaged; restore it from a backup or name another with --store",
            13, "is on a full disk",
            14, "can't be opened; check that it is a file, its permissions and its folder's",
            26, "is not a job store; name another file with --store");

    private StoreFailure() {}

    static TrainerException of(StoreLocation location, SQLException failure) {
        SQLException root = failure;
        // A pool wraps what the driver said.
        while (root.getCause() instanceof SQLException) {
            root = (SQLException) root.getCause();
        }
        final String meaning =
                location.dialect() == Dialect.SQLITE ? ofSqlite(root.getErrorCode()) : ofPostgresql(root.getSQLState());
        final String said =
                String.valueOf(root.getMessage()).lines().findFirst().orElse("");
        return new TrainerException(
                meaning == null
                        ? "the job store " + location + " failed: " + said
                        : "the job store " + location + " " + meaning + " (" + said + ")",
                failure);
    }

    private static String ofSqlite(int code) {
        // Extended codes keep the plain one in their lowest byte.
        return SQLITE.get(code & 0xFF);
    }

    private static String ofPostgresql(String state) {
        if (state == null) {
            return null;
        }
        for (int length = state.length(); length >= 2; length--) {
            final String meaning = POSTGRESQL.get(state.substring(0, length));
            if (meaning != null) {
                return meaning;
            }
        }
        return null;
    }
}
