/**
 * The models there are: bundles by version and content, how far each may go, and the rules of going further.
 *
 * <p>Thread: any; writers of one folder wait for each other, in other processes too. May use: the core's model room, to
 * verify what it keeps. Read {@link io.escapement.trainer.registry.ModelRegistry} first.
 */
package io.escapement.trainer.registry;
