// Starts the calculator in its frame: colours and language at once, then the program; where that fails it says so, to the host too.
(() => {
  "use strict";
  const root = document.documentElement;
  const asked = new URLSearchParams(location.search);
  const theme = asked.get("theme");
  if (theme === "light" || theme === "dark") root.dataset.theme = theme;
  const zh = (asked.get("lang") || navigator.language || "").toLowerCase().startsWith("zh");
  root.lang = zh ? "zh-CN" : "en";
  // The program goes on from here (`app/src/widget/host.rs`).
  const id = location.hash.slice(1).split("/")[0];

  let stopped = false;
  const stop = (message) => {
    if (stopped) return;
    stopped = true;
    root.dataset.program = "stopped";
    console.error(message);
    // Says nothing but that it failed, so whoever the host is may hear it.
    if (window.parent !== window && id) window.parent.postMessage(`referral-statement/1 failed ${id}`, "*");
    const line = (text, lang, name = "p") => {
      const made = document.createElement(name);
      made.textContent = text;
      made.lang = lang;
      return made;
    };
    const again = document.createElement("button");
    again.type = "button";
    again.textContent = "Reload · 重新加载";
    again.addEventListener("click", () => location.reload());
    const place = document.createElement("main");
    place.id = "trap";
    place.append(
      line("The calculator could not be loaded, or it failed.", "en", "h1"),
      line("Nothing was sent anywhere.", "en"),
      line("计算器未能加载或运行出错。未向任何地方发送数据。", "zh-CN"),
      again,
    );
    const show = () => document.body.replaceChildren(place);
    if (document.body) show();
    else addEventListener("DOMContentLoaded", show);
  };
  window.referralTrap = stop;
  addEventListener("unhandledrejection", (event) => {
    if (event.reason instanceof WebAssembly.RuntimeError) stop(String(event.reason));
  });
  addEventListener("error", (event) => {
    if (event.error instanceof WebAssembly.RuntimeError) stop(String(event.error));
  });

  const start = async () => {
    const { default: init } = await import("./program.js");
    await init({ module_or_path: new URL("program_bg.wasm", document.baseURI) });
    root.dataset.program = "started";
    performance.mark("program-started");
  };
  const ready = () => start().catch((error) => stop(String(error)));
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", ready);
  else ready();
})();
