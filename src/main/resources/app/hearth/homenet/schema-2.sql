-- Receipts stay for ever, workunits and results do not: a receipt now holds all that it signed. The names of results and
-- workunits are never used twice, so that they stand for what was removed.
drop trigger receipt_stays;
drop trigger receipt_kept;
create table receipt_whole (
    id integer primary key,
    result text not null unique,
    workunit text not null,
    account integer not null references account,
    host integer not null references host,
    app text not null,
    title text not null,
    sent integer not null,
    reported integer not null,
    judged integer not null,
    elapsed real not null,
    cpu real not null,
    granted integer not null,
    credit real not null,
    explanation text not null,
    signature text not null
);
insert into receipt_whole select receipt.id, result.name, workunit.name, receipt.account, receipt.host, app, title, sent, reported,
    judged, elapsed, cpu, granted, credit, explanation, signature
    from receipt join result on result.id = receipt.result join workunit on workunit.id = receipt.workunit;
drop table receipt;
alter table receipt_whole rename to receipt;
create index receipt_account on receipt (account, id);
-- a host earns once for one workunit, however often it was sent there
create unique index receipt_once on receipt (workunit, host) where granted = 1;
create trigger receipt_stays before update on receipt begin select raise(abort, 'receipts are never changed'); end;
create trigger receipt_kept before delete on receipt begin select raise(abort, 'receipts are never removed'); end;

-- the number that the next workunit of an app gets, whatever became of those before
create table app_number (app text primary key, next integer not null) without rowid;
insert into app_number select app, max(number) + 1 from workunit group by app;

-- when the last result was over; 0 while one is not
alter table workunit add column ended integer not null default 0;
create index workunit_ended on workunit (ended) where ended > 0;
create index workunit_settled on workunit (id) where state <> 0 and ended = 0;
-- 1 when the output files were removed
alter table result add column files_gone integer not null default 0;
create index result_files on result (id) where server_state = 5 and files_gone = 0;
create index result_workunit on result (workunit);
