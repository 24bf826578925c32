/** The billing page: live balance, credit packs, payments and credit history. */

import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { Link, useSearchParams } from "wouter-preact";
import { atelier, cards, viewer } from "../api/session";
import { addressOf } from "../store/addresses";
import { credit, loadBilling, packs, payments, transactions, type History, type Pack, type Payment, type Transaction } from "../store/credits";
import { priceOfOne } from "../store/composer";
import { model } from "../store/models";
import { Table, type Column } from "../ui/Table";
import { once } from "../ui/presses";
import { explainError } from "../ui/refusals";
import { moment, money, nameOf, number, signed, titleOf, words } from "../words";

/** A checkout that opens much later than the press would be a surprise. */
const PATIENCE = 10_000; // milliseconds

export function Billing() {
  const { billing } = words.value;
  const who = viewer.value?.id;
  useEffect(() => {
    if (who === undefined) return;
    void loadBilling();
  }, [who]);
  usePendingPayments();
  return (
    <div class="billing">
      <h1>{billing.title}</h1>
      <Returned />
      <Figures />
      <Owed />
      <Packs />
      <Histories />
    </div>
  );
}

function Figures() {
  const { billing } = words.value;
  const now = credit.value;
  const figure = (value: number | undefined): string => (value === undefined ? "–" : number(value));
  const [chosen, each] = [model.value, priceOfOne.value];
  const enough = now && chosen && each ? billing.images(Math.floor(now.balance / each), nameOf(chosen)) : " ";
  return (
    <dl class="figures">
      <div class="figure figure-main">
        <dt>{billing.balance}</dt>
        <dd>
          {figure(now?.balance)} <span class="figure-note">{enough}</span>
        </dd>
      </div>
      <div class="figure">
        <dt>{billing.bought}</dt>
        <dd>{figure(now?.purchased)}</dd>
      </div>
      <div class="figure">
        <dt>{billing.granted}</dt>
        <dd>{figure(now?.granted)}</dd>
      </div>
      <div class="figure">
        <dt>{billing.used}</dt>
        <dd>{figure(now?.used)}</dd>
      </div>
    </dl>
  );
}

/** The credits owed after a reversed payment, and how to settle them. */
function Owed() {
  const { billing, credits } = words.value;
  const owed = credit.value?.owed ?? 0;
  return owed > 0 ? (
    <p class="owed card" role="status">
      {billing.owed(credits(owed))}
    </p>
  ) : null;
}

function Packs() {
  const { billing, refusals } = words.value;
  const opening = useSignal<string | null>(null);
  const trouble = useSignal<string | null>(null);

  const buy = async (pack: Pack): Promise<void> => {
    opening.value = pack.id;
    trouble.value = null;
    try {
      const { checkoutUrl } = await atelier.checkout(pack.id, {}, { patience: PATIENCE });
      if (checkoutUrl) {
        location.assign(checkoutUrl);
        return; // The button stays disabled until the browser leaves the page.
      }
      trouble.value = refusals.failed;
    } catch (error) {
      trouble.value = explainError(error);
    }
    opening.value = null;
  };

  return (
    <section id="packs" aria-labelledby="packs-title">
      <h2 id="packs-title">{billing.packs}</h2>
      <p class="hint">
        {cards === "off" ? billing.off : packs.value?.length === 0 ? billing.noPacks : billing.packsText}
      </p>
      {cards === "test" && <p class="trouble test-cards">{billing.testCards}</p>}
      <ul class="packs">
        {packs.value?.map((pack) => (
          <li class="pack card" key={pack.id}>
            <h3>{pack.name}</h3>
            <p class="pack-credits">{words.value.credits(pack.credits)}</p>
            <p class="pack-price">{money(pack.amount, pack.currency, pack.currencyDecimals)}</p>
            <Worth pack={pack} />
            <button
              class="button button-main"
              type="button"
              aria-label={billing.buy(pack.name)}
              disabled={opening.value !== null || cards === "off"}
              onClick={once(() => buy(pack))}
            >
              {opening.value === pack.id ? billing.opening : billing.buy(pack.name)}
            </button>
          </li>
        )) ?? Array.from({ length: 3 }, (_, index) => <li class="pack card pack-coming" key={index} />)}
      </ul>
      <p class="trouble" role="alert">
        {trouble}
      </p>
    </section>
  );
}

/** The images that a pack pays with the chosen model, their price, and the saving compared with the dearest pack. */
function Worth({ pack }: { pack: Pack }) {
  const { billing } = words.value;
  const [chosen, each] = [model.value, priceOfOne.value];
  const images = chosen && each ? Math.floor(pack.credits / each) : 0;
  const dearest = Math.max(
    ...(packs.value ?? []).filter(({ currency }) => currency === pack.currency).map(({ amount, credits }) => amount / credits),
  );
  const saving = Math.floor((1 - pack.amount / pack.credits / dearest) * 100);
  return (
    <p class="pack-worth">
      {images > 0 && chosen && each && (
        <>
          {billing.packImages(images, nameOf(chosen))}{" "}
          <span class="hint">
            {billing.perImage(money(Math.round((pack.amount / pack.credits) * each), pack.currency, pack.currencyDecimals))}
          </span>
        </>
      )}
      {saving > 0 && <span class="tag tag-paid">{billing.saving(saving)}</span>}
    </p>
  );
}

