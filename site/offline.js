/** Keeps the pages of the site that were seen, and those that everybody needs, for when there is no network. */
const version = 'site';
const needed = [
  './',
  'judge.js',
  'style.css',
  'rules/index.html',
  'directories/index.html',
  'reference/index.html',
];

addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(version)
      .then((cache) => cache.addAll(needed))
      .then(() => skipWaiting()),
  );
});

addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) =>
        Promise.all(names.filter((name) => name !== version).map((name) => caches.delete(name))),
      )
      .then(() => clients.claim()),
  );
});

/** The network first, so that nobody sees an old page while there is one; feeds are nobody's business here. */
addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || !request.url.startsWith(registration.scope)) return;
  const kept = async () => (await caches.match(request, { ignoreSearch: true })) ?? Response.error();
  event.respondWith(
    fetch(request).then(async (answer) => {
      if (answer.ok) (await caches.open(version)).put(request, answer.clone());
      return answer;
    }, kept),
  );
});
