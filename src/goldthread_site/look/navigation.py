"""The links under the header: what each leads to, who sees it, and on which pages it is marked."""

from typing import NamedTuple


class Item(NamedTuple):
    """A link of the service navigation. ``views`` are the view names on which it is the current one."""

    text: str
    view: str
    capability: str
    views: frozenset[str]


SERVICE_NAVIGATION = (
    Item("Plan", "plans:plans", "plan.see", frozenset({
        "home", "plans:plans",
        "plans:overview", "plans:recommendation", "plans:action", "plans:actions", "plans:costs", "plans:check",
        "plans:report_dates", "plans:download", "plans:across", "plans:edit", "plans:add",
        "plans:another_date", "plans:compare", "trail:history", "trail:row",
        "plans:dates", "plans:agreements", "plans:move_answer", "plans:blue_answer", "plans:move_date", "plans:ratings",
        "plans:terms",
        "plans:evidence", "plans:evidence_add", "plans:evidence_one", "plans:evidence_version",
        "plans:evidence_withdraw",
        "plans:positions", "plans:position_new", "plans:position", "plans:position_publish",
        "plans:remedial", "plans:remedial_add", "plans:remedial_change",
        "plans:cost_line", "plans:cost_line_add", "plans:references", "plans:reference_add",
        "plans:bulk", "plans:quick", "plans:filters", "plans:filter",
        "plans:load", "plans:owners", "plans:name", "plans:action_owners",
        "plans:update_sheets", "plans:update_review", "plans:update_discard", "plans:reference_withdraw",
        "trail:erasures", "trail:erasure", "trail:erase", "my:links",
        "plans:hand_down", "plans:take_back", "plans:escalations", "plans:escalations_across", "plans:escalate",
        "plans:escalation",
    })),
    Item("My actions", "my:actions", "plan.act", frozenset({"my:actions", "my:update", "my:finished", "my:hand_over"})),
    Item("Owners", "plans:every_owner", "plan.run", frozenset({
        "plans:every_owner", "plans:leaver", "owners:parties", "owners:add", "owners:party", "owners:left",
    })),
    Item("Bring in a plan", "plans:import", "plan.import", frozenset({
        "plans:import", "plans:import_review", "plans:import_value", "plans:import_values", "plans:import_discard",
        "plans:import_columns", "plans:from_report", "plans:report_review", "plans:report_discard",
    })),
    Item("People", "people:people", "people.give", frozenset({
        "people:people", "people:person", "people:new", "people:grant", "people:grant_end", "people:details",
        "people:account_deed", "people:link", "people:looks", "people:by_file", "people:by_file_accept",
    })),
    Item("Council", "council:overview", "council.run", frozenset({
        "council:overview", "council:name", "council:boards", "council:board_new", "council:board",
    })),
)  # fmt: skip
