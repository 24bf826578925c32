/** The report of a month: images, income, cost and margin, by model and by day, with plots. */

import { ChevronLeft, ChevronRight } from "lucide-preact";
import { ReportDocument, type ReportQuery } from "../../generated/operate/graphql";
import { useRead } from "../store/read";
import { dayName, decimalMoney, monthName, number, percent, unitPrice, words } from "../words";
import { useFilters } from "../ui/filters";
import { Loading, Panel, Trouble } from "../ui/parts";
import { Plot, type Series } from "../ui/Plot";
import { Rows, type Column } from "../ui/Rows";
import { useTitle } from "../ui/title";

type Report = ReportQuery["report"];
type Line = Report["total"];

/** A day of all models together. */
interface Day {
  day: string;
  made: number;
  failed: number;
  canceled: number;
  creditsTaken: number;
  income: number;
  cost: number;
  margin: number;
}

const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;

export function Report() {
  const { report: text } = words.value;
  const filters = useFilters();
  const present = new Date().toISOString().slice(0, 7);
  const given = filters.get("month");
  const month = MONTH.test(given) ? given : present;
  const read = useRead(ReportDocument, { month });
  const found = read.data?.report;
  useTitle(`${text.title} · ${monthName(month)}`);
  const show = (chosen: string): void => filters.set({ month: chosen === present ? "" : chosen });
  return (
    <div class="report-view" aria-busy={read.isBusy}>
      <header class="view-head">
        <div>
          <h1>
            {text.title} · {monthName(month)}
          </h1>
          <p class="hint">{text.text}</p>
        </div>
        <div class="actions">
          <button class="icon-button" type="button" aria-label={text.previous} title={text.previous} onClick={() => show(beside(month, -1))}>
            <ChevronLeft />
          </button>
          <button
            class="icon-button"
            type="button"
            aria-label={text.next}
            title={text.next}
            disabled={month >= present}
            onClick={() => show(beside(month, 1))}
          >
            <ChevronRight />
          </button>
        </div>
      </header>
      <Trouble read={read} />
      {found ? <Found report={found} /> : read.error === null && <Loading />}
    </div>
  );
}

/** Return the month `step` months later. */
function beside(month: string, step: number): string {
  const [year = 0, number = 1] = month.split("-").map(Number);
  return new Date(Date.UTC(year, number - 1 + step)).toISOString().slice(0, 7);
}

function Found({ report }: { report: Report }) {
  const { report: text, columns } = words.value;
  const { total, currency } = report;
  const money = (amount: number | string): string => decimalMoney(amount, currency);
  const failed = failuresOf(total);
  const days = daysOf(report);
  const figures: [string, string, string?][] = [
    [columns.income, money(total.income)],
    [columns.cost, money(total.cost)],
    [columns.margin, money(total.margin), shareOf(total)],
    [columns.made, number(total.made)],
    [columns.failed, number(failed)],
    [columns.taken, number(total.creditsTaken)],
  ];
  const images: Series<Day>[] = [
    { name: columns.made, look: "good", valueOf: ({ made }) => made },
    { name: columns.failed, look: "bad", valueOf: (day) => day.failed },
  ];
  const moneys: Series<Day>[] = [
    { name: columns.income, look: "main", valueOf: ({ income }) => income },
    { name: columns.cost, look: "accent", valueOf: ({ cost }) => cost },
  ];
  return (
    <>
      <dl class="tiles">
        {figures.map(([name, value, note]) => (
          <div class="tile-figure" key={name}>
            <dt>{name}</dt>
            <dd>
              {value} {note && <span class="tile-note">{note}</span>}
            </dd>
          </div>
        ))}
      </dl>
      <p class="hint">
        {text.perCredit}: {unitPrice(report.incomePerCredit, currency)} · {text.providerPrice}:{" "}
        {unitPrice(report.providerCreditPrice, currency)}
        {report.currenciesNotCounted.length > 0 && ` · ${text.notCounted(report.currenciesNotCounted.join(", ").toUpperCase())}`}
      </p>
      {report.models.length === 0 ? (
        <p class="hint none">{text.empty}</p>
      ) : (
        <>
          <div class="plots">
            <Panel title={text.images}>
              <Plot
                label={text.imagesSummary(number(total.made), number(failed))}
                items={days}
                nameOf={({ day }) => dayName(day)}
                series={images}
                isStacked
                format={number}
              />
            </Panel>
            <Panel title={text.money}>
              <Plot
                label={text.moneySummary(money(total.income), money(total.cost))}
                items={days}
                nameOf={({ day }) => dayName(day)}
                series={moneys}
                format={money}
              />
            </Panel>
          </div>
          <Panel title={text.byModel}>
            <Rows<Line>
              label={text.byModel}
              columns={lineColumns(money)}
              items={report.models}
              keyOf={({ model }) => model}
              none={text.empty}
              total={total}
            />
          </Panel>
          <details class="panel card">
            <summary class="panel-summary">
              {text.byDay}: {text.table}
            </summary>
            <Rows<Day> label={text.byDay} columns={dayColumns(money)} items={days} keyOf={({ day }) => day} none={text.empty} />
          </details>
        </>
      )}
    </>
  );
}

