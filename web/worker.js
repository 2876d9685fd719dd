// The service worker: after the first visit the page needs no network.
//
// The site generator writes the list of files below, with their hashes, and puts
// this script at the site's root, whose folder is what it serves. Each version of
// the list has a cache of its own. A new version is fetched whole beside the old
// one, which goes on until the learner says so or no page of it is open any more.
// Caches of others, and of another copy of this site on the same host, are never
// touched: ours carry the folder's path in their names.
"use strict";

const VERSION = "{{version}}"; // a hash of the list
const FILES = "{{files}}"; // [path, SHA-256 in hexadecimal, 1 if the first prediction needs it], in that order

const ROOT = new URL("./", self.location);
const OURS = `inkling ${ROOT.pathname} `; // a path holds no space: no other copy's name begins so
const CACHE = OURS + VERSION;
const listed = new Map(FILES.map(([path, hash]) => [path, hash]));
const keyOf = (path) => new URL(path, ROOT).href;

// Problem is why a file could not be kept: what, and which.
class Problem extends Error {
  constructor(what, file, detail = "") {
    super(`${file}: ${detail || what}`);
    this.report = { what, file, detail };
  }
}

// ---- fetching a version ----

const hexadecimal = (buffer) => Array.from(new Uint8Array(buffer), (b) => b.toString(16).padStart(2, "0")).join("");
const isRight = async (response, hash) =>
  hexadecimal(await crypto.subtle.digest("SHA-256", await response.clone().arrayBuffer())) === hash;

// download is a listed file, checked: what the browser has may be old, and a
// host may know a page by its folder only, or only by its name.
async function download(path, hash) {
  const hashed = /\.[0-9a-f]{16}\./.test(path);
  const tries = [[path, hashed ? "default" : "no-cache"], [path, "reload"]];
  if (path.endsWith("index.html")) tries.unshift([path.slice(0, -"index.html".length), "no-cache"]);
  let problem;
  for (const [address, cache] of tries) {
    let response;
    try {
      response = await fetch(keyOf(address), { cache });
    } catch (err) {
      throw new Problem("network", path, err.message);
    }
    if (!response.ok) problem = new Problem("status", path, String(response.status));
    else if (!(await isRight(response, hash))) problem = new Problem("bytes", path);
    else if (!response.redirected) return response;
    else return new Response(await response.arrayBuffer(), { headers: { "Content-Type": response.headers.get("Content-Type") || "" } });
  }
  throw problem;
}

// kept is a file of this version as another version has it, or undefined.
async function kept(path, hash, names) {
  for (const name of names) {
    const response = await caches.match(keyOf(path), { cacheName: name, ignoreVary: true });
    if (response && (await isRight(response, hash))) return response;
  }
}

// fill brings what is missing of the files into the cache, one after the other.
// What is there already was checked when it came: after an interruption it goes
// on where it was.
async function fill(files) {
  const others = (await ourCaches()).filter((name) => name !== CACHE);
  for (const [path, hash] of files) {
    if (await has(path)) continue;
    const response = (await kept(path, hash, others)) || (await download(path, hash));
    try {
      const cache = await caches.open(CACHE);
      await cache.put(keyOf(path), response);
    } catch (err) {
      throw new Problem(err.name === "QuotaExceededError" ? "full" : "storage", path, err.message);
    }
  }
  for (const [path] of files) {
    if (!(await has(path))) throw new Problem("storage", path, "gone"); // emptied meanwhile
  }
}

const has = (path) => caches.match(keyOf(path), { cacheName: CACHE, ignoreVary: true }).then(Boolean);
const ourCaches = async () => (await caches.keys()).filter((name) => name.startsWith(OURS));

// say tells every page of this copy.
async function say(message) {
  const pages = await self.clients.matchAll({ includeUncontrolled: true, type: "window" });
  for (const page of pages) if (page.url.startsWith(ROOT.href)) page.postMessage({ inklingWorker: message });
}

const reportOf = (err) => err.report || { what: "storage", file: "", detail: String(err.message || err) };

// ---- a version's life ----

// The very first version works as soon as a digit can be read, and completes
// itself when a page asks; each later one has to be complete.
self.addEventListener("install", (event) => {
  const first = !self.registration.active;
  const work = fill(FILES.filter(([, , needed]) => needed || !first));
  event.waitUntil(work.catch(async (err) => {
    await say({ type: "failed", update: !first, report: reportOf(err) });
    throw err; // the browser forgets this version and tries again at a later visit
  }));
});

self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

// A page asks for the rest of this version, or gives the word to change to it.
self.addEventListener("message", (event) => {
  const page = event.source;
  if (!event.data || !page) return;
  if (event.data.inkling === "change") event.waitUntil(self.skipWaiting());
  if (event.data.inkling !== "complete") return;
  const work = fill(FILES).then(forget).then(
    () => page.postMessage({ inklingWorker: { type: "complete" } }),
    (err) => page.postMessage({ inklingWorker: { type: "failed", update: false, report: reportOf(err) } })
  );
  event.waitUntil(work);
});

// forget drops older versions, once no page can still be showing one: the only
// page is the one that has just asked. A newer one on its way is left alone.
async function forget() {
  const pages = await self.clients.matchAll({ type: "window" });
  if (pages.length > 1 || self.registration.installing || self.registration.waiting) return;
  for (const name of await ourCaches()) if (name !== CACHE) await caches.delete(name);
}

// ---- answering ----

// nameOf is the listed file that an address means, without its query; a
// folder means its page. "" stands for what is not ours.
function nameOf(url) {
  if (url.origin !== ROOT.origin || !url.pathname.startsWith(ROOT.pathname)) return "";
  const path = url.pathname.slice(ROOT.pathname.length);
  return path === "" || path.endsWith("/") ? path + "index.html" : path;
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || request.headers.has("Range")) return;
  const url = new URL(request.url);
  const name = nameOf(url);
  if (request.mode === "navigate" && listed.has(name + "/index.html")) {
    url.pathname += "/"; // relative addresses on the page count from its folder
    event.respondWith(Response.redirect(url.href));
  } else if (listed.has(name)) {
    event.respondWith(answer(name, request));
  } else if (/\.[0-9a-f]{16}\./.test(name)) {
    event.respondWith(old(name, request));
  }
});

async function answer(name, request) {
  return (await caches.match(keyOf(name), { cacheName: CACHE, ignoreVary: true })) || fetch(request);
}

// old is a file of an older version, for a page that still shows it.
async function old(name, request) {
  for (const cacheName of await ourCaches()) {
    const response = await caches.match(keyOf(name), { cacheName, ignoreVary: true });
    if (response) return response;
  }
  return fetch(request);
}
