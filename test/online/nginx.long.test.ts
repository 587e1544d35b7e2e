import { execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { serverLines } from '../../src/served/server-lines.js';
import { airworthy, diagnosticsIn, root } from '../run.js';

const port = 18_443;

/** nginx as Debian packages it; installs it where it is not there. */
function requireNginx(): string {
  try {
    return execFileSync('sh', ['-c', 'command -v nginx'], { encoding: 'utf8' }).trim();
  } catch {
    try {
      execFileSync(
        'sh',
        ['-c', 'apt-get update -q && apt-get install -qy --no-install-recommends nginx-light'],
        { stdio: 'pipe' },
      );
      return execFileSync('sh', ['-c', 'command -v nginx'], { encoding: 'utf8' }).trim();
    } catch (error) {
      throw new Error('This test needs nginx: apt-get install nginx-light', { cause: error });
    }
  }
}

/** Serves the committed feeds with nginx, and returns what check finds about the server. */
async function foundWith(lines: string): Promise<readonly string[]> {
  const nginx = requireNginx();
  const folder = mkdtempSync(join(tmpdir(), 'airworthy-nginx-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const www = join(folder, 'www');
  mkdirSync(www);
  const base = `https://localhost:${port}`;
  cpSync(join(root, 'feeds/rust-in-production'), join(www, 'feeds'), { recursive: true });
  cpSync(join(root, 'episodes/rust-in-production'), join(www, 'media'), { recursive: true });
  const feed = readFileSync(join(www, 'feeds/feed.xml'), 'utf8')
    .replaceAll('https://feeds.example.com/rust-in-production', `${base}/feeds`)
    .replaceAll('https://media.example.com/rust-in-production', `${base}/media`);
  writeFileSync(join(www, 'feeds/feed.xml'), feed);
  execFileSync('chmod', ['-R', 'a+rX', folder]);
  const certificates = join(import.meta.dirname, '../fixtures/certificates');
  writeFileSync(
    join(folder, 'nginx.conf'),
    `daemon off; pid ${folder}/pid; error_log ${folder}/error.log; worker_processes 1;
events { }
http {
  include /etc/nginx/mime.types; default_type application/octet-stream; access_log off;
  client_body_temp_path ${folder}/a; proxy_temp_path ${folder}/b; fastcgi_temp_path ${folder}/c; uwsgi_temp_path ${folder}/d; scgi_temp_path ${folder}/e;
  server {
    listen 127.0.0.1:${port} ssl http2; server_name localhost; root ${www};
    ssl_certificate ${certificates}/server.pem; ssl_certificate_key ${certificates}/server.key;
    ${lines}
  }
}`,
  );
  const running = spawn(nginx, ['-c', join(folder, 'nginx.conf'), '-e', join(folder, 'error.log')], {
    stdio: 'pipe',
  });
  let said = '';
  running.stderr.on('data', (chunk) => {
    said += chunk;
  });
  const ended = new Promise((resolve) => running.on('exit', resolve));
  try {
    await new Promise((resolve) => setTimeout(resolve, 1000));
    expect(said).not.toContain('[emerg]');
    const { out, err, code } = await airworthy(
      folder,
      [
        'check',
        `${base}/feeds/feed.xml`,
        '--online',
        '--episodes',
        'all',
        '--allow-private',
        '--format',
        'json',
        '--profile',
        'all',
      ],
      { env: { NODE_EXTRA_CA_CERTS: join(certificates, 'ca.pem') } },
    );
    expect({ code, err }).toMatchObject({ err: '' });
    const rules = diagnosticsIn(out).map(({ rule }) => String(rule));
    return [
      ...new Set(
        rules.filter((rule) =>
          /^media\/(?!audio|artwork-(?:large|small|size))|^xml\/|^atom\/self/.test(rule),
        ),
      ),
    ].sort();
  } finally {
    running.kill('SIGTERM');
    await ended;
  }
}

test('a stock nginx, before and after our lines', { timeout: 300_000 }, async () => {
  const before = await foundWith('');
  expect(before).toEqual(
    expect.arrayContaining([
      'media/chapters-content-type',
      'media/feed-charset-missing',
      'media/feed-cors-missing',
      'media/transcript-content-type',
    ]),
  );
  const ofServers = before.filter(
    (rule) => !/^media\/(?:artwork|image|audio|enclosure|episode|duration|chapters-(?!content))/.test(rule),
  );
  const after = await foundWith(serverLines.nginx);
  expect(after.filter((rule) => ofServers.includes(rule))).toEqual([]);
});
