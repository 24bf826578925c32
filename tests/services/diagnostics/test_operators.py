"""The doctor's finding about operators: users must not be able to make themselves operators."""

import pytest

from services.diagnostics.checks.web import check_operators
from services.diagnostics.findings import CheckStatus
from services.operators.operators import ClaimRule, OperatorPolicy, Role

LISTED = {"boss": Role.ADMIN}


@pytest.mark.parametrize(
    "path",
    [
        ("user_metadata", "role"),
        ("https://example.com/user_metadata", "role"),
        ("unsafe_metadata", "role"),
        ("custom:role",),
        ("app", "user_metadata"),
    ],
)
async def test_a_claim_that_users_can_edit_is_a_warning(path: tuple[str, ...]) -> None:
    rule = ClaimRule(path, "admin", Role.ADMIN)

    found = await check_operators(OperatorPolicy(listed=LISTED, claims=(rule,)))

    assert found.status is CheckStatus.WARNING
    assert "Users can edit the claim" in found.message


async def test_operators_without_a_listed_admin_are_a_warning() -> None:
    rule = ClaimRule(("app_metadata", "role"), "admin", Role.ADMIN)

    found = await check_operators(OperatorPolicy(listed={"helper": Role.SUPPORT}, claims=(rule,)))

    assert (found.status, found.advice) == (CheckStatus.WARNING, "List one in OPERATORS.")


async def test_listed_admins_and_claims_of_administrators_are_in_order() -> None:
    rule = ClaimRule(("app_metadata", "role"), "admin", Role.ADMIN)

    found = await check_operators(OperatorPolicy(listed=LISTED, claims=(rule,)))

    assert (found.status, found.message) == (
        CheckStatus.OK,
        "The operator API is at /operate/graphql; operators: 1 listed, others by claims.",
    )
