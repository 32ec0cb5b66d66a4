// A page that says what a friend's first order brings, and why, as one types.
import { evaluate, explain, init, ScenarioError, type Scenario } from "referral-statement";

const at = <E extends Element>(css: string): E => {
  const found = document.querySelector<E>(css);
  if (found === null) throw new Error(`the page has no ${css}`);
  return found;
};
const paid = at<HTMLInputElement>("#paid");
const total = at<HTMLOutputElement>("#total");
const why = at<HTMLOListElement>("#why");

const scenario = (paid: string): Scenario => ({
  program: "intl-referral",
  customers: [
    {
      id: "the friend",
      registered_on: "2026-03-01",
      orders: [{ id: "the first order", paid_at: "2026-03-10", paid, product: "ecs" }],
    },
  ],
});

function show() {
  try {
    const statement = evaluate(scenario(paid.value));
    total.value = `${statement.total} ${statement.currency}`;
    const sentences = explain(statement, { lang: "en" }).map((sentence) => {
      const item = document.createElement("li");
      item.textContent = sentence;
      return item;
    });
    why.replaceChildren(...sentences);
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    total.value = error.hint;
    why.replaceChildren();
  }
}

await init();
paid.addEventListener("input", show);
show();
