/**
 * The core's state as records, and back.
 *
 * <p>Thread: whoever owns the core at that moment; never while an input is applied. Cold: nothing here runs on the path
 * of a message. May import {@code hash} only; every room may use it. Read {@link io.escapement.core.snapshot.StateIo}
 * first.
 */
package io.escapement.core.snapshot;
