-- Times are milliseconds since 1970. States follow db/boinc_db_types.h (protocol note 10.1).
create table network (name text primary key, value text not null) without rowid;

create table account (
    id integer primary key,
    email text not null unique,
    name text not null,
    authenticator text not null unique,
    password text not null,
    cpid text not null,
    created integer not null,
    total real not null default 0,
    average real not null default 0,
    averaged integer not null
);

create table host (
    id integer primary key,
    account integer not null references account,
    seqno integer not null default 0,
    created integer not null,
    contacted integer not null,
    cpid text not null,
    domain text not null,
    ncpus integer not null,
    vendor text not null,
    model text not null,
    flops real not null,
    os_name text not null,
    os_version text not null,
    memory real not null,
    total real not null default 0,
    average real not null default 0,
    averaged integer not null,
    quota integer not null,
    quota_day integer not null default 0,
    sent_today integer not null default 0
);
create index host_account on host (account);

-- what was published under a version number stays what it was (protocol note 3.8)
create table app_version (
    app text not null,
    version integer not null,
    md5 text not null,
    primary key (app, version)
) without rowid;

-- state: 0 open, 1 done, 2 given up
create table workunit (
    id integer primary key,
    app text not null,
    number integer not null,
    name text not null unique,
    title text not null,
    command_line text not null,
    operations real not null,
    memory integer not null,
    state integer not null default 0,
    created integer not null,
    unique (app, number)
);

create table input (
    workunit integer not null references workunit,
    position integer not null,
    open_name text not null,
    file_name text not null unique,
    md5 text not null,
    content blob not null,
    primary key (workunit, position)
);

create table output (
    workunit integer not null references workunit,
    position integer not null,
    open_name text not null,
    max_bytes integer not null,
    primary key (workunit, position)
) without rowid;

create table result (
    id integer primary key,
    workunit integer not null references workunit,
    position integer not null,
    name text not null unique,
    suffix text not null,
    host integer references host,
    server_state integer not null default 2,
    outcome integer not null default 0,
    validate_state integer not null default 0,
    sent integer,
    deadline integer,
    reported integer,
    elapsed real not null default 0,
    cpu real not null default 0,
    exit_status integer not null default 0,
    stderr text not null default '',
    judge_failures integer not null default 0,
    judge_after integer not null default 0,
    unique (workunit, position)
);
create index result_unsent on result (id) where server_state = 2;
create index result_in_progress on result (host, deadline) where server_state = 4;
create index result_unjudged on result (id) where server_state = 5 and outcome = 1 and validate_state = 0;

-- append-only: a receipt is never changed
create table receipt (
    id integer primary key,
    result integer not null unique references result,
    workunit integer not null references workunit,
    account integer not null references account,
    host integer not null references host,
    judged integer not null,
    granted integer not null,
    credit real not null,
    explanation text not null,
    signature text not null
);
create index receipt_account on receipt (account, id);
-- a host earns once for one workunit, however often it was sent there
create unique index receipt_once on receipt (workunit, host) where granted = 1;
create trigger receipt_stays before update on receipt begin select raise(abort, 'receipts are never changed'); end;
create trigger receipt_kept before delete on receipt begin select raise(abort, 'receipts are never removed'); end;
