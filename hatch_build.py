"""Build hook: a wheel carries the folder `data/` as `claimroot/data`, an editable install reads it where it stands."""

from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ShippedData(BuildHookInterface):  # type: ignore[type-arg]
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version != "editable":
            build_data["force_include"]["data"] = "claimroot/data"