/** Reload pending payments when the page becomes visible: a failed payment causes no event. */
function usePendingPayments(): void {
  useEffect(() => {
    const check = (): void => {
      const isOpen = payments.items.peek()?.some(({ status }) => status === "PENDING");
      if (document.visibilityState === "visible" && isOpen) void payments.reload();
    };
    document.addEventListener("visibilitychange", check);
    return () => document.removeEventListener("visibilitychange", check);
  }, []);
}

/** The status of the payment after the return from the checkout. */
function Returned() {
  const { billing, credits } = words.value;
  const [params] = useSearchParams();
  const id = params.get("payment");
  if (id === null) return null;
  const payment = payments.items.value?.find((each) => each.id === id);
  const text =
    payment?.status === "PAID"
      ? billing.paid(credits(payment.credits))
      : payment?.status === "FAILED"
        ? billing.paymentFailed
        : params.get("checkout") === "canceled"
          ? billing.left
          : billing.confirming;
  return (
    <p class="returned card" role="status" data-payment={payment?.status}>
      {text}
    </p>
  );
}

/** Both histories at once: if one were shown first, the other would move it. */
function Histories() {
  const areThere = payments.items.value !== null && transactions.items.value !== null;
  const haveFailed = payments.failed.value || transactions.failed.value;
  return areThere || haveFailed ? (
    <>
      <Payments />
      <CreditHistory />
    </>
  ) : (
    <div class="histories-coming" aria-busy="true" />
  );
}

function Payments() {
  const { billing } = words.value;
  const { date, state, amount, price } = billing.columns;
  const columns: Column<Payment>[] = [
    { title: date, cell: ({ createdAt }) => moment(createdAt) },
    {
      title: state,
      cell: ({ status }) => <span class={`tag tag-${status.toLowerCase()}`}>{billing.paymentStates[status]}</span>,
    },
    { title: billing.pack, cell: ({ pack }) => pack?.name ?? <span class="hint">{billing.packGone}</span> },
    { title: amount, isNumber: true, cell: ({ credits }) => number(credits) },
    { title: price, isNumber: true, cell: (payment) => <Paid payment={payment} /> },
    { title: billing.document, cell: (payment) => <PaymentLink payment={payment} /> },
  ];
  return <Section title={billing.payments} history={payments} none={billing.noPayments} columns={columns} />;
}

function Paid({ payment: { amount, amountRefunded, currency, currencyDecimals, status } }: { payment: Payment }) {
  const { billing } = words.value;
  return (
    <>
      {money(amount, currency, currencyDecimals)}
      {amountRefunded > 0 && status !== "REFUNDED" && (
        <span class="payment-back">{billing.paidBack(money(amountRefunded, currency, currencyDecimals))}</span>
      )}
    </>
  );
}

/** A link to the receipt of a payment, or to its checkout while it is open. */
function PaymentLink({ payment: { checkoutUrl, receiptUrl } }: { payment: Payment }) {
  const { billing } = words.value;
  if (checkoutUrl) return <a href={checkoutUrl}>{billing.resume}</a>;
  return receiptUrl ? (
    <a href={receiptUrl} target="_blank" rel="noopener">
      {billing.receipt}
    </a>
  ) : null;
}

function CreditHistory() {
  const { billing } = words.value;
  const { date, what, amount, after } = billing.columns;
  const columns: Column<Transaction>[] = [
    { title: date, cell: ({ createdAt }) => moment(createdAt) },
    { title: what, cell: (entry) => <What entry={entry} /> },
    {
      title: amount,
      isNumber: true,
      cell: (entry) => <span class={entry.amount > 0 ? "gain" : undefined}>{signed(entry.amount)}</span>,
    },
    { title: after, isNumber: true, cell: ({ balanceAfter }) => number(balanceAfter) },
  ];
  return <Section title={billing.history} history={transactions} none={billing.noHistory} columns={columns} />;
}

function What({ entry }: { entry: Transaction }) {
  return (
    <>
      <span class="entry-kind">{words.value.billing.kinds[entry.kind]}</span> <Reason entry={entry} />
    </>
  );
}

function Reason({ entry: { creation, kind, description } }: { entry: Transaction }) {
  const { billing } = words.value;
  if (creation?.deletedAt) return <span class="hint">{billing.deleted}</span>;
  if (creation) {
    return (
      <Link class="entry-link" dir="auto" href={addressOf(creation.id)}>
        {titleOf(creation)}
      </Link>
    );
  }
  // The kind describes these entries completely; entries of operators have their own descriptions.
  return kind === "ADJUSTMENT" || kind === "GRANT" ? <span class="hint">{description}</span> : null;
}

interface SectionProps<Item extends { id: string }> {
  title: string;
  history: History<Item>;
  none: string;
  columns: Column<Item>[];
}

function Section<Item extends { id: string }>({ title, history, none, columns }: SectionProps<Item>) {
  const { billing, gallery } = words.value;
  const items = history.items.value;
  return (
    <section>
      <h2>{title}</h2>
      {items === null ? null : items.length === 0 ? (
        <p class="hint">{none}</p>
      ) : (
        <div class="table-frame" tabIndex={0} role="region" aria-label={title}>
          <Table columns={columns} items={items} />
        </div>
      )}
      {history.failed.value && (
        <p class="trouble" role="alert">
          {billing.failed}{" "}
          <button class="button" type="button" onClick={() => void history.reload()}>
            {gallery.tryAgain}
          </button>
        </p>
      )}
      {history.hasMore.value && (
        <button class="button" type="button" onClick={() => void history.more()}>
          {gallery.more}
        </button>
      )}
    </section>
  );
}
