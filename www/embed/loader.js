// The loader of the embed: it defines <referral-calculator>, which holds the calculator in a frame of its own. `docs/EMBED.md` is
// its contract. No dependencies; the same file is a module and a classic script. The build takes comments and indentation away.
(() => {
  "use strict";
  const TAG = "referral-calculator";
  // Twice on a page is once.
  if (customElements.get(TAG)) return;

  const VERSION = 1;
  const SAYS = `referral-statement/${VERSION} `;
  const EVENTS = ["ready", "change", "result", "share", "error"];
  const STYLES = ["accent", "background", "text", "font", "radius", "size"];
  // What every element can have says nothing to the calculator.
  const COMMON = /^((data-|aria-|on|_|v-|x-|ng-|:|@).*|accesskey|autofocus|class|dir|draggable|hidden|id|inert|is|itemprop|key|nonce|part|popover|ref|role|slot|style|tabindex|title|translate)$/;
  // The languages that it speaks; of others around it nothing follows.
  const SPOKEN = /^(en|zh)\b/i;
  const USUAL_HEIGHT = 480;
  const MOST_HEIGHT = 20000;
  const PATIENCE = 20000;

  const hint = (text) => console.warn(`<${TAG}>: ${text}`);

  // A tag manager may have no current script, or one that is not this; where an error was made is always known.
  const stack = new Error().stack?.match(/\w+:\/\/[^\s()@]+\/loader\.js/);
  const named = document.querySelector('script[src*="/embed/"][src*="/loader.js"]');
  const here = stack?.[0] || named?.src || document.currentScript?.src;
  if (!here) {
    hint("The loader does not know its own address. Load it by a script element with src.");
    return;
  }
  // The build writes the way from `embed/1/` here.
  const page = new URL("frame.html", here);

  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    ":host{display:block;min-width:0}:host([hidden]),slot[hidden]{display:none}slot{display:block}" +
      "iframe{display:block;width:100%;border:0;color-scheme:inherit}",
  );

  // What the host says: its custom properties, the language around the element, and its attributes.
  const wishes = (element) => {
    const all = {};
    const style = getComputedStyle(element);
    for (const name of STYLES) {
      const value = style.getPropertyValue(`--rs-${name}`).trim();
      if (value) all[`--rs-${name}`] = value;
    }
    for (let at = element; at && !all.lang; at = at.parentNode ?? at.host) if (SPOKEN.test(at.lang)) all.lang = at.lang;
    for (const { name, value } of element.attributes) if (!COMMON.test(name)) all[name] = value;
    const to = all["cta-href"];
    // Relative to the page of the host, not to the frame.
    if (to && URL.canParse?.(to, document.baseURI)) all["cta-href"] = new URL(to, document.baseURI).href;
    return all;
  };

  class ReferralCalculator extends HTMLElement {
    // What was typed is found again by it when the element is moved.
    #id = crypto.getRandomValues(new Uint32Array(4)).join("-");
    #slot = document.createElement("slot");
    #frame;
    #port;
    #end;
    #timer;
    #said;
    #height = USUAL_HEIGHT;
    #queue = [];

    constructor() {
      super();
      const root = this.attachShadow({ mode: "open" });
      root.adoptedStyleSheets = [sheet];
      root.append(this.#slot);
    }

    connectedCallback() {
      if (this.#frame) return;
      const { prefill, ...said } = wishes(this);
      const url = new URL(page);
      url.search = new URLSearchParams(said);
      // What comes after # is sent to no server.
      url.hash = this.#id + (prefill ? `/?s=${prefill.split("s=").pop()}` : "");
      this.#said = JSON.stringify(wishes(this));
      const frame = (this.#frame = document.createElement("iframe"));
      this.#name(said.lang);
      frame.sandbox = "allow-scripts allow-same-origin allow-forms allow-popups";
      frame.allow = "clipboard-write; web-share";
      frame.referrerPolicy = "no-referrer";
      frame.loading = said.loading === "lazy" ? "lazy" : "eager";
      // What the host has put into the element is seen until the calculator is there.
      this.#size(this.childElementCount ? 0 : USUAL_HEIGHT);
      frame.src = url;

      this.#end = new AbortController();
      const { signal } = this.#end;
      addEventListener("message", (event) => this.#greet(event), { signal });
      frame.addEventListener("load", () => {
        clearTimeout(this.#timer);
        if (this.#port) return;
        this.#timer = setTimeout(() => this.#fail("no-answer", "The frame was loaded and does not answer."), PATIENCE);
      });
      document.addEventListener(
        "securitypolicyviolation",
        ({ blockedURI, effectiveDirective }) => {
          if (!blockedURI.startsWith(page.origin) || effectiveDirective !== "frame-src") return;
          this.#fail("blocked", `The host's policy forbids the frame. Add to it: frame-src ${page.origin}`);
        },
        { signal },
      );
      const look = () => this.#tellWishes();
      const watch = new MutationObserver(look);
      watch.observe(this, { attributes: true });
      // A switch of the page's own for its language or its colours is said there.
      watch.observe(document.documentElement, { attributes: true });
      // The host's style sheet may come later than the element, and may say something else in the dark.
      addEventListener("load", look, { signal });
      matchMedia("(prefers-color-scheme: dark)").addEventListener("change", look, { signal });
      signal.onabort = () => watch.disconnect();
      this.shadowRoot.append(frame);
    }

    disconnectedCallback() {
      this.#end?.abort();
      this.#port?.close();
      clearTimeout(this.#timer);
      this.#frame?.remove();
      this.#frame = this.#port = this.#end = undefined;
      this.#slot.hidden = false;
    }

    // Where a page moves it by `moveBefore`, the frame lives on.
    connectedMoveCallback() {}

    setScenario(scenario) {
      try {
        this.#tell("scenario", scenario ?? "");
      } catch (error) {
        // What cannot be written as JSON, such as a thing that holds itself.
        this.#emit("error", { code: "malformed-json", message: String(error) });
      }
    }

    readLink(link) {
      this.#tell("link", String(link));
    }

    reset() {
      this.#tell("reset");
    }

    // Only our own frame, and only by the name that this element gave it.
    #greet({ source, origin, data }) {
      if (!source || source !== this.#frame.contentWindow || origin !== page.origin) return;
      if (data === `${SAYS}failed ${this.#id}`) this.#fail("program", "The calculator could not be loaded, or it stopped.");
      if (data !== `${SAYS}hello ${this.#id}`) return;
      clearTimeout(this.#timer);
      this.#port?.close();
      const { port1, port2 } = new MessageChannel();
      this.#port = port1;
      port1.onmessage = (event) => this.#hear(JSON.parse(event.data));
      source.postMessage(`${SAYS}connect ${this.#id}`, origin, [port2]);
      for (const text of this.#queue.splice(0)) port1.postMessage(text);
      this.#tellWishes();
    }

    #hear({ v, type, payload }) {
      if (v !== VERSION) return;
      if (type === "height") this.#height = Math.min(Math.max(payload, 80), MOST_HEIGHT);
      if (type === "hint") hint(payload);
      if (type === "ready") this.#slot.hidden = true;
      // Opened by the host, a page is not held in the frame's sandbox.
      if (type === "follow" && /^https?:/.test(payload)) open(payload, "_blank", "noopener");
      if (this.#slot.hidden) this.#size(this.#height);
      if (EVENTS.includes(type)) this.#emit(type, payload);
    }

    #size(pixels) {
      const fixed = /^\s*(\d+)(px)?\s*$/.exec(this.getAttribute("height"))?.[1];
      this.#frame.style.height = `${pixels && fixed > 0 && fixed <= MOST_HEIGHT ? fixed : pixels}px`;
    }

    #name(lang) {
      this.#frame.title = /^zh/i.test(lang || navigator.language) ? "推荐收益计算器" : "Referral calculator";
    }

    #tellWishes() {
      const all = wishes(this);
      const said = JSON.stringify(all);
      if (said === this.#said) return;
      this.#said = said;
      this.#name(all.lang);
      if (all.loading !== "lazy") this.#frame.loading = "eager";
      if (this.#slot.hidden) this.#size(this.#height);
      this.#tell("options", all);
    }

    #tell(type, payload) {
      const text = JSON.stringify({ v: VERSION, type, payload });
      if (this.#port) this.#port.postMessage(text);
      else this.#queue.push(text);
    }

    #fail(code, message) {
      hint(message);
      if (this.childElementCount) {
        this.#slot.hidden = false;
        this.#size(0);
      }
      this.#emit("error", { code, message });
    }

    #emit(type, detail = {}) {
      this.dispatchEvent(new CustomEvent(`rs-${type}`, { bubbles: true, composed: true, detail }));
    }
  }
  customElements.define(TAG, ReferralCalculator);
})();
