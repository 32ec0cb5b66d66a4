// What stands when the program does not: it gives the page its colours and language before the program is there, and when the
// program cannot be loaded or fails it shows what happened, keeps the figures and offers to go on with them.
(() => {
  "use strict";
  const FIGURES = "referral-statement.figures";

  // Storage may be missing or forbidden.
  const stored = (kind, name) => {
    try {
      return window[kind].getItem(name);
    } catch {
      return null;
    }
  };

  const root = document.documentElement;
  const theme = stored("localStorage", "referral-statement.theme");
  if (theme === "light" || theme === "dark") {
    root.dataset.theme = theme;
  }
  const asked = new URLSearchParams(location.search).get("lang");
  const language = asked ?? stored("localStorage", "referral-statement.language") ?? navigator.language ?? "";
  const zh = language.toLowerCase().startsWith("zh");
  root.lang = zh ? "zh-CN" : "en";
  // Is there something of the reader's own to be shown?
  const mine = (kind) => {
    try {
      const look = ["referral-statement.theme", "referral-statement.language"];
      return Object.keys(window[kind]).some((name) => name.startsWith("referral-statement.") && !look.includes(name));
    } catch {
      return false;
    }
  };
  window.referralKept = mine("sessionStorage") || mine("localStorage");
  // With scripts the rules' summary is kept for when it is needed.
  root.dataset.program = "waiting";

  const element = (name, text, children = []) => {
    const made = document.createElement(name);
    if (text) made.textContent = text;
    made.append(...children);
    return made;
  };

  const button = (text, act) => {
    const made = element("button", text);
    made.type = "button";
    made.addEventListener("click", act);
    return made;
  };

  // The figures go with the address, for a browser that keeps nothing; the part after # is never sent to a server.
  const again = (figures) => {
    try {
      window.sessionStorage.removeItem(FIGURES);
    } catch {
      // Nothing was kept.
    }
    const here = location.pathname + location.search;
    history.replaceState(null, "", `${here}#${figures ? `figures=${encodeURIComponent(figures)}` : "afresh"}`);
    location.reload();
  };

  // Where the program fails again at what was carried over like that, it is still there.
  const carried = () => {
    const mark = "#figures=";
    try {
      return location.hash.startsWith(mark) ? decodeURIComponent(location.hash.slice(mark.length)) : null;
    } catch {
      return null;
    }
  };

  let shown = false;
  const show = (message) => {
    if (document.readyState === "loading") {
      // The page is still read, and would go on behind this.
      document.addEventListener("DOMContentLoaded", () => show(message));
      return;
    }
    if (shown) return;
    shown = true;
    root.dataset.program = "stopped";
    const figures = window.referralFigures ?? carried() ?? stored("sessionStorage", FIGURES) ?? "";
    const said = (english, chinese) => {
      const first = element("p", zh ? chinese : english);
      const second = element("p", zh ? english : chinese);
      first.lang = zh ? "zh-CN" : "en";
      second.lang = zh ? "en" : "zh-CN";
      return [first, second];
    };
    const heading = element("h1", "The calculator stopped · 计算器已停止");
    const place = element("main", "", [heading]);
    place.id = "trap";
    place.append(
      ...said(
        "It could not be loaded or it failed. Your figures are safe; nothing was sent anywhere.",
        "程序未能加载或运行出错。您填写的内容仍在，未发送到任何地方。",
      ),
      element("pre", message),
    );
    if (figures) {
      const text = element("textarea");
      text.readOnly = true;
      text.rows = 10;
      text.value = figures;
      text.id = "trap-figures";
      const label = element("label", "Your figures · 您的数字");
      label.htmlFor = text.id;
      place.append(label, text, button("Reload with my figures · 带着这些数字重新加载", () => again(figures)));
    }
    place.append(button("Start afresh · 重新开始", () => again("")));
    const rules = document.getElementById("rules");
    document.body.replaceChildren(place, ...(rules ? [rules] : []));
    heading.tabIndex = -1;
    heading.focus();
  };

  window.referralTrap = show;

  const isOurs = (error) =>
    typeof WebAssembly === "undefined" ||
    error instanceof WebAssembly.RuntimeError ||
    error instanceof WebAssembly.CompileError ||
    error instanceof WebAssembly.LinkError;

  let started = false;
  addEventListener("program-started", () => {
    started = true;
  });

  if (typeof WebAssembly === "undefined") {
    show("This browser has no WebAssembly, or it is switched off. · 此浏览器不支持或已关闭 WebAssembly。");
  }

  // Until it has started every failure is one to load; later only those of the module itself.
  addEventListener(
    "error",
    (event) => {
      const source = event.target;
      if (source instanceof HTMLScriptElement || (source instanceof HTMLLinkElement && source.rel === "modulepreload")) {
        show(`could not be loaded: ${source.src || source.href || "the program"}`);
      } else if (event.error && (!started || isOurs(event.error))) {
        show(String(event.error));
      }
    },
    true,
  );
  addEventListener("unhandledrejection", (event) => {
    if (!started || isOurs(event.reason)) show(String(event.reason));
  });
})();
