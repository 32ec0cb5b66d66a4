// The types of <referral-calculator> for hosts; `docs/EMBED.md` says what each means.

/** A part that `hide` leaves out. */
export type Part = "heading" | "form" | "readings" | "wish" | "lines" | "payouts" | "curve" | "share" | "link";

/** A custom property that the host's style sheet sets on the element. */
export type CustomProperty = "--rs-accent" | "--rs-background" | "--rs-text" | "--rs-font" | "--rs-radius" | "--rs-size";

/** The attributes, all texts. */
export interface ReferralCalculatorAttributes {
  program: string;
  edition?: string;
  lang?: string;
  theme?: "light" | "dark" | "auto";
  accent?: string;
  mode?: "quick" | "full" | "explain";
  /** Parts with spaces or commas between them. */
  hide?: string;
  prefill?: string;
  /** `id=option id=option` */
  readings?: string;
  "cta-href"?: string;
  /** `auto` or pixels. */
  height?: string;
  loading?: "lazy" | "eager";
  /** Present: the visitor is asked whether the host may have the result. */
  results?: string | boolean;
}

/** What `rs-result` carries; nothing of it without the visitor's consent. Amounts are decimal texts. */
export interface ResultDetail {
  program?: string;
  currency?: string;
  total?: string;
  lowest?: string;
  highest?: string;
  /** The first day on which something is paid, where one is published: `2026-05-01`. */
  first_payment?: string;
}

/** What `rs-error` carries: a code of the embed, or of the contract with the place in the scenario. */
export interface ErrorDetail {
  code: "blocked" | "no-answer" | "program" | "unknown-program" | "link" | (string & {});
  message: string;
  path?: string;
  hint?: string;
}

/** The events; all bubble and leave shadow roots. */
export interface ReferralCalculatorEventMap extends HTMLElementEventMap {
  "rs-ready": CustomEvent<{ program?: string }>;
  "rs-change": CustomEvent<{ program?: string }>;
  "rs-result": CustomEvent<ResultDetail>;
  "rs-share": CustomEvent<{ how: "copied" | "shown" }>;
  "rs-error": CustomEvent<ErrorDetail>;
}

/** The element. */
export interface ReferralCalculatorElement extends HTMLElement {
  /** Puts a scenario of the contract in, as an object or as its JSON text. */
  setScenario(scenario: object | string): void;
  /** Opens a link of the calculator's. */
  readLink(link: string): void;
  /** Begins anew with what the attributes say. */
  reset(): void;
  addEventListener<K extends keyof ReferralCalculatorEventMap>(
    type: K,
    listener: (this: ReferralCalculatorElement, event: ReferralCalculatorEventMap[K]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
}

declare global {
  interface HTMLElementTagNameMap {
    "referral-calculator": ReferralCalculatorElement;
  }
}
