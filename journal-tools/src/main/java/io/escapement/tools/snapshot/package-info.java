/**
 * Snapshots beside a journal: following a running engine, restoring, cutting a session into many lives.
 *
 * <p>Thread: the command's. May use: core, journal, {@code tools.replay}. Read {@link
 * io.escapement.tools.snapshot.Follower} first.
 */
package io.escapement.tools.snapshot;
