#!/usr/bin/env python3
"""Derives the reference tables of this folder from two files of the npm package
@etalab/decoupage-administratif (data/communes.json, data/epci.json). Same input, same bytes out.

    python3 derive.py communes.json epci.json [FOLDER]     # FOLDER: this script's, if not given
"""
import csv
import json
import pathlib
import sys

KINDS = {
    "commune-deleguee": "deleguee",
    "commune-associee": "associee",
    "arrondissement-municipal": "arrondissement",
}


def write(file, header, rows):
    with open(file, "w", encoding="utf-8", newline="") as out:
        table = csv.writer(out, lineterminator="\n")
        table.writerow(header)
        table.writerows(rows)
    print(f"{file.name}: {len(rows)} rows")


def main():
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    entries = json.loads(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"))
    groups = json.loads(pathlib.Path(sys.argv[2]).read_text(encoding="utf-8"))
    folder = pathlib.Path(sys.argv[3]) if len(sys.argv) == 4 else pathlib.Path(__file__).parent

    # One list holds every type, and codes repeat between types: only this type is a commune.
    current = {e["code"]: e for e in entries if e["type"] == "commune-actuelle"}
    group_of = {}
    for group in groups:
        for member in group["membres"]:
            if member["code"] not in current:
                sys.exit(f"{group['nom']}: member {member['code']} is no current commune")
            if group_of.setdefault(member["code"], group["code"]) != group["code"]:
                sys.exit(f"{member['code']} belongs to two intercommunalities")

    former = {}
    for entry in entries:
        if entry["type"] in KINDS and entry["code"] not in current:
            to = entry.get("chefLieu") or entry.get("commune") or ""
            former[entry["code"]] = (entry["nom"], KINDS[entry["type"]], to)
    for code in sorted(current):
        for old in current[code].get("anciensCodes", []):
            if old not in current:
                former.setdefault(old, ("", "ancienne", code))

    write(folder / "communes.csv",
          ["insee", "name", "department", "region", "population", "epci_siren"],
          [[code, e["nom"], e["departement"], e["region"], e.get("population", ""),
            group_of.get(code, "")] for code, e in sorted(current.items())])
    write(folder / "intercommunalities.csv",
          ["siren", "name", "type", "population", "members"],
          [[g["code"], g["nom"], g["type"], g["populationMunicipale"], len(g["membres"])]
           for g in sorted(groups, key=lambda g: g["code"])])
    write(folder / "former_communes.csv", ["code", "name", "type", "current"],
          [[code, *what] for code, what in sorted(former.items())])


main()
