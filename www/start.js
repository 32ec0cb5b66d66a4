// Starts the program, and then the service worker, with which the page works without a network.
// An own file, because the page's policy allows no script inside the page; `Trunk.toml` has the names written beside it.
// All of it stands in one block: a part of this file, wherever it was cut, is no program, and the page says so.
{
  const root = document.documentElement;
  const named = (name) => new URL(document.querySelector(`meta[name="${name}"]`).content, document.baseURI).href;

  let again = "";

  // Fetches the styles of what is drawn after the first look; the program waits for them (`app/src/later.rs`).
  window.referralStyles = async () => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = named("styles") + again;
    // A browser keeps what it got once under an address, half of it too: another try has another.
    again = `?again=${Date.now()}`;
    try {
      await new Promise((load, fail) => {
        link.onload = load;
        link.onerror = () => fail(new Error("no styles"));
        document.head.append(link);
      });
      // Their last rule: half of them, or a page in their place, is no error to a browser.
      if (!getComputedStyle(root).getPropertyValue("--whole")) throw new Error("not all of the styles");
    } catch (error) {
      link.remove();
      throw error;
    }
  };

  try {
    const { default: init } = await import(named("program"));
    await init({ module_or_path: named("module") });
  } catch (error) {
    // Not every browser tells the page of a module that stopped while it was waited for.
    window.referralTrap?.(String(error));
    throw error;
  }
  root.dataset.program = "started";
  performance.mark("program-started");
  dispatchEvent(new Event("program-started"));

  // Tells the program that another version of the page is kept whole, and waits for the reader's word.
  const announce = (worker) => {
    window.referralUpdate = () => {
      worker.addEventListener("statechange", () => {
        if (worker.state === "activated") location.reload();
      });
      worker.postMessage("take over");
    };
    dispatchEvent(new Event("referral-update"));
  };

  const register = async () => {
    // The only script that is ever named by a text.
    const policy = window.trustedTypes?.createPolicy("service-worker", { createScriptURL: () => "sw.js" });
    const url = policy ? policy.createScriptURL("") : "sw.js";
    const registration = await navigator.serviceWorker.register(url, { updateViaCache: "none" });
    const watch = (worker) => {
      const look = () => {
        // The very first version is in nobody's way.
        if (worker.state === "installed" && registration.active) announce(worker);
      };
      worker.addEventListener("statechange", look);
      look();
    };
    registration.addEventListener("updatefound", () => watch(registration.installing));
    for (const worker of [registration.installing, registration.waiting]) {
      if (worker) watch(worker);
    }
    document.addEventListener("visibilitychange", () => {
      // Without a network there is nothing new.
      if (document.visibilityState === "visible") registration.update().catch(() => {});
    });
  };

  // Not in a frame of another page, and not from a file.
  const ownPage = window.top === window && location.protocol.startsWith("http");
  if (ownPage && window.isSecureContext && "serviceWorker" in navigator) {
    // Where it is forbidden, the page works as before, with a network.
    register().catch((error) => console.info(`no service worker: ${error}`));
  }
}
