CREATE VIEW {invoker} SECURITY INVOKER AS SELECT {id}, {name}, author, repo, {bonus}, {note}, {ssn} FROM acme_github.default.issues;
CREATE VIEW {definer} SECURITY DEFINER AS SELECT {id}, {name}, author, repo, {bonus}, {note}, {ssn} FROM acme_github.default.issues;
CREATE VIEW {nested} SECURITY DEFINER AS SELECT * FROM {invoker};
CREATE VIEW {grouped} SECURITY INVOKER AS SELECT {bonus}, max(author) author, max(repo) repo, count(*) number FROM acme_github.default.issues GROUP BY {bonus};
