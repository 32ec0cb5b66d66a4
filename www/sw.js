// Keeps one whole version of the page for use without a network. A later version is fetched whole beside it, and takes over
// only when the reader says so. The build writes the version and its files.
const VERSION = "{version}";
const FILES = ["{files}"];

const NAME = "referral-statement ";
const OWN = NAME + VERSION;
const PAGE = "./";

// One file of this very version: what comes from another, or comes in half, must not be kept.
const keep = async (cache, [path, size]) => {
  const response = await fetch(path, { cache: "no-cache" });
  const body = await response.clone().blob();
  const own = path === PAGE ? (await body.text()).includes(VERSION) : body.size === size;
  if (!response.ok || !own) throw new Error(`${path} is not of version ${VERSION}`);
  await cache.put(path, response);
};

addEventListener("install", (event) => {
  const whole = async () => {
    const cache = await caches.open(OWN);
    try {
      await Promise.all(FILES.map((file) => keep(cache, file)));
    } catch (error) {
      await caches.delete(OWN);
      throw error;
    }
  };
  event.waitUntil(whole());
});

addEventListener("activate", (event) => {
  const clean = async () => {
    const others = (await caches.keys()).filter((name) => name.startsWith(NAME) && name !== OWN);
    // The version before stays, for a page of it that is still being loaded.
    await Promise.all(others.slice(0, -1).map((name) => caches.delete(name)));
  };
  event.waitUntil(clean());
});

addEventListener("message", (event) => {
  if (event.data === "take over") skipWaiting();
});

const answer = async (request) => {
  const cache = await caches.open(OWN);
  const here = new URL(request.url);
  const scope = new URL(registration.scope);
  if (request.mode === "navigate" && [scope.pathname, `${scope.pathname}index.html`].includes(here.pathname)) {
    return (await cache.match(PAGE)) ?? fetch(request);
  }
  // Elsewhere a name is of one content only.
  return (await cache.match(request)) ?? (await caches.match(request)) ?? fetch(request);
};

// What host pages load is not the page's: it is never kept, and a frame of it that goes away while it loads is no failure.
const EMBED = new URL("embed/", registration.scope).href;

addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method === "GET" && new URL(request.url).origin === location.origin && !request.url.startsWith(EMBED)) {
    event.respondWith(answer(request));
  }
});
