"""The operators' console in a real browser: the tasks of an operator's day."""

import re
import zipfile
from pathlib import Path

import pytest
from playwright.async_api import Browser, Locator, Page, Response, Route, expect

from settings import Settings
from tests.operate.conftest import GOODWILL, signed
from tests.operate.test_webhooks import CREATE as CREATE_WEBHOOK
from tests.support.kie import FakeKie
from tests.support.receiver import receiving
from tests.support.waiting import until
from tests.web.browser import browsing
from tests.web.console import ADA_EMAIL, DEBTOR_EMAIL, INTENT, MODERATION, REASON, Console, crowd, installation
from tests.web.test_console_looks import problems

pytestmark = pytest.mark.asyncio(loop_scope="module")


async def lose_answers(page: Page, mutation: str) -> None:
    """Let the server do a mutation, and lose its answer on the way."""

    async def lose(route: Route) -> None:
        if mutation not in (route.request.post_data or ""):
            await route.fallback()
            return
        await route.fetch()
        await route.abort()

    await page.route("**/operate/graphql", lose)


async def test_a_user_is_found_by_a_part_of_the_address_gets_credits_once_and_is_blocked(
    settings: Settings, kie: FakeKie, browser: Browser
) -> None:
    async with installation(settings, kie) as at, browsing(browser, at.url) as visitor:
        await crowd(at.server, 200)
        page = await visitor.window(f"{at.url}/operate/report")
        console = Console(page)
        await console.sign_in(at.boss.token or "")

        # By keyboard alone: the search has the focus by `/`, and Enter opens the only result.
        await page.locator("body").press("/")
        await expect(console.search_box).to_be_focused()
        await page.keyboard.type("LoveLace@analytical")
        await page.keyboard.press("Enter")
        await expect(page).to_have_url(f"{at.url}/operate/users/{at.ada_id}")
        await expect(page.get_by_role("heading", name=ADA_EMAIL)).to_be_visible()
        await expect(page).to_have_title(f"{ADA_EMAIL} · Operate · Atelier")
        await console.shows_figure("Balance", "560")
        await expect(console.panel("Payments")).to_contain_text(INTENT)
        await expect(console.panel("Creations").get_by_role("row")).to_have_count(4)

        # It is live: no reload.
        await at.ada.created("A second city of glass")
        await expect(console.panel("Creations").get_by_role("row")).to_have_count(5)
        await console.shows_figure("Balance", "540")

        # A wrong amount is shown beside its field, which gets the focus; nothing is sent.
        await console.act("Give credits", credits="fifty")
        amount = console.dialog.get_by_label("Credits")
        await expect(amount).to_have_attribute("aria-invalid", "true")
        await expect(amount).to_be_focused()
        await expect(console.dialog).to_contain_text("Enter a whole number of credits, at least 1.")
        # So is a refusal of the server: one operator may give 20,000 in a day.
        await amount.fill("20001")
        await console.dialog.locator("[type=submit]").click()
        await expect(console.dialog).to_contain_text("20000")

        # The answer to the first request is lost; after a reload, the same request is sent again and done once.
        await lose_answers(page, "grantCredits")
        await amount.fill("50")
        await console.dialog.locator("[type=submit]").click()
        await expect(console.dialog.get_by_role("alert")).to_contain_text("There was no answer")
        await expect(amount).not_to_be_editable()
        await page.unroute_all()
        await page.reload()
        await console.press("Give credits")
        await expect(amount).to_have_value("50")
        await expect(console.dialog.get_by_label("Reason")).to_have_value(REASON)
        await console.press("Send again")
        await console.is_done("An earlier request had done it already. It was not done twice.")
        await console.shows_figure("Balance", "590")
        audit = console.panel("Audit of this user")
        await expect(audit.get_by_role("row")).to_have_count(2)
        await expect(audit).to_contain_text("+50")
        await page.get_by_role("button", name="Account").click()
        await expect(page.locator(".menu-text")).to_contain_text("50 of 20,000 credits given today")
        await page.keyboard.press("Escape")

        await console.act("Take credits", credits="591")
        await expect(console.dialog).to_contain_text("balance")
        await console.dialog.get_by_label("Credits").fill("30")
        await console.dialog.locator("[type=submit]").click()
        await console.is_done("The credits were taken.")
        await console.shows_figure("Balance", "560")

        await console.act("Block", "Chargebacks")
        await console.is_done("The user is blocked.")
        await expect(page.locator(".blocked")).to_contain_text("Chargebacks")
        assert await at.ada.refused("{ viewer { id } }") == ["ACCOUNT_BLOCKED"]
        await console.act("Unblock", "A mistake")
        await console.is_done("The block has ended.")
        assert await at.ada.balance() == 560

        await page.goto(f"{at.url}/operate/users/{at.debtor_id}")
        await console.shows_figure("Owed", "100")
        await console.act("Settle debt")
        await console.is_done("The debt is settled.")
        await console.shows_figure("Owed", "0")
        await expect(page.get_by_role("button", name="Settle debt")).to_have_count(0)

    assert [mistake for mistake in visitor.mistakes if "net::ERR_FAILED" not in mistake] == []


