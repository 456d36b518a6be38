'use strict';

/**
 * Runs unmodified ccxt (REST and pro) and bybit-api against a simulated exchange and prints a table of checks.
 *
 * node main.js HTTP-URL KEY SECRET       exit status 0 if every check passed, 1 if not, 2 for wrong usage
 */

const { Checks } = require('./checks');
const ccxtRest = require('./ccxt-rest');
const ccxtPro = require('./ccxt-pro');
const bybitRest = require('./bybit-rest');
const bybitSockets = require('./bybit-sockets');
const refusals = require('./refusals');

async function main() {
  const [http, key, secret] = process.argv.slice(2);
  if (!secret) {
    console.error('usage: node main.js HTTP-URL KEY SECRET');
    process.exit(2);
  }
  const venue = { http, ws: http.replace(/^http/, 'ws'), key, secret, run: Date.now().toString(36) };
  const checks = new Checks();
  for (const group of [ccxtRest, ccxtPro, bybitRest, bybitSockets, refusals]) {
    await group(venue, checks);
  }
  checks.print();
  process.exit(checks.failures() === 0 ? 0 : 1);
}

main().catch((error) => {
  console.error(`clients: ${error.stack || error}`);
  process.exit(1);
});
