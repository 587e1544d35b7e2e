/**
 * How long it takes to ask the servers of a feed of 500 episodes about its recordings, over connections with some
 * latency, beside the ideal: every connection that the limits allow is busy all the time. Run alone:
 * `node test/bench/online.mjs`, after a build.
 */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { openClient } from './modules/io/online/client.js';
import { gather } from './modules/io/online/gather.js';
import { anyReach } from './modules/io/online/reach.js';

const episodes = 500;
const hosts = 4;
const limits = { perHost: 6, inAll: 24 };
const recording = readFileSync(new URL('../fixtures/media/mono-64k.mp3', import.meta.url)).subarray(0, 4096);

async function ask(latency) {
  let requests = 0;
  const server = createServer((request, response) => {
    requests++;
    setTimeout(() => {
      const part = {
        'content-range': `bytes 0-${recording.length - 1}/40000000`,
        'content-length': recording.length,
      };
      response.writeHead(request.method === 'HEAD' ? 200 : 206, { 'content-type': 'audio/mpeg', ...part });
      response.end(request.method === 'HEAD' ? undefined : recording);
    }, latency);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  const reach = { ...anyReach, resolve: async () => [{ address: '127.0.0.1', family: 4 }] };
  const client = openClient({ userAgent: 'airworthy bench', reach, limits });
  const addresses = Array.from({ length: episodes }, (_, index) => ({
    url: `http://h${index % hosts}.example.com:${port}/${index}.mp3`,
    role: 'recording',
  }));
  // The first answer waits for what reads recordings to be loaded.
  await gather([{ url: `http://first.example.com:${port}/0.mp3`, role: 'recording' }], client);
  requests = 0;
  const start = performance.now();
  await gather(addresses, client);
  const milliseconds = performance.now() - start;
  await client.close();
  server.closeAllConnections();
  server.close();
  return {
    latency,
    requests,
    milliseconds,
    ideal: (requests / Math.min(limits.inAll, hosts * limits.perHost)) * latency,
  };
}

/** Milliseconds for each latency, and the ideal. */
export async function benchOnline() {
  return [await ask(20), await ask(200)];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.table(await benchOnline());
