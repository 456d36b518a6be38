-- One set for SQLite and PostgreSQL; ${identity} is the one thing they write differently. Times are milliseconds since the epoch,
-- by the database's clock.

CREATE TABLE job (
    id ${identity},
    kind TEXT NOT NULL,
    payload TEXT NOT NULL,
    state TEXT NOT NULL,
    priority INTEGER NOT NULL,
    -- At most one queued or running job has it.
    live_key TEXT,
    -- At most one job ever has it.
    once_key TEXT,
    -- Of a piece: the job that waits for it, which of its calls entered it, and its place there.
    parent BIGINT,
    batch TEXT,
    place INTEGER,
    -- Not to be started before.
    due_ms BIGINT NOT NULL,
    -- 0: none.
    timeout_ms BIGINT NOT NULL,
    back_off_ms BIGINT NOT NULL,
    -- How often it was claimed. Whoever writes about a running job names the attempt, so that a claim that was lost writes nothing.
    attempt INTEGER NOT NULL DEFAULT 0,
    failures INTEGER NOT NULL DEFAULT 0,
    max_failures INTEGER NOT NULL,
    -- How often its worker vanished.
    losses INTEGER NOT NULL DEFAULT 0,
    max_losses INTEGER NOT NULL,
    worker TEXT,
    beat_ms BIGINT,
    cancel_asked INTEGER NOT NULL DEFAULT 0,
    step TEXT NOT NULL DEFAULT '',
    share DOUBLE PRECISION NOT NULL DEFAULT 0,
    message TEXT NOT NULL DEFAULT '',
    result TEXT,
    error TEXT,
    created_ms BIGINT NOT NULL,
    started_ms BIGINT,
    finished_ms BIGINT
);

CREATE INDEX job_queue ON job (priority DESC, id) WHERE state = 'QUEUED';
CREATE INDEX job_running ON job (beat_ms) WHERE state = 'RUNNING';
CREATE UNIQUE INDEX job_live_key ON job (live_key) WHERE live_key IS NOT NULL AND state IN ('QUEUED', 'RUNNING');
CREATE UNIQUE INDEX job_once_key ON job (once_key) WHERE once_key IS NOT NULL;
CREATE UNIQUE INDEX job_piece ON job (parent, batch, place) WHERE parent IS NOT NULL;

CREATE TABLE job_log (
    no ${identity},
    job BIGINT NOT NULL,
    attempt INTEGER NOT NULL,
    at_ms BIGINT NOT NULL,
    line TEXT NOT NULL
);

CREATE INDEX job_log_of ON job_log (job, no);

CREATE TABLE worker (
    name TEXT PRIMARY KEY,
    threads INTEGER NOT NULL,
    kinds TEXT NOT NULL,
    started_ms BIGINT NOT NULL,
    seen_ms BIGINT NOT NULL
);

CREATE TABLE configuration (
    name TEXT PRIMARY KEY,
    -- 1 for the first, one more each time it is replaced.
    revision INTEGER NOT NULL,
    stage TEXT NOT NULL,
    confidence DOUBLE PRECISION NOT NULL,
    content TEXT NOT NULL,
    updated_ms BIGINT NOT NULL
);
