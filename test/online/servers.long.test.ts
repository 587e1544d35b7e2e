import { execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { serverLines } from '../../src/served/server-lines.js';
import { airworthy, diagnosticsIn, root } from '../run.js';

const port = 18_443;

/** A server as Debian packages it, and how it is told what to serve. */
interface Server {
  readonly command: string;
  readonly package: string;
  /** The name of its configuration, and what it is started with there. */
  readonly config: string;
  readonly args: readonly string[];
  /** Serves a folder at the port, with lines of ours where it takes them. */
  readonly configuration: (at: Places, lines: string) => string;
}

interface Places {
  readonly folder: string;
  readonly www: string;
  readonly certificates: string;
}

const modules = '/usr/lib/apache2/modules';

const servers = {
  nginx: {
    ...{ command: 'nginx', package: 'nginx-light', config: 'nginx.conf' },
    args: ['-c', 'nginx.conf', '-e', 'error.log', '-p', '.'],
    configuration: (
      { folder, www, certificates },
      lines,
    ) => `daemon off; pid ${folder}/pid; worker_processes 1;
error_log ${folder}/error.log;
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
  },
  caddy: {
    ...{ command: 'caddy', package: 'caddy', config: 'Caddyfile' },
    args: ['run', '--config', 'Caddyfile', '--adapter', 'caddyfile'],
    configuration: ({ www, certificates }, lines) => `{
  admin off
  auto_https off
}
https://localhost:${port} {
  bind 127.0.0.1
  tls ${certificates}/server.pem ${certificates}/server.key
  root * ${www}
  ${lines || 'file_server'}
}`,
  },
  apache: {
    ...{ command: 'apache2', package: 'apache2-bin media-types', config: 'apache.conf' },
    args: ['-D', 'FOREGROUND', '-d', '.', '-f', 'apache.conf'],
    configuration: ({ folder, www, certificates }, lines) => `${[
      ...['mpm_event', 'authz_core', 'mime', 'headers', 'filter', 'deflate', 'ssl', 'http2'],
    ]
      .map((name) => `LoadModule ${name}_module ${modules}/mod_${name}.so`)
      .join('\n')}
ServerName localhost
PidFile ${folder}/pid
ErrorLog ${folder}/error.log
Listen 127.0.0.1:${port} https
Protocols h2 http/1.1
TypesConfig /etc/mime.types
SSLEngine on
SSLCertificateFile ${certificates}/server.pem
SSLCertificateKeyFile ${certificates}/server.key
DocumentRoot ${www}
<Directory ${www}>
  Require all granted
${lines}
</Directory>`,
  },
} as const satisfies Record<string, Server>;

/** The command of a server; installs it where it is not there. */
function requireServer({ command, package: name }: Server): string {
  const find = (): string => execFileSync('sh', ['-c', `command -v ${command}`], { encoding: 'utf8' }).trim();
  try {
    return find();
  } catch {
    try {
      const install = `apt-get update -q && apt-get install -qy --no-install-recommends ${name}`;
      execFileSync('sh', ['-c', install], { stdio: 'pipe' });
      return find();
    } catch (error) {
      throw new Error(`This test needs ${command}: apt-get install ${name}`, { cause: error });
    }
  }
}

/** Serves the committed feeds, and returns what check finds about the server. */
async function foundWith(server: Server, lines: string): Promise<readonly string[]> {
  const command = requireServer(server);
  const folder = mkdtempSync(join(tmpdir(), `airworthy-${server.command}-`));
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
  writeFileSync(join(folder, server.config), server.configuration({ folder, www, certificates }, lines));
  const running = spawn(command, server.args, {
    ...{ cwd: folder, stdio: 'pipe' },
    env: { ...process.env, XDG_CONFIG_HOME: folder, XDG_DATA_HOME: folder },
  });
  let said = '';
  for (const stream of [running.stdout, running.stderr]) {
    stream.on('data', (chunk) => {
      said += chunk;
    });
  }
  const ended = new Promise((resolve) => running.on('exit', resolve));
  try {
    await untilOpen(() => running.exitCode === null || Promise.reject(new Error(said)));
    const all = ['--online', '--episodes', 'all', '--allow-private', '--format', 'json', '--profile', 'all'];
    const { out, err, code } = await airworthy(folder, ['check', `${base}/feeds/feed.xml`, ...all], {
      env: { NODE_EXTRA_CA_CERTS: join(certificates, 'ca.pem') },
    });
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

/** Waits until something listens at the port, at most ten seconds. */
async function untilOpen(isRunning: () => true | Promise<never>): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    await isRunning();
    const isOpen = await new Promise((resolve) => {
      const socket = connect(port, '127.0.0.1', () => resolve(true)).on('error', () => resolve(false));
      socket.on('close', () => resolve(false)).on('connect', () => socket.destroy());
    });
    if (isOpen) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('The server does not listen.');
}

test.each(Object.keys(servers) as (keyof typeof servers)[])(
  'a stock %s, before and after our lines',
  { timeout: 300_000 },
  async (name) => {
    const before = await foundWith(servers[name], '');
    expect(before).toEqual(
      expect.arrayContaining(['media/chapters-content-type', 'media/feed-cors-missing']),
    );
    const ofServers = before.filter(
      (rule) => !/^media\/(?:artwork|image|audio|enclosure|episode|duration|chapters-(?!content))/.test(rule),
    );
    const after = await foundWith(servers[name], serverLines[name]);
    expect(after.filter((rule) => ofServers.includes(rule))).toEqual([]);
  },
);
