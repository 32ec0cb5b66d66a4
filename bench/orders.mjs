// Orders for the bench: the same for the same seed, as a file of comma-separated values in the order of payment.
//
// All customers are one ambassador's of tier L1 under the edition of June 2024. One customer in five has bought before or sleeps,
// one order in eight is refunded in part or whole, one in ten paid after use, one in four lies outside of its window, and the
// amounts are such that the limits on orders, customers and rewards all bind.

/** A generator of whole numbers below `n`: splitmix64's little brother, of 32 bits. */
function numbers(seed) {
  let state = seed >>> 0;
  return (n) => {
    state = (state + 0x9e3779b9) >>> 0;
    let z = state;
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return ((z ^ (z >>> 15)) >>> 0) % n;
  };
}

const DAY = 86400;
const START = Date.UTC(2024, 5, 1) / 1000;
const two = (number) => String(number).padStart(2, "0");

function written(seconds) {
  const time = new Date(seconds * 1000);
  return `${time.getUTCFullYear()}-${two(time.getUTCMonth() + 1)}-${two(time.getUTCDate())}T${two(time.getUTCHours())}:${two(time.getUTCMinutes())}:${two(time.getUTCSeconds())}`;
}

const money = (cents) => `${Math.floor(cents / 100)}.${two(cents % 100)}`;

const PRODUCTS = ["ecs", "ecs", "ecs", "rds-mysql", "rds-mysql", "strategic-product", "unlisted-product"];
const ORDER_KINDS = ["purchase", "purchase", "purchase", "renewal", "renewal", "upgrade"];
const CUSTOMER_KINDS = ["new", "new", "new", "new", "new", "new", "new", "new", "dormant", "existing"];

export const HEADER = "customer,customer_kind,linked_at,order,paid_at,paid,refunded,product,kind,billing";

/** The bytes of a file of `count` orders. */
export function orders(count, seed = 20240601) {
  const below = numbers(seed);
  const customers = Array.from({ length: Math.ceil(count / 5) }, (_, index) => ({
    id: `C${String(100000 + index)}`,
    kind: CUSTOMER_KINDS[below(CUSTOMER_KINDS.length)],
    linked: START + below(220 * DAY),
    count: 0,
  }));
  const placed = new Array(count);
  for (let index = 0; index < count; index++) {
    const customer = customers[below(customers.length)];
    const within = below(4) === 0 ? 80 * DAY : 58 * DAY;
    placed[index] = { customer, at: Math.min(customer.linked + below(within), START + 303 * DAY - 1) };
  }
  placed.sort((one, other) => one.at - other.at);
  const lines = [HEADER];
  let number = 0;
  for (const { customer, at } of placed) {
    const size = below(20);
    const paid = size === 0 ? below(20_000_000) : size < 4 ? below(2_000_000) : below(60_000);
    const refund = below(16);
    const refunded = refund === 0 ? paid : refund === 1 ? below(paid + 1) : 0;
    const billing = below(10) === 0 ? "pay-as-you-go" : "prepaid";
    lines.push(
      `${customer.id},${customer.kind},${written(customer.linked)},N${10000000 + number++},${written(at)},${money(paid)},${money(refunded)},` +
        `${PRODUCTS[below(PRODUCTS.length)]},${ORDER_KINDS[below(ORDER_KINDS.length)]},${billing}`,
    );
  }
  return new TextEncoder().encode(`${lines.join("\n")}\n`);
}

/** The same rows in another order, the same for the same seed. */
export function shuffled(bytes, seed = 7) {
  const below = numbers(seed);
  const [header, ...lines] = new TextDecoder().decode(bytes).trimEnd().split("\n");
  for (let last = lines.length - 1; last > 0; last--) {
    const place = below(last + 1);
    [lines[last], lines[place]] = [lines[place], lines[last]];
  }
  return new TextEncoder().encode(`${[header, ...lines].join("\n")}\n`);
}
