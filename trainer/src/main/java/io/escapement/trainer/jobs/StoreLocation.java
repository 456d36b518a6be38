package io.escapement.trainer.jobs;

import io.escapement.trainer.TrainerException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;

/**
 * Where a store is: a SQLite file, or a PostgreSQL database with who logs in. The password never shows in what it prints.
 */
public final class StoreLocation {
    /** Names the store where no flag does. */
    public static final String URL_VARIABLE = "ESCAPEMENT_JOBS_URL";

    /** Who logs in to PostgreSQL, unless the address says. */
    public static final String USER_VARIABLE = "ESCAPEMENT_JOBS_USER";

    /** The only place a password is taken from. */
    public static final String PASSWORD_VARIABLE = "ESCAPEMENT_JOBS_PASSWORD";

    /** As in {@code postgresql://user:password@host}, which other programs take. */
    private static final Pattern LOGIN_IN_ADDRESS = Pattern.compile("://[^/?]*@");

    private static final String SQLITE = "jdbc:sqlite:";
    private static final String POSTGRESQL = "jdbc:postgresql:";

    private final Dialect dialect;
    private final String address;
    private final Properties login = new Properties();

    private StoreLocation(Dialect dialect, String address) {
        this.dialect = dialect;
        this.address = address;
    }

    /**
     * Reads what an operator wrote.
     *
     * @param text a file, {@code jdbc:sqlite:FILE} or {@code jdbc:postgresql://HOST/DATABASE}
     * @param environment for user and password
     * @return where it is
     */
    public static StoreLocation of(String text, Map<String, String> environment) {
        if (text.toLowerCase(Locale.ROOT).contains("password=")
                || LOGIN_IN_ADDRESS.matcher(text).find()) {
            throw new TrainerException("a job store's address holds no password, others could read it there; set "
                    + PASSWORD_VARIABLE + " instead");
        }
        if (text.startsWith(POSTGRESQL)) {
            final StoreLocation location = new StoreLocation(Dialect.POSTGRESQL, text);
            location.logIn(environment, USER_VARIABLE, "user");
            location.logIn(environment, PASSWORD_VARIABLE, "password");
            return location;
        }
        final String file = text.startsWith(SQLITE) ? text.substring(SQLITE.length()) : text;
        if (file.isBlank() || file.startsWith("jdbc:") || file.contains("://") || file.contains("?")) {
            throw new TrainerException(
                    "no job store can be at '" + text + "'; name a file, or jdbc:postgresql://HOST[:PORT]/DATABASE");
        }
        return new StoreLocation(Dialect.SQLITE, file);
    }

    private void logIn(Map<String, String> environment, String variable, String property) {
        final String value = environment.get(variable);
        if (value != null && !value.isEmpty()) {
            login.setProperty(property, value);
        }
    }

    Dialect dialect() {
        return dialect;
    }

    /** Of a SQLite store. */
    Path file() {
        return Path.of(address).toAbsolutePath();
    }

    /** What the driver is told. Waiting for another writer is the driver's; a crash of the machine may lose the last moments. */
    String jdbcUrl() {
        return dialect == Dialect.POSTGRESQL
                ? address
                : SQLITE + file()
                        + "?journal_mode=WAL&synchronous=NORMAL&busy_timeout=20000&transaction_mode=IMMEDIATE";
    }

    /** User and password, where there are any. */
    Properties login() {
        final Properties copy = new Properties();
        copy.putAll(login);
        return copy;
    }

    /** The address without options, for people. */
    @Override
    public String toString() {
        final int options = address.indexOf('?');
        return options < 0 ? address : address.substring(0, options);
    }
}
