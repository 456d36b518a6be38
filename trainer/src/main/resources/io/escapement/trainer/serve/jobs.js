// Shows the jobs as the stream tells of them. Everything from the server goes in as text, never as markup.
'use strict';

const API = '/api/v2/training';
const STATES = ['queued', 'running', 'done', 'failed', 'cancelled'];
const one = id => document.getElementById(id);
const table = document.querySelector('table');
const body = document.querySelector('tbody');

let jobs = [];
let chosen = null;
let chosenStream = null;
// Server's clock less ours.
let aheadMs = 0;

function make(name, className, text) {
  const element = document.createElement(name);
  if (className) element.className = className;
  if (text !== undefined) element.textContent = text;
  return element;
}

function span(ms) {
  const s = Math.max(0, Math.floor(ms / 1000));
  const two = n => String(n).padStart(2, '0');
  if (s < 60) return s + 's';
  if (s < 3600) return Math.floor(s / 60) + 'm' + two(s % 60) + 's';
  if (s < 86400) return Math.floor(s / 3600) + 'h' + two(Math.floor(s / 60) % 60) + 'm';
  return Math.floor(s / 86400) + 'd' + two(Math.floor(s / 3600) % 24) + 'h';
}

function isLive(job) {
  return job.state === 'QUEUED' || job.state === 'RUNNING';
}

function stateText(job) {
  return job.state === 'RUNNING' && job.cancelAsked ? 'stopping' : job.state.toLowerCase();
}

function whatText(job) {
  if (job.error && job.state === 'FAILED') return job.error;
  if (job.error && job.state === 'QUEUED') return 'try ' + (job.failures + 1) + ' of ' + job.tries + ' to come: ' + job.error;
  return [job.progress.step, job.progress.message].filter(text => text).join(': ');
}

function timeText(job) {
  const from = job.state === 'QUEUED' ? job.createdMs : job.startedMs;
  return from === undefined ? '' : span((job.finishedMs || Date.now() + aheadMs) - from);
}

function progressCell(job) {
  const cell = make('td');
  if (job.state === 'RUNNING' || job.state === 'DONE') {
    const box = make('div', 'progress');
    const bar = make('progress');
    bar.max = 100;
    bar.value = job.progress.percent;
    bar.setAttribute('aria-label', 'Progress of job ' + job.id);
    box.append(bar, make('span', '', Math.round(job.progress.percent) + ' %'));
    cell.append(box);
  }
  return cell;
}

function buttons(job) {
  const live = isLive(job);
  const again = (job.state === 'FAILED' || job.state === 'CANCELLED') && job.kind !== 'CONSOLE' && job.parent === undefined;
  if (!live && !again) return [];
  const button = make('button', '', live ? 'Cancel' : 'Retry');
  button.type = 'button';
  button.disabled = live && job.cancelAsked;
  button.addEventListener('click', event => {
    event.stopPropagation();
    button.disabled = true;
    ask(job.id, live ? 'cancel' : 'retry').finally(() => { button.disabled = live; });
  });
  return [button];
}

function row(job) {
  const line = make('tr', job.id === chosen ? 'chosen' : '');
  const what = make('td', job.state === 'FAILED' ? 'what failed' : 'what', whatText(job));
  what.title = what.textContent;
  const kind = make('td', '', job.kind);
  kind.title = job.kind;
  line.append(make('td', 'number', job.id), kind, make('td', 'state ' + job.state.toLowerCase(), stateText(job)),
    progressCell(job), what, make('td', 'number', timeText(job)), make('td'));
  line.lastChild.append(...buttons(job));
  line.addEventListener('click', () => choose(job.id));
  return line;
}

function show(news) {
  jobs = news.jobs;
  aheadMs = news.nowMs - Date.now();
  const counts = STATES.map(state => {
    const item = make('li');
    item.append(make('b', '', news.counts[state]), ' ' + state);
    return item;
  });
  const workers = make('li');
  workers.append(make('b', '', news.workers), news.workers === 1 ? ' worker' : ' workers');
  one('counts').replaceChildren(...counts, workers);
  draw();
}

