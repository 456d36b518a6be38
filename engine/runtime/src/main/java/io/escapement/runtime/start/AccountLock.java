package io.escapement.runtime.start;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * At most one trading engine per account on this machine.
 *
 * <p>Two engines on one account would each take the other's orders and fills for something done from outside. The lock is
 * the operating system's, on a file named by a hash of venue and API key, so that it ends with the process however that
 * ends and no key can be read from it. It lies in the user's home and not in a session's folder, because the second
 * engine may well have a folder of its own. Engines on other machines are not seen.
 */
public final class AccountLock implements AutoCloseable {
    /** Another engine holds the account; the message says which and what to do. */
    public static final class TakenException extends RuntimeException {
        TakenException(String message) {
            super(message);
        }
    }

    private static final int NAME_BYTES = 12;
    private static final int HOLDER_BYTES_MAX = 512;

    private final Path file;
    private final FileChannel channel;
    private final FileChannel witness;

    private AccountLock(Path file, FileChannel channel, FileChannel witness) {
        this.file = file;
        this.channel = channel;
        this.witness = witness;
    }

    /**
     * Takes the lock of an account.
     *
     * @param folder of the locks, created if need be
     * @param rest root of the venue's REST interface
     * @param apiKey of the account
     * @param session folder of the engine that asks, named to whoever finds the lock taken
     * @return held until closed
     * @throws TakenException if another engine holds it
     */
    public static AccountLock take(Path folder, URI rest, String apiKey, Path session) {
        final Path file = folder.resolve("account-" + name(rest, apiKey) + ".lock");
        final String holder = "process " + ProcessHandle.current().pid() + ", session " + session.toAbsolutePath();
        try {
            Files.createDirectories(folder);
            while (true) {
                final FileChannel channel = FileChannel.open(
                        file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
                if (!tryLock(channel)) {
                    final String other = holder(channel);
                    channel.close();
                    throw new TakenException("another engine trades this account: " + other
                            + "; stop it first, or use a key of another account");
                }
                channel.truncate(0);
                channel.write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.UTF_8)), 0);
                // Stays open as long as the lock: with the first descriptor of a file that a process closes, POSIX
                // drops all its locks on that file.
                final FileChannel witness = FileChannel.open(
                        file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
                if (holder(witness).equals(holder)) {
                    return new AccountLock(file, channel, witness);
                }
                // Its last holder removed the file between our opening and our locking: this one has no name any more.
                witness.close();
                channel.close();
            }
        } catch (final IOException e) {
            throw new UncheckedIOException(
                    "cannot write the account's lock " + file + "; name a writable folder in ESCAPEMENT_LOCKS", e);
        }
    }

    /**
     * Where locks lie: the folder named by {@code ESCAPEMENT_LOCKS}, else {@code ~/.escapement/locks}.
     *
     * @return the same for all engines of a user
     */
    public static Path defaultFolder() {
        final String named = System.getenv("ESCAPEMENT_LOCKS");
        return named == null || named.isBlank()
                ? Path.of(System.getProperty("user.home"), ".escapement", "locks")
                : Path.of(named);
    }

    /** Gives the account free and removes the file. */
    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
            witness.close();
            channel.close();
        } catch (final IOException e) {
            throw new UncheckedIOException("cannot give the account's lock free: " + file, e);
        }
    }

    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            // A byte far behind the text: on some systems a locked range can't be read by others.
            final FileLock lock = channel.tryLock(Integer.MAX_VALUE, 1, false);
            return lock != null;
        } catch (final OverlappingFileLockException e) {
            return false;
        }
    }

    private static String holder(FileChannel channel) throws IOException {
        final ByteBuffer text = ByteBuffer.allocate(HOLDER_BYTES_MAX);
        channel.read(text, 0);
        return new String(text.array(), 0, text.position(), StandardCharsets.UTF_8);
    }

    /** One venue may be reached by several names. */
    private static String venue(URI rest) {
        return switch (rest.getHost()) {
            case "localhost" -> "127.0.0.1:" + rest.getPort();
            case "api.bytick.com" -> "api.bybit.com";
            default -> rest.getAuthority();
        };
    }

    private static String name(URI rest, String apiKey) {
        try {
            final byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((venue(rest) + '\n' + apiKey).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, NAME_BYTES);
        } catch (final NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
