#!/usr/bin/env python3
"""Derives sessions.json from the two raw files of charging sessions.

usage: sessions.py PERTH_KINROSS.csv DUNDEE.csv > sessions.json

The raw files (open data of Perth & Kinross Council and Dundee City Council, Open Government
Licence) are not carried: this file says how the aggregates came about. Traps that it handles, each
counted in the output:
  - Perth & Kinross: day and month are swapped in the ISO dates wherever the day is 12 or less;
    a date is put right if both numbers are 12 or less.
  - blank and zero energy, an end before the start, sessions of more than 48 hours, the same
    charger, connector and start twice: set aside.
  - Dundee: day first; three unnamed columns at the end are ignored.
Points are those that work at once: connectors seen at a charger, but two at most at a rapid one
(one of direct, one of alternating current). A charger counts from its first to its last session.
"""
import collections
import csv
import datetime
import json
import sys

CLASS = {
    "APT Triple Rapid Charger": "fast", "Siemens Triple Rapid Charger": "fast",
    "APT 50kW Raption": "fast", "APT Dual Rapid Charger": "fast",
    "APT 22kW Dual Outlet": "ac", "APT 22kW Raption": "ac", "Siemens Semi-Rapid": "ac",
    "APT 7kW Dual Outlet": "slow", "APT 7kW Single Outlet": "slow", "Siemens 7 kW Dual Outlet": "slow",
}
WINDOW = (6, 22)  # hours of the day that the model's window of 16 hours stands for


def perth_date(text):
    year, month, day = (int(x) for x in text[:10].split("-"))
    if month <= 12 and day <= 12:
        month, day = day, month
    return datetime.date(year, month, day)


def dundee_date(text):
    day, month, year = (int(x) for x in text.split("/"))
    return datetime.date(year, month, day)


def read(path, date_of):
    kept, aside, swapped = [], collections.Counter(), 0
    seen = set()
    with open(path, newline="", encoding="ascii") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        if date_of is perth_date:
            raw = datetime.date(*(int(x) for x in row["Start Date"][:10].split("-")))
            swapped += raw != perth_date(row["Start Date"])
        try:
            start = datetime.datetime.combine(
                date_of(row["Start Date"]), datetime.time.fromisoformat(row["Start Time"]))
            end = datetime.datetime.combine(
                date_of(row["End Date"]), datetime.time.fromisoformat(row["End Time"]))
        except ValueError:
            aside["unreadable date"] += 1
            continue
        if not row["Total kWh"]:
            aside["blank energy"] += 1
        elif float(row["Total kWh"]) <= 0:
            aside["zero energy"] += 1
        elif end <= start:
            aside["no or negative duration"] += 1
        elif end - start > datetime.timedelta(hours=48):
            aside["over 48 hours"] += 1
        elif (row["CP ID"], row["Connector"], start) in seen:
            aside["twice"] += 1
        else:
            seen.add((row["CP ID"], row["Connector"], start))
            kept.append((row["CP ID"], row["Connector"], start, end, float(row["Total kWh"]),
                         CLASS[row["Model"]]))
    return rows, kept, dict(sorted(aside.items())), swapped


def window_hours(start, end):
    """Parts of a session that fall into the window of some day."""
    day = start.replace(hour=0, minute=0)
    while day < end:
        a = max(start, day + datetime.timedelta(hours=WINDOW[0]))
        b = min(end, day + datetime.timedelta(hours=WINDOW[1]))
        if a < b:
            yield a, b
        day += datetime.timedelta(days=1)


def summary(path, date_of):
    rows, kept, aside, swapped = read(path, date_of)
    chargers = collections.defaultdict(list)
    for session in kept:
        chargers[session[0]].append(session)
    classes = collections.defaultdict(lambda: {"sessions": 0, "kwh": 0.0, "points": 0, "point_days": 0,
                                               "hours": [], "starts": [0] * 24})
    each = []
    for name in sorted(chargers):
        sessions = chargers[name]
        cls = sessions[0][5]
        points = len({s[1] for s in sessions})
        if cls == "fast":
            points = min(points, 2)
        first = min(s[2] for s in sessions).date()
        last = max(s[2] for s in sessions).date()
        days = (last - first).days + 1
        c = classes[cls]
        c["points"] += points
        c["point_days"] += points * days
        events = []
        for _, _, start, end, kwh, _ in sessions:
            c["sessions"] += 1
            c["kwh"] += kwh
            c["hours"].append((end - start).total_seconds() / 3600)
            c["starts"][start.hour] += 1
            for a, b in window_hours(start, end):
                events += [(a, 1), (b, -1)]
        events.sort()
        busy = full = 0.0
        at_once, since = 0, None
        for when, change in events:
            if since is not None:
                span = (when - since).total_seconds() / 3600
                busy += span * min(at_once, points)
                full += span * (at_once >= points)
            at_once, since = at_once + change, when
        window = days * (WINDOW[1] - WINDOW[0])
        each.append([cls, points, days, len(sessions), round(busy / window, 5), round(full / window, 5)])
    for c in classes.values():
        c["hours"].sort()
        hours = c.pop("hours")
        c["mean_hours"] = round(sum(hours) / len(hours), 4)
        c["median_hours"] = round(hours[len(hours) // 2], 4)
        c["kwh"] = round(c["kwh"], 1)
    days = sorted({s[2].date() for s in kept})
    months = collections.Counter(d[2].strftime("%Y-%m") for d in kept)
    return {"rows": len(rows), "kept": len(kept), "set_aside": aside, "dates_put_right": swapped,
            "from": str(days[0]), "to": str(days[-1]), "chargers": len(chargers),
            "months": dict(sorted(months.items())), "classes": dict(sorted(classes.items())),
            "each_columns": ["class", "points", "days", "sessions", "points in use, mean of 6 to 22 h",
                             "part of 6 to 22 h with all points in use"],
            "each": each}


def main():
    result = {
        "note": "Aggregates of published sessions, by sessions.py beside this file.",
        "licence": "Open Government Licence (publisher's usual licence)",
        "perth_kinross": {"source": "Perth & Kinross Council, electric vehicle charging station usage, "
                          "September 2018 to August 2019", **summary(sys.argv[1], perth_date)},
        "dundee": {"source": "Dundee City Council, electric vehicle charging sessions, June to September 2018",
                   **summary(sys.argv[2], dundee_date)},
    }
    text = json.dumps(result, indent=1)
    # Rows of numbers on one line each.
    import re
    text = re.sub(r"\[\s+([^\[\]{}]*?)\s+\]", lambda m: "[" + re.sub(r"\s*\n\s*", " ", m.group(1)) + "]", text)
    print(text)


main()
