// Ours: bytes in chunks of 1 MiB into the packed module, totals and typed columns out.
import { Ledger } from "../../dist/package/ledger.js";

const CHUNK = 1 << 20;
export const settings = { program: "cn-ambassador" };

export function ledger(bytes, count) {
  const own = new Ledger(settings);
  for (let at = 0; at < bytes.length; at += CHUNK) own.write(bytes.subarray(at, at + CHUNK));
  own.finish();
  const totals = own.totals();
  if (totals.orders !== count || totals.refused !== 0) throw new Error(`${totals.orders} orders, ${totals.refused} refused`);
  const total = Math.round(Number(own.total) * 100);
  const found = { total, rewards: own.rewards(0, count), counted: own.counted(0, count), why: own.reasonNumbers(0, count) };
  own.free();
  return found;
}
