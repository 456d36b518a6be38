/**
 * What goes wrong on command: faults by name, asked for by flag, by the admin endpoint or by a program, all in one form.
 *
 * <p>Thread: the event loop. May use: net, engine/venue, Jackson for what the admin endpoint hears. Read {@link
 * io.escapement.gateway.exchange.fault.Faults} first.
 */
package io.escapement.gateway.exchange.fault;