async def test_a_failure_is_explained_a_generation_is_canceled_and_prompts_are_read_on_request_only(
    settings: Settings, kie: FakeKie, browser: Browser
) -> None:
    bodies: list[str] = []

    async def keep(response: Response) -> None:
        if response.url.endswith("/operate/graphql"):
            bodies.append(await response.text())

    async with installation(settings, kie) as at, browsing(browser, at.url) as visitor:
        page = await visitor.window(f"{at.url}/operate/failures")
        page.on("response", keep)
        console = Console(page)
        await console.sign_in(at.boss.token or "")
        group = page.get_by_role("group", name="Failures").get_by_role("row").nth(1)
        await expect(group).to_contain_text(MODERATION)
        await group.get_by_role("link", name="Show all").click()
        members = page.get_by_role("group", name="Generations").get_by_role("row")
        await expect(members).to_have_count(2)
        await page.go_back()
        await group.get_by_role("link", name="Newest").click()
        timeline = page.locator(".timeline li")
        await expect(timeline.first).to_contain_text("Requested")
        await expect(timeline.filter(has_text="Callback arrived")).to_have_count(1)
        await expect(timeline.filter(has_text=MODERATION)).to_have_count(1)
        await expect(timeline.last).to_contain_text("Ended: Failed")
        await expect(console.panel("At the provider")).to_contain_text(kie.tasks[0].id)

        # By Kie.ai's id of the task, to the one that is being made.
        await console.search_box.fill(kie.tasks[2].id)
        await console.search_box.press("Enter")
        await expect(page).to_have_url(f"{at.url}/operate/generations/{at.running['id']}")
        await expect(page.locator("h1")).to_contain_text("At the provider")
        await console.act("Cancel and refund")
        await console.is_done("The generation was canceled and refunded.")
        await expect(page.locator("h1")).to_contain_text("Canceled")
        await expect(page.get_by_role("button", name="Cancel and refund")).to_have_count(0)
        await expect(timeline.filter(has_text="Operator: Cancel")).to_contain_text(REASON)
        assert await at.ada.balance() == 580

        # Another operator was faster: the refusal is shown, with its reason.
        await page.goto(f"{at.url}/operate/generations/{at.made['id']}")
        await console.settled()
        assert not any("heron" in body for body in bodies)
        await at.boss.do(GOODWILL, id=at.made["id"], key="elsewhere")
        await console.act("Goodwill")
        await expect(console.dialog.get_by_role("alert")).to_contain_text("given back already")
        await page.keyboard.press("Escape")
        await expect(console.dialog).to_have_count(0)
        await expect(page.get_by_role("button", name="Goodwill")).to_be_focused()

        await console.act("Reveal prompt and pictures", "Ticket 4712")
        await expect(console.dialog.locator("blockquote")).to_have_text("A heron at dawn")
        picture = console.dialog.get_by_role("img", name="Result")
        await expect(picture).to_have_js_property("complete", True)
        assert await picture.evaluate("image => image.naturalWidth") == 64
        await console.is_done("Revealed. The audit has noted it.")
        assert not await page.get_by_text("A heron at dawn").count()

        await console.go("Audit")
        await page.get_by_label("Action").select_option("Reveal")
        entries = page.get_by_role("group", name="Audit").get_by_role("row")
        await expect(entries).to_have_count(2)
        await entries.nth(1).locator("summary").click()
        await expect(entries.nth(1)).to_contain_text("Ticket 4712")
        await expect(entries.nth(1)).to_contain_text(at.ada_id)

    assert visitor.mistakes == []


