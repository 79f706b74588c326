"""What each command does, on the small release."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from export.registry import FORMATS
from graph.build.release import Built, build
from tests.cli.runner import SMALL, ok, run
from tests.conftest import TEXT, Tiny
from tests.network.sample import sample


def test_show_by_any_name() -> None:
    """An alias, a former name and a number show the same dossier."""
    texts = {ok("show", name, *SMALL).stdout for name in ("org/old-m", "Gamledepartementet", "org/m")}
    assert len(texts) == 1
    assert texts.pop().startswith("Nydepartementet\norg/m · departement · per 2026-01-01\n")


def test_show_in_another_language_and_day() -> None:
    """Words and names follow."""
    text = ok("show", "991825827", "--lang", "en", "--as-of", "2016-08-24", *SMALL).stdout
    assert text.startswith("Agency A\norg/a · agency · as of 2016-08-24\n\nPosts and people\n")


@pytest.mark.parametrize("width", [60, 110])
def test_show_fits_the_terminal(width: int) -> None:
    """Lines are folded; a file gets them whole."""
    lines = ok("show", "person/ase", *SMALL, width=width).stdout.splitlines()
    assert all(len(line) <= width for line in lines)
    assert max(len(line) for line in ok("show", "person/ase", "-o", "-", *SMALL).stdout.splitlines()) > 110


def test_show_as_json_and_markdown() -> None:
    """For machines and for documents."""
    assert json.loads(ok("show", "org/a", "--format", "json", *SMALL).stdout)["id"] == "org/a"
    assert ok("show", "org/a", "--format", "markdown", *SMALL).stdout.startswith("# Etaten A\n")


def test_export_lists_its_formats() -> None:
    """All of them, in English or as asked."""
    text = ok("export", "--list").stdout
    assert [line.split()[0] for line in text.splitlines()[2:]] == [form.name for form in FORMATS]
    assert ok("export").stdout == text
    assert FORMATS[0].description.en in text
    assert FORMATS[0].description.nb in ok("export", "--list", "--lang", "nb").stdout


def test_export_writes_where_it_is_told_or_below_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without -o the file is named after its format."""
    monkeypatch.chdir(tmp_path)
    result = ok("export", "turtle", *SMALL)
    path = Path("out/export/aktorkart.ttl")
    assert result.stderr == f"Wrote {path}\n"
    assert path.stat().st_size > 1000


def test_query_on_a_day() -> None:
    """The direct triples of the day stand beside the release; without a day there are none."""
    words = ("query", "-q", "SELECT ?who { a-post:leder org:heldBy ?who }", *SMALL)
    assert ok(*words, "--as-of", "2016-08-24").stdout.splitlines() == ["who", "────────────", "a-person:ase"]
    assert ok(*words).stderr == "0 rows\n"
    assert ok(*words, "--as-of", "2016-08-24").stderr == "1 row\n"


def test_query_needs_one_query() -> None:
    """A file or a text, not both, not neither."""
    for words in ((), ("-", "-q", "ASK {}")):
        result = run("query", *words, *SMALL)
        assert result.exit_code == 2
        assert result.stderr.startswith(
            "Error: Give a FILE with the query, - for standard input, or -q TEXT."
        )


def test_analyse_ranks_actors() -> None:
    """A table with what it means, the count of what there is; ids for further questions."""
    result = ok("analyse", "degree", "--as-of", "2016-08-24", "--top", "1", *SMALL)
    lines = result.stdout.splitlines()
    assert lines[0] == "Antall forbindelser (per 2016-08-24)"
    assert lines[2].split() == ["aktør", "verdi", "id"]
    assert lines[4].split()[-1] == "org/a"
    assert "Hvor mange forskjellige aktører" in result.stdout
    assert result.stderr.startswith("The first 1 of 5 actors (")


def test_analyse_lists_groups() -> None:
    """Communities are rows of their members."""
    result = ok("analyse", "communities", "--as-of", "2016-08-24", "--lang", "en", *SMALL)
    assert result.stdout.splitlines()[2].split() == ["group", "actors", "members"]
    assert "Agency A" in result.stdout


