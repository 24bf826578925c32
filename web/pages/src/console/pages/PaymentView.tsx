/** A payment, with the ids of the processor. */

import { useEffect } from "preact/hooks";
import { useLocation } from "wouter-preact";
import { PaymentPageDocument } from "../../generated/operate/graphql";
import { useRead } from "../store/read";
import { money, words } from "../words";
import { Id, paymentPath, UserLink } from "../ui/links";
import { Facts, Loading, Panel, PaymentState, Time, Trouble } from "../ui/parts";
import { useTitle } from "../ui/title";

export function PaymentView({ id }: { id: string }) {
  const { payments: text, columns, common, credits } = words.value;
  const read = useRead(PaymentPageDocument, { id });
  const payment = read.data?.payment;
  const [, navigate] = useLocation();
  useTitle(payment?.id ?? text.title);
  useEffect(() => {
    // The address may have the processor's id.
    if (payment && payment.id !== id) navigate(paymentPath(payment.id), { replace: true });
  }, [payment?.id, id]);

  if (payment === undefined) return read.error === null ? <Loading /> : <Trouble read={read} />;
  if (payment === null) return <h1>{common.nothingHere(text.payment)}</h1>;
  const { amount, amountReturned, currency, currencyDecimals } = payment;
  return (
    <div class="payment-view" aria-busy={read.isBusy}>
      <header class="view-head">
        <div>
          <h1>
            {money(amount, currency, currencyDecimals)} <PaymentState status={payment.paymentStatus} />
          </h1>
          <p class="under">
            <Id id={payment.id} />
            <span>
              {columns.user}: <UserLink id={payment.userId} />
            </span>
          </p>
        </div>
      </header>
      <Panel title={words.value.common.details}>
        <Facts
          facts={[
            { name: columns.amount, value: credits(payment.credits) },
            { name: columns.paid, value: money(amount, currency, currencyDecimals) },
            { name: columns.returned, value: money(amountReturned, currency, currencyDecimals) },
            { name: text.pack, value: payment.pack },
            { name: text.provider, value: payment.provider },
            { name: text.checkout, value: payment.providerReference && <Id id={payment.providerReference} /> },
            { name: text.intent, value: payment.paymentIntent && <Id id={payment.paymentIntent} /> },
            { name: columns.when, value: <Time at={payment.createdAt} /> },
            { name: text.updated, value: <Time at={payment.updatedAt} /> },
          ]}
        />
      </Panel>
    </div>
  );
}
