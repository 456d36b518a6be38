'use strict';

/** A list of named checks, run one after the other; each passes with a note or fails with a reason. */

const DEADLINE_MS = 30_000;

class Checks {
  constructor() {
    this.rows = [];
  }

  /** Runs one check. The function returns a short note, or throws. */
  async run(client, name, check) {
    const began = Date.now();
    try {
      const note = await within(DEADLINE_MS, check(), 'no answer');
      this.rows.push({ client, name, ok: true, note: String(note === undefined ? '' : note), ms: Date.now() - began });
    } catch (error) {
      const reason = describe(error).replace(/\s+/g, ' ').slice(0, 300);
      this.rows.push({ client, name, ok: false, note: reason, ms: Date.now() - began });
    }
  }

  failures() {
    return this.rows.filter((row) => !row.ok).length;
  }

  print() {
    const width = (key) => Math.max(...this.rows.map((row) => row[key].length));
    const clientWidth = width('client');
    const nameWidth = width('name');
    for (const row of this.rows) {
      const mark = row.ok ? 'ok    ' : 'FAILED';
      console.log(`${mark}  ${row.client.padEnd(clientWidth)}  ${row.name.padEnd(nameWidth)}  ${row.note}`);
    }
    console.log(`${this.rows.length} checks, ${this.failures()} failed`);
  }
}

/** What a client threw: an Error, or an answer of the exchange. */
function describe(error) {
  if (error instanceof Error) {
    return error.message;
  }
  return typeof error === 'object' ? JSON.stringify(error) : String(error);
}

/** The promise, or an error once the time is over. */
function within(ms, promise, what) {
  let timer;
  const late = new Promise((resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`${what} within ${ms / 1000} s`)), ms);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

/** Asks again and again until the answer satisfies. */
async function until(ask, satisfies, what) {
  const end = Date.now() + DEADLINE_MS;
  let answer;
  while (Date.now() < end) {
    answer = await ask();
    if (satisfies(answer)) {
      return answer;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${what} did not come; last: ${JSON.stringify(answer).slice(0, 200)}`);
}

/** Throws unless the condition holds. */
function must(condition, message) {
  if (!condition) {
    throw new Error(message);
  }
}

/** The call must be refused; returns what was thrown. */
async function refused(call) {
  let answer;
  try {
    answer = await call();
  } catch (error) {
    return error;
  }
  throw new Error(`was accepted: ${JSON.stringify(answer).slice(0, 200)}`);
}

module.exports = { Checks, describe, must, refused, until, within };