function failuresOf({ failed }: Line): number {
  return failed.reduce((sum, { count }) => sum + count, 0);
}

/** Return the margin as a share of the income. */
function shareOf({ margin, income }: Line): string | undefined {
  return Number(income) > 0 ? percent(Number(margin) / Number(income)) : undefined;
}

/** Return all days of the month up to the last one with figures, each as the sum of its models. */
function daysOf({ month, days }: Report): Day[] {
  const [year = 0, number = 1] = month.split("-").map(Number);
  const length = new Date(Date.UTC(year, number, 0)).getUTCDate();
  const sums = Array.from({ length }, (_, index): Day => {
    const day = `${month}-${String(index + 1).padStart(2, "0")}`;
    return { day, made: 0, failed: 0, canceled: 0, creditsTaken: 0, income: 0, cost: 0, margin: 0 };
  });
  for (const { day, made, failed, canceled, creditsTaken, income, cost, margin } of days) {
    const sum = sums[Number(day.slice(8)) - 1];
    if (!sum) continue;
    sum.made += made;
    sum.failed += failed;
    sum.canceled += canceled;
    sum.creditsTaken += creditsTaken;
    sum.income += Number(income);
    sum.cost += Number(cost);
    sum.margin += Number(margin);
  }
  return sums;
}

function lineColumns(money: (amount: string) => string): Column<Line>[] {
  const { report: text, columns, failures } = words.value;
  return [
    { title: columns.model, isWide: true, cell: ({ model }) => (model === "all" ? text.total : model) },
    { title: columns.made, isNumber: true, cell: ({ made }) => number(made) },
    {
      title: columns.failed,
      isNumber: true,
      cell: (line) => (
        <span title={line.failed.map(({ code, count }) => `${failures[code]}: ${number(count)}`).join("\n")}>
          {number(failuresOf(line))}
        </span>
      ),
    },
    { title: columns.canceled, isNumber: true, cell: ({ canceled }) => number(canceled) },
    { title: columns.taken, isNumber: true, cell: ({ creditsTaken }) => number(creditsTaken) },
    { title: columns.income, isNumber: true, cell: ({ income }) => money(income) },
    {
      title: columns.cost,
      isNumber: true,
      cell: ({ cost, tasksWithoutPrice }) => (
        <>
          {money(cost)}
          {tasksWithoutPrice > 0 && <span class="hint cell-note">{text.withoutPrice(tasksWithoutPrice)}</span>}
        </>
      ),
    },
    {
      title: columns.margin,
      isNumber: true,
      cell: (line) => (
        <>
          <strong class={Number(line.margin) < 0 ? "loss" : undefined}>{money(line.margin)}</strong>{" "}
          <span class="hint">{shareOf(line)}</span>
        </>
      ),
    },
  ];
}

function dayColumns(money: (amount: number) => string): Column<Day>[] {
  const { columns } = words.value;
  return [
    { title: columns.day, isWide: true, cell: ({ day }) => dayName(day) },
    { title: columns.made, isNumber: true, cell: ({ made }) => number(made) },
    { title: columns.failed, isNumber: true, cell: ({ failed }) => number(failed) },
    { title: columns.canceled, isNumber: true, cell: ({ canceled }) => number(canceled) },
    { title: columns.taken, isNumber: true, cell: ({ creditsTaken }) => number(creditsTaken) },
    { title: columns.income, isNumber: true, cell: ({ income }) => money(income) },
    { title: columns.cost, isNumber: true, cell: ({ cost }) => money(cost) },
    { title: columns.margin, isNumber: true, cell: ({ margin }) => money(margin) },
  ];
}
