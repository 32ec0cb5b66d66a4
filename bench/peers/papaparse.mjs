// papaparse, and the rules over its rows.
import Papa from "papaparse";
import { decimals, integers, judge } from "./rules.mjs";

const rows = (bytes) => Papa.parse(new TextDecoder().decode(bytes), { header: true, skipEmptyLines: true }).data;

export const withDecimals = (bytes, _, reasons) => judge(rows(bytes), reasons, decimals);
export const withCents = (bytes, _, reasons) => judge(rows(bytes), reasons, integers);
