-- Families of concern: who I am and what is closed to me is worked out once, by the process that asks; the rows may then be read by several processes at once.
alter function platform.me() parallel safe;
alter function targeting.i_may_any(text[]) parallel restricted;
alter function targeting.persons_closed_to_me() parallel restricted;
alter function targeting.rows_closed_to_me() parallel restricted;
