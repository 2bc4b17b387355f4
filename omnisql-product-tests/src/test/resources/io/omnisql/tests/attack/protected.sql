CREATE TABLE acme.default.emp (id bigint, name varchar(20), tenant varchar(5), bonus integer, note varchar(40), ssn varchar(11), born date, amount decimal(10, 2), tags array(varchar(20)), doc varchar(60), address row(city varchar(20), street varchar(20)), email varchar(80), payload json, rate double, salary integer);
INSERT INTO acme.default.emp VALUES
    (1, 'ann', 't1', 10, '11', '111-11-1111', DATE '1980-05-17', 1.50, ARRAY['a', 'b'], '{"k": 1}', ROW('Bern', 'Main 1'), 'ann@acme', JSON '{"user": {"email": "ann@acme"}}', DOUBLE '1', 1001),
    (2, 'ben', 't1', 20, '12', '222-22-2222', DATE '1990-02-03', 2.50, ARRAY['a'], '{"k": 2}', ROW('Chur', 'Main 2'), 'ben@acme', JSON '["ben@acme"]', DOUBLE '2', 1002),
    (3, 'eve', 't2', 777, 'TOPSECRET-T2', '333-33-3333', DATE '2000-12-24', 99999999.99, ARRAY[], 'TOPSECRET-DOC {', ROW('TOPSECRET-CITY', 'Main 3'), 'eve@acme', JSON '"eve@acme"', DOUBLE '0', 1003),
    (4, 'fay', 't2', 40, '14', '444-44-4444', DATE '1970-01-01', 4.50, ARRAY['a'], '{"k": 4}', ROW('Genf', 'Main 4'), 'fay@acme', JSON '{}', DOUBLE '4', 1004),
    (5, 'gus', NULL, 50, '15', '555-55-5555', DATE '1975-07-07', 5.50, ARRAY['a'], '{"k": 5}', ROW('Thun', 'Main 5'), 'gus@acme', JSON '1', DOUBLE '5', 1005),
    (6, 'cat', 't1', 30, '13', NULL, NULL, 3.50, ARRAY['c'], '{"k": 6}', NULL, NULL, NULL, DOUBLE '3', 1006);
CREATE TABLE acme.default.dept (tenant varchar(5), title varchar(20));
INSERT INTO acme.default.dept VALUES ('t1', 'Sales'), ('t1', 'Desk'), ('t2', 'TOPSECRET-DEPT');
CREATE TABLE acme.default.office (id bigint, city varchar(20));
INSERT INTO acme.default.office VALUES (1, 'Bern'), (2, 'Chur'), (3, 'Genf'), (777, 'Zug');
CREATE TABLE acme.default.secret (id bigint, plan varchar(40));
INSERT INTO acme.default.secret VALUES (1, 'TOPSECRET-PLAN');
CREATE TABLE acme.default."emp$files" (file_path varchar(40));
INSERT INTO acme.default."emp$files" VALUES 'TOPSECRET-FILE';
CREATE SCHEMA acme.hidden;
CREATE TABLE acme.hidden.emp AS SELECT * FROM acme.default.emp;
CREATE VIEW acme.default.emp_invoker SECURITY INVOKER AS SELECT id, name, tenant, bonus, note, ssn FROM acme.default.emp;
CREATE VIEW acme.default.emp_definer SECURITY DEFINER AS SELECT id, name, tenant, bonus, note, ssn FROM acme.default.emp;
CREATE VIEW acme.default.emp_nested SECURITY DEFINER AS SELECT * FROM acme.default.emp_invoker;
CREATE VIEW acme.default.emp_grouped SECURITY INVOKER AS SELECT bonus, max(tenant) tenant, count(*) number FROM acme.default.emp GROUP BY bonus;
CREATE VIEW acme.default.secret_view AS SELECT id, plan, 'TOPSECRET-LITERAL' literal FROM acme.default.secret;
COMMENT ON TABLE acme.default.secret IS 'TOPSECRET-COMMENT';
COMMENT ON TABLE acme.default.office IS 'where people sit';
CREATE SCHEMA acme.acl;
CREATE TABLE acme.acl.tenants AS SELECT * FROM (VALUES ('alice', VARCHAR 't1'), ('bob', 't2')) t (holder, tenant);
CREATE TABLE acme.acl.nations AS SELECT * FROM (VALUES ('alice', BIGINT '7'), ('bob', 8)) t (holder, nationkey);
CREATE TABLE globex.default.emp (id bigint, name varchar(20));
INSERT INTO globex.default.emp VALUES (1, 'TOPSECRET-GLOBEX');
