"""The checkout page, as HTML without scripts, marked as a sandbox; and its strict content security policy."""

import base64
import hashlib
from html import escape

from sandbox.cards.currencies import decimals_of
from sandbox.cards.processor import METHODS, TELLINGS
from sandbox.cards.sessions import origin
from sandbox.cards.vault import Json

STYLE = """
:root { color-scheme: light dark; --ink: #1d1b20; --dim: #5d5866; --ground: #f5f3f7; --card: #fff; --line: #cfc9d6;
  --accent: #5a3ec8; --on: #fff; --bad: #a3122b }
@media (prefers-color-scheme: dark) { :root { --ink: #ece8f2; --dim: #aaa3b5; --ground: #141218; --card: #211e27;
  --line: #4a4453; --accent: #b7a4ff; --on: #1b1333; --bad: #ff9aa8 } }
* { box-sizing: border-box }
body { margin: 0; min-height: 100vh; background: var(--ground); color: var(--ink);
  font: 1rem/1.5 system-ui, sans-serif }
.sandbox { margin: 0; padding: .6rem 1rem; text-align: center; font-weight: 600; color: #2b1d00;
  background: repeating-linear-gradient(-45deg, #ffd34d 0 18px, #ffc421 18px 36px) }
main { width: min(28rem, 100% - 2rem); margin: 2.5rem auto; padding: 1.75rem; border-radius: 14px;
  background: var(--card); border: 1px solid var(--line) }
h1 { margin: 0; font-size: 1.05rem; font-weight: 500; color: var(--dim) }
.price { margin: 0 0 1.25rem; font-size: 2.25rem; font-weight: 700; letter-spacing: -.02em }
fieldset { margin: 0 0 1.25rem; padding: 0; border: 0 }
legend, summary { padding: 0; margin-bottom: .4rem; font-weight: 600 }
.choice { display: flex; gap: .65rem; align-items: baseline; padding: .55rem .75rem; border: 1px solid var(--line);
  border-bottom-width: 0; cursor: pointer }
.choice:first-of-type { border-radius: 9px 9px 0 0 }
.choice:last-of-type { border-radius: 0 0 9px 9px; border-bottom-width: 1px }
.choice:has(:checked) { background: color-mix(in srgb, var(--accent) 12%, transparent) }
input { accent-color: var(--accent) }
select { width: 100%; padding: .55rem; font: inherit; color: inherit; background: var(--card);
  border: 1px solid var(--line); border-radius: 9px }
button, .back { display: block; width: 100%; padding: .7rem; margin-top: .75rem; border-radius: 9px; font: inherit;
  font-weight: 600; text-align: center; text-decoration: none; cursor: pointer; color: var(--accent);
  background: transparent; border: 1px solid var(--line) }
button.pay { color: var(--on); background: var(--accent); border-color: var(--accent) }
:is(button, .back, select, summary, input):focus-visible { outline: 3px solid var(--accent); outline-offset: 2px }
.error { margin: 0 0 1.25rem; padding: .6rem .8rem; border: 1px solid var(--bad); border-radius: 9px;
  color: var(--bad) }
details { margin-top: 1.25rem; border-top: 1px solid var(--line); padding-top: 1rem }
summary { cursor: pointer }
.note { margin: 1.25rem 0 0; color: var(--dim); font-size: .875rem }
"""

_STYLE_HASH = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()


def policy(session: Json | None = None) -> str:
    """Return the content security policy: only the page's own style, and forms to this server and the seller."""
    origins = [] if session is None else [origin(session["success_url"]), origin(session["cancel_url"])]
    back = "".join(f" {each}" for each in dict.fromkeys(origins))
    return (
        f"default-src 'none'; style-src 'sha256-{_STYLE_HASH}'; form-action 'self'{back};"
        " base-uri 'none'; frame-ancestors 'none'"
    )


def price(session: Json) -> str:
    currency, amount = str(session["currency"]).upper(), int(session["amount_total"])
    decimals = decimals_of(currency)
    number = f"{amount / 10**decimals:,.{decimals}f}"
    return f"${number}" if currency == "USD" else f"{number} {currency}"


def checkout(session: Json, *, error: str | None = None) -> str:
    """Return the page of an open session."""
    chosen = next(iter(METHODS))
    methods = "".join(
        f'<label class="choice"><input type="radio" name="method" value="{escape(name)}"'
        f"{' checked' if name == chosen else ''}> <span>{escape(method.label)}</span></label>"
        for name, method in METHODS.items()
    )
    tellings = "".join(f'<option value="{name}">{label}</option>' for name, label in TELLINGS.items())
    said = "" if error is None else f'<p class="error" role="alert">{escape(error)} Try another way to pay.</p>'
    return _document(
        f"Pay {price(session)}",
        f"""{_heading(session)}{said}
<form method="post">
<fieldset><legend>Pay with a test card, or by bank</legend>{methods}</fieldset>
<button class="pay" name="act" value="pay">Pay {escape(price(session))}</button>
<details><summary>Rehearse trouble</summary>
<label for="telling">When the shop hears of what happens</label>
<select id="telling" name="telling">{tellings}</select>
<button name="act" value="expire">Let this checkout expire</button></details>
</form>
<a class="back" href="{escape(session["cancel_url"])}">Back without paying</a>""",
    )


def closed_page(session: Json, *, can_be_disputed: bool, dispute_open: bool) -> str:
    """Return the page of a closed session, with buttons to refund or dispute its payment, or to decide a dispute."""
    acts = [("refund", "Refund what is left"), ("refund-half", "Refund half")] if session["payment_intent"] else []
    acts += [("dispute", "Dispute the payment")] if session["payment_intent"] and can_be_disputed else []
    acts += [("win", "Decide the dispute for the shop"), ("lose", "Decide it for the payer")] if dispute_open else []
    buttons = "".join(f'<button name="act" value="{act}">{label}</button>' for act, label in acts)
    form = f'<form method="post"><details><summary>Rehearse trouble</summary>{buttons}</details></form>'
    what = "is complete" if session["status"] == "complete" else "has expired"
    return _document(
        f"This checkout {what}",
        f"""{_heading(session)}<p role="status">This checkout {what}.</p>
<a class="back" href="{escape(session["cancel_url"])}">Back to the shop</a>{form if acts else ""}""",
    )


def missing_page() -> str:
    return _document("No such checkout", '<h1>There is no such checkout.</h1><p class="note">It may be too old.</p>')


def _heading(session: Json) -> str:
    name = escape(session["sandbox"]["name"])
    return f'<h1>{name}</h1><p class="price">{escape(price(session))}</p>'


def _document(title: str, content: str) -> str:
    return f"""<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(title)} (sandbox)</title><style>{STYLE}</style></head>
<body><p class="sandbox">Sandbox: no card is charged, and no money moves.</p>
<main>{content}
<p class="note">This page stands in for Stripe Checkout. Do not enter real card data anywhere here.</p></main></body>
</html>
"""
