#!/usr/bin/env python3
"""Quantiles of the infrastructure leakage index over the water-loss audits of California.

    python3 derive_leakage.py awwa_audits_california_all_years.csv

Of each utility (pwsid) the latest year; rows without year, repeated rows and indices that are no number
above 0 are left out, and counted. Python 3, standard library; same input, same output.
"""
import csv
import statistics
import sys

index = "infrastructure leakage index (ILI)"
latest, left_out = {}, 0
with open(sys.argv[1], encoding="utf-8-sig", newline="") as file:
    for row in csv.DictReader(file):
        try:
            year, value = int(row["year"]), float(row[index])
        except ValueError:
            left_out += 1
            continue
        if value <= 0:
            left_out += 1
        elif year > latest.get(row["pwsid"], (0, 0))[0]:
            latest[row["pwsid"]] = (year, value)
values = sorted(value for _, value in latest.values())
cuts = statistics.quantiles(values, n=20, method="inclusive")
print(f"utilities {len(values)}, rows left out {left_out}, years {min(y for y, _ in latest.values())}"
      f"-{max(y for y, _ in latest.values())}")
for percent in (10, 25, 50, 75, 90):
    print(f"{percent} %: {cuts[percent // 5 - 1]:.2f}")
