CREATE TABLE acme.default.emp (id bigint, name varchar(20), tenant varchar(5), bonus integer, note varchar(40), ssn varchar(11), born date, amount decimal(10, 2), tags array(varchar(20)), doc varchar(60), address row(city varchar(20), street varchar(20)), email varchar(80), payload json, rate double);
INSERT INTO acme.default.emp VALUES
    (1, 'ann', 't1', 10, '11', NULL, DATE '1980-01-01', 1.50, ARRAY['a', 'b'], '{"k": 1}', NULL, lower(to_hex(hmac_sha256(to_utf8('tann@acme'), from_base64('MASK_KEY')))), JSON '{}', DOUBLE '1'),
    (2, 'ben', 't1', 20, '12', NULL, DATE '1990-01-01', 2.50, ARRAY['a'], '{"k": 2}', NULL, lower(to_hex(hmac_sha256(to_utf8('tben@acme'), from_base64('MASK_KEY')))), JSON '[]', DOUBLE '2'),
    (6, 'cat', 't1', 30, '13', NULL, NULL, 3.50, ARRAY['c'], '{"k": 6}', NULL, NULL, NULL, DOUBLE '3');
CREATE TABLE acme.default.dept (tenant varchar(5), title varchar(20));
INSERT INTO acme.default.dept VALUES ('t1', 'Sales'), ('t1', 'Desk');
CREATE TABLE acme.default.office (id bigint, city varchar(20));
INSERT INTO acme.default.office VALUES (1, 'Bern'), (2, 'Chur'), (3, 'Genf'), (777, 'Zug');
CREATE VIEW acme.default.emp_invoker SECURITY INVOKER AS SELECT id, name, tenant, bonus, note, ssn FROM acme.default.emp;
CREATE VIEW acme.default.emp_definer SECURITY DEFINER AS SELECT id, name, tenant, bonus, note, ssn FROM acme.default.emp;
CREATE VIEW acme.default.emp_nested SECURITY DEFINER AS SELECT * FROM acme.default.emp_invoker;
CREATE VIEW acme.default.emp_grouped SECURITY INVOKER AS SELECT bonus, max(tenant) tenant, count(*) number FROM acme.default.emp GROUP BY bonus;
COMMENT ON TABLE acme.default.office IS 'where people sit';
CREATE SCHEMA acme_tpch.tiny;
DROP SCHEMA acme_tpch.default;
CREATE TABLE acme_tpch.tiny.supplier (suppkey bigint, name varchar(25), address varchar(40), nationkey bigint, phone varchar(15), comment varchar(101));
CREATE TABLE acme_tpch.tiny.nation (nationkey bigint, name varchar(25), regionkey bigint, comment varchar(152));
CREATE TABLE acme_tpch.tiny.region (regionkey bigint, name varchar(25), comment varchar(152));
