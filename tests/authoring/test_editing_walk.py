"""docs/editing.md, walked: every command in it is run, in order, against a server that plays both publishers."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from diptych import review
from tests.authoring.loopback import publisher

DOCUMENT = (Path(__file__).parents[2] / "docs/editing.md").read_text(encoding="utf-8")
ADDRESSES = {
    "https://courier.example/news/harbour-bridge": "/pages/broadsheet.html",
    "https://herald.example/bridge": "/pages/herald.html",
}
ANSWERS = "y\nc\nSeen by two editors.\nn\nl\n"


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", DOCUMENT, flags=re.DOTALL | re.MULTILINE)


def run(command: str, folder: Path, server: str, answers: str) -> str:
    words = shlex.split(command)
    if "import" in words:
        words = [server + ADDRESSES[word] if word in ADDRESSES else word for word in words]
        words.append("--allow-private")
    assert words[0] == "diptych"
    line = [sys.executable, "-c", "import sys; from diptych.cli import main; sys.exit(main())", *words[1:]]
    env = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(line, cwd=folder, input=answers, capture_output=True, text=True, env=env, check=False)
    assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
    return done.stdout


def test_the_walk_in_the_editors_guide(tmp_path: Path) -> None:
    story = tmp_path / "content/harbour-bridge"
    by_hand = iter(blocks("yaml"))
    with publisher() as server:
        steps = [block for block in re.split(r"^## ", DOCUMENT, flags=re.MULTILINE) if "```sh\n" in block]
        for step in steps:
            for part in re.findall(r"^```(sh|yaml)\n(.*?)^```", step, flags=re.DOTALL | re.MULTILINE):
                if part[0] == "yaml":
                    with (story / "review.yaml").open("a", encoding="utf-8") as file:
                        file.write("\n" + next(by_hand))
                for command in part[1].strip().split("\n") if part[0] == "sh" else ():
                    shown = run(command, tmp_path, server, ANSWERS)
                    assert "review.yaml:" not in shown
    assert "1 story" in shown
    assert {path.name for path in story.iterdir()} == {
        "story.yaml",
        "review.yaml",
        "harlow-courier.md",
        "shire-herald.md",
        "shire-herald.original.txt",
    }
    data = json.loads((tmp_path / "site/harbour-bridge/comparison.json").read_text(encoding="utf-8"))
    conflict = next(one for one in data["conflicts"] if one["status"] == "confirmed" and one["kind"] == "number")
    assert conflict["explanation"] or conflict["origin"] == "editor"
    assert "The council's minutes of 28 February give ten weeks." in {one["text"] for one in data["editor_notes"]}
    assert "Seen by two editors." in {one["text"] for one in data["editor_notes"]}
    assert (tmp_path / "site/harbour-bridge/shire-herald.original.txt").is_file()
    page = (tmp_path / "site/harbour-bridge/index.html").read_text(encoding="utf-8")
    assert 'href="../harbour-bridge/shire-herald.original.txt"' in page


@pytest.mark.parametrize("block", blocks("yaml"), ids=["in the walk", "more"])
def test_the_examples_of_decisions_are_in_the_language(block: str) -> None:
    keys = ("harlow-courier", "shire-herald")
    assert len(review.parse_review(block, Path("review.yaml"), keys).decisions) >= 2
    schema = json.loads((Path(review.__file__).parent / "review.schema.json").read_text(encoding="utf-8"))
    assert list(Draft202012Validator(schema).iter_errors(yaml.load(block, Loader=yaml.BaseLoader))) == []
