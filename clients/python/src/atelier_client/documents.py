"""The GraphQL documents that the client sends."""

from atelier_client.errors import REFUSAL
from atelier_client.records import (
    Creation,
    CreationPage,
    Credit,
    CreditEvent,
    Export,
    Model,
    Pack,
    Payment,
    PaymentPage,
    Quote,
    Record,
    Share,
    SharePage,
    Style,
    TaskEvent,
    TransactionPage,
    UploadPlace,
    Viewer,
    selection,
)


def _query(head: str, field: str, result: type[Record]) -> str:
    return f"query{head} {{ {field} {selection(result)} }}"


def _mutation(name: str, results: str) -> str:
    field = f"{name}(input: $input) {{ {results} errors {{ ...Refusal }} }}"
    return f"mutation($input: {name[0].upper()}{name[1:]}Input!) {{ {field} }} {REFUSAL}"


_CREATION = selection(Creation)
_PAGE = "$first: Int, $after: String"
_PAGE_ARGUMENTS = "first: $first, after: $after"

VIEWER = _query("", "viewer", Viewer)
CREDIT = _query("", "credit", Credit)
MODELS = _query("", "models", Model)
STYLES = _query("", "styles", Style)
CREDIT_PACKS = _query("", "creditPacks", Pack)
CREATION = _query("($id: ID!)", "creation(id: $id)", Creation)
CREATIONS = _query(
    f"({_PAGE}, $filter: CreationFilter)", f"creations({_PAGE_ARGUMENTS}, filter: $filter)", CreationPage
)
EXPORT = _query("($id: ID!)", "creationExport(id: $id)", Export)
TRANSACTIONS = f"query({_PAGE}) {{ credit {{ transactions({_PAGE_ARGUMENTS}) {selection(TransactionPage)} }} }}"
PAYMENTS = f"query({_PAGE}) {{ credit {{ payments({_PAGE_ARGUMENTS}) {selection(PaymentPage)} }} }}"
SHARES = _query(f"({_PAGE})", f"shares({_PAGE_ARGUMENTS})", SharePage)
QUOTE_GENERATION = (
    f"query($input: CreateGenerationInput!) {{ quoteGeneration(input: $input) {{ quote {selection(Quote)}"
    f" errors {{ ...Refusal }} }} }} {REFUSAL}"
)

CREATE_UPLOAD = _mutation("createUpload", f"upload {selection(UploadPlace)}")
CREATE_GENERATION = _mutation("createGeneration", f"creations {_CREATION}")
RETRY_GENERATION = _mutation("retryGeneration", f"creation {_CREATION}")
CANCEL_GENERATION = _mutation("cancelGeneration", f"creation {_CREATION}")
DELETE_CREATION = _mutation("deleteCreation", "deletedId")
SHARE_CREATION = _mutation("shareCreation", f"share {selection(Share)}")
REVOKE_SHARE = _mutation("revokeShare", "revokedId")
SET_FAVOURITE = _mutation("setFavourite", f"creations {_CREATION}")
EXPORT_CREATIONS = _mutation("exportCreations", f"export {selection(Export)}")
CREATE_CHECKOUT = _mutation("createCheckout", f"payment {selection(Payment)}")

EXPORT_UPDATED = f"subscription($id: ID!) {{ exportUpdated(id: $id) {selection(Export)} }}"
TASK_UPDATED = f"subscription($id: ID, $after: String) {{ taskUpdated(id: $id, after: $after) {selection(TaskEvent)} }}"
CREDIT_UPDATED = f"subscription($after: String) {{ creditUpdated(after: $after) {selection(CreditEvent)} }}"