async def test_a_model_is_paused_and_resumed_the_queue_is_live_and_the_report_adds_up(
    settings: Settings, kie: FakeKie, browser: Browser
) -> None:
    async with installation(settings, kie) as at, browsing(browser, at.url) as visitor:
        page = await visitor.window(f"{at.url}/operate")
        console = Console(page)
        await console.sign_in(at.boss.token or "")
        await console.shows_figure("At the provider", "1 of 80")
        await console.go("Queue and models")
        await kie.succeed(kie.tasks[2])
        await console.shows_figure("At the provider", "0 of 80")
        await expect(console.panel("Queue")).to_contain_text("No generation is unfinished.")

        model = page.get_by_role("group", name="Models").get_by_role("row").filter(has_text="nano-banana-pro")
        await model.get_by_role("button", name="Pause: nano-banana-pro").click()
        await console.dialog.get_by_label("Reason").fill("Kie.ai reports an outage")
        await console.dialog.get_by_label("Reason").press("Control+Enter")
        await console.is_done("The model is paused.")
        await expect(model).to_contain_text("Kie.ai reports an outage")
        await console.go("Overview")
        await expect(console.panel("Needs attention")).to_contain_text("nano-banana-pro is paused.")
        await page.go_back()
        await model.get_by_role("button", name="Resume: nano-banana-pro").click()
        await console.dialog.get_by_label("Reason").fill("It is over")
        await console.dialog.locator("[type=submit]").click()
        await console.is_done("The model is offered again.")
        await expect(model).to_contain_text("Offered")

        await console.go("Report")
        await console.shows_figure("Made", "2")
        await console.shows_figure("Failed", "1")
        plot = page.get_by_role("img", name=re.compile("2 images made and 1 failed"))
        await expect(plot).to_be_visible()
        await expect(plot.locator(".plot-item")).to_have_count(len(await days_of_month(page)))
        total = page.get_by_role("group", name="By model").get_by_role("row").last
        await expect(total).to_contain_text("All models")
        await page.get_by_role("button", name="Previous month").click()
        await expect(page.get_by_text("Nothing ended in this month.")).to_be_visible()
        await page.go_back()
        await console.shows_figure("Made", "2")

    assert visitor.mistakes == []


async def days_of_month(page: Page) -> list[str]:
    """Return the days in the table of the report, which has one row for each."""
    table = page.locator("details.panel")
    await table.locator("summary").click()
    return [str(text) for text in await table.locator("tbody tr td:first-child").all_inner_texts()]


async def test_support_is_offered_no_action_of_admins_and_a_list_of_many_users_has_pages(
    settings: Settings, kie: FakeKie, browser: Browser
) -> None:
    async with installation(settings, kie) as at, browsing(browser, at.url) as visitor:
        await crowd(at.server, 60)
        page = await visitor.window(f"{at.url}/operate/users/{at.ada_id}")
        console = Console(page)
        await console.sign_in(signed("helper"))
        await expect(page.get_by_role("button", name="Give credits")).to_be_visible()
        for name in ("Take credits", "Block"):
            await expect(page.get_by_role("button", name=name)).to_have_count(0)
        await page.get_by_role("button", name="Account").click()
        await expect(page.locator(".menu-text")).to_contain_text("Support")

        await console.go("Users")
        rows = page.get_by_role("group", name="Users").locator("tbody tr")
        await expect(rows).to_have_count(25)
        first = await rows.first.inner_text()
        await console.press("Older")
        await until(lambda: _differs(rows, first))
        await console.press("Older")
        await expect(rows).to_have_count(12)
        await expect(page.get_by_role("button", name="Older")).to_be_disabled()
        await console.press("Newer")
        await expect(rows).to_have_count(25)
        await console.press("Newer")
        await expect(page.get_by_role("button", name="Newer")).to_be_disabled()
        await expect(rows.first).to_have_text(re.compile(re.escape(first.split("\n")[0].strip()[:40])))

        await page.get_by_label("E-mail, subject or id").fill("number-000007")
        await page.get_by_label("E-mail, subject or id").press("Enter")
        await expect(rows).to_have_count(1)
        await expect(page).to_have_url(re.compile("q=number-000007"))
        await page.get_by_label("Blocked").select_option("Blocked only")
        await expect(page.get_by_text("No user matches.")).to_be_visible()
        await console.press("Clear filters")
        await expect(rows).to_have_count(25)

    assert visitor.mistakes == []


