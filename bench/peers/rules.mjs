// The rules over rows of text: with decimal.js, or in whole cents. As with the scanner, only what these orders need.
import Decimal from "decimal.js";

const DAY = 86400_000;

/** Money as decimal.js has it. */
export const decimals = {
  zero: new Decimal(0),
  read: (text) => new Decimal(text),
  minus: (one, other) => one.minus(other),
  plus: (one, other) => one.plus(other),
  isAbove: (one, other) => one.greaterThan(other),
  share: (amount, rate) => amount.times(rate).toDecimalPlaces(2, Decimal.ROUND_HALF_UP),
  cents: (amount) => amount.times(100).toNumber(),
};

/** Money as whole cents. */
export const integers = {
  zero: 0,
  read: (text) => {
    const point = text.indexOf(".");
    return Number(text.slice(0, point)) * 100 + Number(text.slice(point + 1));
  },
  minus: (one, other) => one - other,
  plus: (one, other) => one + other,
  isAbove: (one, other) => one > other,
  share: (amount, rate) => Math.floor((amount * Math.round(rate * 100) + 50) / 100),
  cents: (amount) => amount,
};

/** Judges rows, whose cells are texts by the names of their columns. */
export function judge(data, reasons, money) {
  const count = data.length;
  const code = new Map(reasons.map((name, index) => [name, index + 1]));
  const { read, minus, plus, isAbove, share, zero } = money;
  const [orderPaid, customerPaid, customerReward] = ["100000.00", "20000.00", "3000.00"].map(read);
  const rewards = new Float64Array(count);
  const counted = new Float64Array(count);
  const why = new Uint8Array(count);
  const customers = new Map();
  let total = zero;
  for (let row = 0; row < data.length; row++) {
    const order = data[row];
    let customer = customers.get(order.customer);
    if (customer === undefined) {
      customer = { linked: Date.parse(`${order.linked_at}Z`), first: "open", isExisting: false, paid: zero, reward: zero };
      customers.set(order.customer, customer);
    }
    const [paid, refunded] = [read(order.paid), read(order.refunded)];
    const net = minus(paid, refunded);
    const isPlaced = isAbove(net, zero);
    const isLinked = Date.parse(`${order.paid_at}Z`) - customer.linked < 60 * DAY;
    const ofNew = order.customer_kind === "new";
    const isFirst = ofNew && customer.first === "open";
    const isLater = ofNew && !isFirst;
    const isAfterUse = order.billing === "pay-as-you-go";
    let reason = 0;
    if (order.customer_kind === "existing" || (customer.first === "made" && customer.isExisting)) reason = code.get("existing-customer");
    else if (!isLinked) reason = code.get("outside-window");
    else if (isAfterUse) reason = code.get("pay-as-you-go");
    else if (order.product === "unlisted-product") reason = code.get("product-not-listed");
    else if (!isPlaced && isAbove(refunded, zero)) reason = code.get("refunded-in-full");
    else if (customer.first === "lost") reason = code.get("first-purchase-lost");
    else if (isLater && !(isAbove(customerPaid, customer.paid) && isAbove(customerReward, customer.reward))) reason = code.get("limit-used-up");
    if (reason === 0) {
      let counts = net;
      if (isAbove(counts, orderPaid)) {
        counts = orderPaid;
        reason = code.get("order-paid");
      }
      if (isLater) {
        const left = minus(customerPaid, customer.paid);
        if (isAbove(counts, left)) {
          counts = left;
          reason = code.get("customer-paid");
        }
        customer.paid = plus(customer.paid, counts);
      }
      let reward = share(counts, order.product === "strategic-product" || isLater ? 0.15 : 0.25);
      if (isLater) {
        const left = minus(customerReward, customer.reward);
        if (isAbove(reward, left)) {
          reward = left;
          reason = code.get("customer-reward");
        }
        customer.reward = plus(customer.reward, reward);
      }
      counted[row] = money.cents(counts);
      rewards[row] = money.cents(reward);
      total = plus(total, reward);
    }
    why[row] = reason;
    if (isFirst && isPlaced) {
      customer.first = isAfterUse ? "lost" : "made";
      customer.isExisting = !isLinked;
    }
  }
  return { total: money.cents(total), rewards, counted, why };
}
