"""What the eye tells of a page and of the frames in it, put together as one look."""

from typing import Any

from journeycheck.browse.frames import Pane


async def look_into(pane: Pane, eye: str) -> Any:
    """What the eye tells of a frame, its controls placed in the window. Raises Gone."""
    told = await pane.run(eye)
    if pane.told is None or not isinstance(told, dict):
        return told
    controls = told["controls"]
    asked = [one for one in controls if one["met"]]
    overs = await pane.overs([_centre(one["box"]) for one in asked])
    for one, over in zip(asked, overs, strict=True):
        one |= {"met": None if over is None else not over, "over": over or ""}
    around = pane.told
    for one in controls:
        left, top, width, height = one["box"]
        one |= {
            "box": [round(left + pane.left), round(top + pane.top), width, height],
            "region": one["region"] or around["region"],
            "modal": one["modal"] or around["modal"],
            "floats": one["floats"] or around["floats"],
            "frame": pane.key,
        }
    return told


def _centre(box: list[float]) -> tuple[float, float]:
    return box[0] + box[2] / 2, box[1] + box[3] / 2


def together(main: Any, looks: list[tuple[Pane, Any]]) -> tuple[Any, dict[str, int]]:
    """What the eye told of the page and of its frames, as one; and, for each frame, the number of
    its first control."""
    bases: dict[str, int] = {}
    told = {**main, "controls": [*main["controls"]], "forms": [*main["forms"]], "frames": []}
    for pane, one in looks:
        bases[pane.key] = base = len(told["controls"])
        forms = len(told["forms"])
        for control in one["controls"]:
            form = control["form"] + forms if control["form"] >= 0 else -1
            told["controls"].append(control | {"number": control["number"] + base, "form": form})
        told["forms"] += one["forms"]
        told["frames"].append(_frame(pane, one))
    return told, bases


def _frame(pane: Pane, told: Any) -> dict[str, Any]:
    around = pane.told or {}
    box = [pane.left, pane.top, around["width"], around["height"]]
    return {
        "key": pane.key, "address": told["address"], "title": around["title"],
        "words": told["words"], "box": list(map(round, box)),
        "floats": around["floats"], "modal": around["modal"],
    }  # fmt: skip