async def test_a_person_is_exported_and_erased_and_a_webhook_is_tested_replayed_and_disabled(
    settings: Settings, kie: FakeKie, browser: Browser, tmp_path: Path
) -> None:
    async with receiving() as receiver:
        trusted = settings.model_copy(update={"trusted_webhook_hosts": frozenset({receiver.place})})
        async with installation(trusted, kie) as at, browsing(browser, at.url) as visitor:
            await at.boss.payload(CREATE_WEBHOOK, url=receiver.url, types=["CREATION_SUCCEEDED"], reason=REASON)
            page = await visitor.window(f"{at.url}/operate/users/{at.debtor_id}")
            console = Console(page)
            await console.sign_in(at.boss.token or "")
            data = console.panel("Personal data")
            await console.act("Export")
            await console.is_done("The export was requested.")
            download = data.get_by_role("button", name="Download")
            await _refreshed(data, download)
            async with page.expect_download() as downloading:
                await download.click()
            archive = tmp_path / "export.zip"
            await (await downloading.value).save_as(archive)
            assert (await downloading.value).suggested_filename == f"{at.debtor_id}.zip"
            assert zipfile.ZipFile(archive).testzip() is None

            # It cannot be undone, so the address is entered again.
            await console.act("Erase")
            await expect(console.dialog).to_contain_text("This is not the same.")
            await console.dialog.get_by_label(f"Enter {DEBTOR_EMAIL} to confirm").fill(DEBTOR_EMAIL)
            await console.dialog.locator("[type=submit]").click()
            await console.is_done("The erasure was requested.")
            await _refreshed(data, data.get_by_text("Erased", exact=True).first)
            await expect(page.locator("h1")).to_have_text("No e-mail address")

            await console.go("Webhooks")
            await console.press(f"Send a test: {receiver.url}")
            await console.dialog.get_by_label("Reason").fill(REASON)
            await console.dialog.locator("[type=submit]").click()
            await console.is_done("The test was sent.")
            first = page.get_by_role("group", name="Deliveries").locator("tbody tr").first
            await _refreshed(page.locator(".list-head"), first.get_by_text("Delivered"))
            await first.locator("summary").click()
            await expect(first.locator(".entry")).to_contain_text("delivered 2")
            await first.get_by_role("button", name="Replay").click()
            await console.dialog.get_by_label("Reason").fill(REASON)
            await console.dialog.locator("[type=submit]").click()
            await console.is_done("The message is sent again.")
            await console.press(f"Disable: {receiver.url}")
            await console.dialog.get_by_label("Reason").fill(REASON)
            await console.dialog.locator("[type=submit]").click()
            await console.is_done("The endpoint is disabled.")
            await expect(console.panel("Endpoints")).to_contain_text("Disabled")
            assert await problems(page) == []

        assert visitor.mistakes == []


async def _refreshed(part: Locator, wanted: Locator) -> None:
    """Read again until something is shown: no notice reports that a worker has finished it."""

    async def there() -> bool:
        if not await wanted.count():
            await part.get_by_role("button", name="Refresh").click()
        return bool(await wanted.count())

    await until(there, every=0.5)


async def _differs(rows: Locator, first: str) -> bool:
    return await rows.first.inner_text() != first
