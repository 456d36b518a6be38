/**
 * The command line of the engine's process and of the small commands beside it.
 *
 * <p>Thread: the command's. May use: everything of the runtime and picocli. Read {@link
 * io.escapement.runtime.EngineMain} first.
 */
package io.escapement.runtime.command;
