"""Django without domain: fields, storage of keys, mail, jobs, middleware, checks."""
