/**
 * The queue over HTTP, for this machine only: an API for scripts and a page for people.
 *
 * <p>Thread: requests run on threads of the server's own pool, each stream keeps one. May use: jobs. Read
 * {@link io.escapement.trainer.serve.ApiServer} first.
 */
package io.escapement.trainer.serve;