@pytest.mark.parametrize("name", ["degree", "betweenness", "communities"])
def test_analyse_as_json(name: str) -> None:
    """The same for machines."""
    document = json.loads(ok("analyse", name, "--as-of", "2016-08-24", "--format", "json", *SMALL).stdout)
    assert (document["measure"], document["as_of"]) == (name, "2016-08-24")
    assert {row["id"] for row in document["rows"]} >= {"org/a", "person/ase"}
    assert document["nodes"] > 2


def test_evidence_of_a_fact() -> None:
    """All claims, in the order in which they decide; the path may be left out."""
    fact = next(one for one in sample().network.facts.values() if one.support == "disputed")
    text = ok("evidence", "show", fact.path, "--lang", "en", *SMALL).stdout
    assert text == ok("evidence", "show", fact.path.removeprefix("fact/"), "--lang", "en", *SMALL).stdout
    assert [text.index(f"Source {name}") for name in ("s", "t", "w")] == sorted(
        text.index(f"Source {name}") for name in ("s", "t", "w")
    )
    document = json.loads(ok("evidence", "show", fact.path, "--format", "json", *SMALL).stdout)
    assert [claim["source"] for claim in document["claims"]] == ["s", "t", "w"]


@pytest.mark.parametrize(
    ("text", "code", "counts"),
    [
        (TEXT, 0, "1 verified, 0 moved, 0 not found, 0 no text"),
        (f"x\n{TEXT}", 1, "0 verified, 1 moved, 0 not found, 0 no text"),
        (TEXT.replace("viktig", "uviktig"), 1, "0 verified, 0 moved, 1 not found, 0 no text"),
        (None, 0, "0 verified, 0 moved, 0 not found, 1 no text"),
    ],
)
def test_evidence_is_verified(tiny: Tiny, tmp_path: Path, text: str | None, code: int, counts: str) -> None:
    """Spans are compared with a user's copy; exit code 1 when one is not where it was."""
    from tests.query.test_evidence import FACTS

    release, texts = tmp_path / "release", tmp_path / "texts"
    ok("build", str(tiny({"facts/a.yaml": FACTS})), "-o", str(release))
    texts.mkdir()
    if text is not None:
        (texts / "t.txt").write_text(text, encoding="utf-8")
    words = ("evidence", "verify", "--texts", str(texts), "--release", str(release))
    result = run(*words, "--lang", "en")
    assert (result.exit_code, result.stdout.splitlines()[-1]) == (code, counts)
    assert result.stderr == ("t: there is no t.txt\n" if text is None else "")
    document = json.loads(run(*words, "--format", "json").stdout)
    assert sum(document["counts"].values()) == len(document["places"]) == 1


def test_a_place_is_made_for_a_fact_file(tmp_path: Path) -> None:
    """A line of a text and the words at its ends give an entry with span and hash."""
    (tmp_path / "t.txt").write_text(TEXT, encoding="utf-8")
    words = ("evidence", "locate", "t", "--texts", str(tmp_path), "--line", "3", "--name", "l3")
    text = ok(*words, *SMALL).stdout
    assert text.strip().startswith("l3: {chars: [16, 49], sha256: ")
    (tmp_path / "t.txt").unlink()
    missing = run(*words, *SMALL)
    assert (missing.exit_code, missing.stderr) == (1, f"Error: t: there is no t.txt in {tmp_path}\n")


def test_ids_to_withhold_are_hashed() -> None:
    """The id itself does not stand in the lines."""
    result = ok("evidence", "withhold", "person/x", "person/y", "--salt", "salt")
    assert "person" not in result.stdout
    assert [len(line) for line in result.stdout.splitlines()] == [68, 68]


