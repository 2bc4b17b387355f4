CREATE VIEW {invoker} SECURITY INVOKER AS SELECT {id}, {name}, {holder}, {key}, {bonus}, {note}, {ssn} FROM {catalog}.default.{emp};
CREATE VIEW {definer} SECURITY DEFINER AS SELECT {id}, {name}, {holder}, {key}, {bonus}, {note}, {ssn} FROM {catalog}.default.{emp};
CREATE VIEW {nested} SECURITY DEFINER AS SELECT * FROM {invoker};
CREATE VIEW {grouped} SECURITY INVOKER AS SELECT {bonus}, max({holder}) {holder}, max({key}) {key}, count(*) number FROM {catalog}.default.{emp} GROUP BY {bonus};