function draw() {
  one('none').hidden = jobs.length > 0;
  table.hidden = jobs.length === 0;
  body.replaceChildren(...jobs.map(row));
}

async function ask(id, what) {
  try {
    const answer = await fetch(API + '/' + id + '/' + what, {method: 'POST', headers: {'Content-Type': 'application/json'}});
    if (!answer.ok) note((await answer.json()).error);
    // A stream that ended says nothing of a job that begins again.
    else if (id === chosen && what === 'retry') choose(id);
  } catch (failure) {
    note('The server does not answer.');
  }
}

let noteTimer;
function note(text) {
  one('note').textContent = text;
  one('note').hidden = false;
  clearTimeout(noteTimer);
  noteTimer = setTimeout(() => { one('note').hidden = true; }, 8000);
}

function facts(job) {
  const list = document.querySelector('dl');
  const date = ms => ms === undefined ? '' : new Date(ms).toLocaleString();
  const pairs = [['State', stateText(job)], ['What', whatText(job)], ['Entered', date(job.createdMs)], ['Started', date(job.startedMs)],
    ['Ended', date(job.finishedMs)], ['Worker', job.worker || ''], ['Priority', job.priority], ['Attempt', job.attempt],
    ['Failed tries', job.failures + ' of ' + job.tries]];
  list.replaceChildren(...pairs.filter(([, text]) => text !== '').flatMap(([name, text]) => [make('dt', '', name), make('dd', '', text)]));
  one('actions').replaceChildren(...buttons(job));
  one('error').textContent = job.error && job.state !== 'DONE' ? job.error : '';
  one('error').hidden = one('error').textContent === '';
}

async function whole(id) {
  try {
    const answer = await fetch(API + '/' + id);
    const job = await answer.json();
    if (id !== chosen || !answer.ok) return;
    one('request').textContent = JSON.stringify(job.parameters, null, 2);
    one('results').hidden = job.result === undefined;
    one('result').textContent = job.result === undefined ? '' : JSON.stringify(job.result, null, 2);
  } catch (failure) {
    note('The server does not answer.');
  }
}

function choose(id) {
  if (chosenStream) chosenStream.close();
  chosen = id;
  draw();
  one('detail').hidden = id === null;
  if (id === null) return;
  document.querySelector('#detail h2').textContent = 'Job ' + id;
  one('actions').replaceChildren();
  one('log').textContent = '';
  one('request').textContent = '';
  one('results').hidden = true;
  whole(id);
  const stream = new EventSource(API + '/' + id + '/progress');
  chosenStream = stream;
  // After a lost connection it begins again with the first line.
  stream.addEventListener('open', () => { one('log').textContent = ''; });
  stream.addEventListener('log', event => {
    const log = one('log');
    const isAtEnd = log.scrollTop + log.clientHeight >= log.scrollHeight - 4;
    log.append(JSON.parse(event.data).line + '\n');
    if (isAtEnd) log.scrollTop = log.scrollHeight;
  });
  stream.addEventListener('progress', event => facts(JSON.parse(event.data)));
  stream.addEventListener('end', event => {
    stream.close();
    facts(JSON.parse(event.data));
    whole(id);
  });
}

one('close').addEventListener('click', () => choose(null));
// Between news only the clocks move.
setInterval(() => {
  for (let i = 0; i < jobs.length; i++) {
    if (isLive(jobs[i])) body.rows[i].cells[5].textContent = timeText(jobs[i]);
  }
}, 1000);

const stream = new EventSource(API + '/stream');
stream.addEventListener('open', () => {
  one('link').textContent = 'live';
  one('link').className = '';
});
stream.addEventListener('error', () => {
  one('link').textContent = 'connection lost, trying again …';
  one('link').className = 'lost';
});
stream.addEventListener('jobs', event => show(JSON.parse(event.data)));
