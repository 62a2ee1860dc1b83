# Expands recurrences with python-dateutil: a line for a line, fields parted by tabs. In: start, rule, exceptions,
# further dates, first and last moment of the window, most. Out: the meetings. All times are civil ones; an
# exception takes out its whole day.
import sys
from datetime import datetime
from dateutil.rrule import rruleset, rrulestr

FORM = "%Y%m%dT%H%M%S"


def moments(text):
    return [datetime.strptime(one, FORM) for one in text.split(",") if one]


for line in sys.stdin:
    start, rule, exceptions, further, first, last, most = line.rstrip("\n").split("\t")
    start, first, last = (datetime.strptime(one, FORM) for one in (start, first, last))
    every = rruleset()
    if rule:
        every.rrule(rrulestr(rule, dtstart=start))
    else:
        every.rdate(start)
    days = {one.date() for one in moments(exceptions)}
    for one in moments(further):
        every.rdate(one)
    found = []
    for one in every:
        if one > last or len(found) == int(most):
            break
        if one >= first and one.date() not in days:
            found.append(one.strftime(FORM))
    print(",".join(found), flush=True)