def test_build_and_use_a_release(tiny: Tiny, tmp_path: Path) -> None:
    """A built folder is read by every command; the counts are told."""
    folder = tmp_path / "min utgivelse"
    facts = "source: s\nentities:\n  - {id: org/a, kind: organisation, type: agency, name: Å, at: x}\n"
    result = ok("build", str(tiny({"facts/a.yaml": facts})), "-o", str(folder))
    assert [Path(line).name for line in result.stdout.splitlines()] == [
        "aktorkart.nq",
        "aktorkart.trig",
        "dataset.ttl",
        "manifest.json",
    ]
    assert result.stderr.startswith("1 entity, 2 facts, 2 claims, ") or result.stderr.startswith("1 entity, ")
    assert ok("show", "Å", "--release", str(folder)).stdout.startswith("Å\norg/a")


@pytest.mark.parametrize("base", ["no-iri", "https://example.org/x", "ftp://example.org/", "https://a b/"])
def test_build_needs_a_base_that_is_an_iri(tmp_path: Path, base: str) -> None:
    """Something else would make a graph that nobody can read."""
    result = run("build", "--base", base, "-o", str(tmp_path / "x"))
    assert (result.exit_code, result.stdout) == (2, "")
    assert "an absolute IRI that ends with / or #" in result.stderr
    assert not (tmp_path / "x").exists()


def test_build_of_own_data_needs_a_folder(tiny: Tiny) -> None:
    """The default folder is for the shipped data."""
    result = run("build", str(tiny({})))
    assert result.exit_code == 2
    assert "Give -o DIR" in result.stderr


def test_view_writes_one_file(tmp_path: Path) -> None:
    """The map of the small release, focused on one actor."""
    target = tmp_path / "kart æøå.html"
    result = ok("view", "-o", str(target), "--focus", "Etaten A", *SMALL)
    assert result.stderr == f"Wrote {target}: open it in any browser\n"
    assert "Etaten A" in target.read_text(encoding="utf-8")


def test_view_starts_from_an_earlier_map(tmp_path: Path) -> None:
    """Points give the places of what they know; a file without any is told in one line."""
    target, points = tmp_path / "map.html", tmp_path / "points.json"
    points.write_text('{"org/a": [0, 0], "org/b": [400, 0]}', encoding="utf-8")
    assert ok("view", "-o", str(target), "--positions", str(points), *SMALL).exit_code == 0
    again = ok("view", "-o", str(tmp_path / "next.html"), "--positions", str(target), *SMALL)
    assert again.exit_code == 0 and (tmp_path / "next.html").stat().st_size > 500_000
    points.write_text("[]", encoding="utf-8")
    refused = run("view", "-o", str(target), "--positions", str(points), *SMALL)
    assert refused.exit_code == 1
    assert refused.stderr.startswith("Error: ") and "holds no positions" in refused.stderr


def test_without_a_command_there_is_help() -> None:
    """`aktorkart` and `aktorkart evidence` explain themselves, without an error."""
    for words in ((), ("evidence",)):
        assert ok(*words).stdout == ok(*words, "--help").stdout


def test_version() -> None:
    """The version is the package's."""
    import graph

    assert ok("--version").stdout == f"aktorkart, version {graph.__version__}\n"


def test_the_default_release_is_built_when_needed(
    tiny: Tiny, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without --release the shipped one is built, told of, found the next time, and built anew on change."""
    folder, inputs = tmp_path / "release", ["as they were"]
    monkeypatch.setattr("graph.build.locate.default_folder", lambda: folder)
    monkeypatch.setattr("graph.build.inputs.inputs_fingerprint", lambda _: inputs[0])
    data = tiny({})
    small = build([data])
    monkeypatch.setattr("graph.kart.data_folder", lambda: data)
    monkeypatch.setattr("graph.build.release.build", lambda: replace_inputs(small, inputs[0]))
    words = ("ask", "county-count", "--format", "csv")
    building = f"Building the release in {folder} …\n"
    assert (ok(*words).stderr, ok(*words).stderr) == (building, "")
    inputs[0] = "changed"
    assert (ok(*words).stderr, ok(*words).stderr) == (building, "")


def replace_inputs(built: Built, inputs: str) -> Built:
    """A build of other inputs."""
    return replace(built, manifest={**built.manifest, "inputs_sha256": inputs})
