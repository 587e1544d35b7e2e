/** The types that files of a show are sent with, by their endings: what the namespace and the directories ask for. */
const types = [
  ['xml', 'application/rss+xml; charset=utf-8'],
  ['json', 'application/json'],
  ['chapters.json', 'application/json+chapters'],
  ['vtt', 'text/vtt; charset=utf-8'],
  ['srt', 'application/x-subrip'],
  ['opml', 'text/x-opml; charset=utf-8'],
  ['mp3', 'audio/mpeg'],
  ['m4a', 'audio/x-m4a'],
] as const;

/** What pages of other sites read: the feed, transcripts and chapters. */
const readable = ['xml', 'json', 'vtt', 'srt'] as const;

const typeOf = (ending: (typeof types)[number][0]): string =>
  types.find(([each]) => each === ending)?.[1] ?? '';

const nginx = `# For the server { } block that serves the folder of the show.
# nginx answers HEAD, byte ranges, ETag and Last-Modified by itself.
location ~ \\.(?:xml|json|vtt|srt|opml)$ {
    types {
        application/rss+xml        xml;
        application/json           json;
        text/vtt                   vtt;
        application/x-subrip       srt;
        text/x-opml                opml;
    }
    location ~ (?:/chapters/[^/]+|chapters)\\.json$ {
        types { }
        default_type application/json+chapters;
        add_header Access-Control-Allow-Origin "*" always;
    }
    charset utf-8;
    charset_types application/rss+xml text/vtt text/x-opml;
    gzip on;
    gzip_vary on;
    gzip_proxied any;
    gzip_types application/rss+xml application/json application/json+chapters text/vtt application/x-subrip text/x-opml;
    add_header Access-Control-Allow-Origin "*" always;
}
location ~ \\.mp3$ { types { audio/mpeg mp3; } gzip off; }
location ~ \\.m4a$ { types { audio/x-m4a m4a; } gzip off; }
`;

const caddy = `# For the site block that serves the folder of the show.
# Caddy answers HEAD, byte ranges, ETag and Last-Modified by itself.
@readable path ${readable.map((ending) => `*.${ending}`).join(' ')}
header @readable Access-Control-Allow-Origin "*"
header *.xml Content-Type "${typeOf('xml')}"
@chapters path_regexp (?:/chapters/[^/]+|chapters)\\.json$
header @chapters Content-Type "${typeOf('chapters.json')}"
header *.vtt Content-Type "${typeOf('vtt')}"
header *.srt Content-Type "${typeOf('srt')}"
header *.opml Content-Type "${typeOf('opml')}"
header *.mp3 Content-Type "${typeOf('mp3')}"
header *.m4a Content-Type "${typeOf('m4a')}"
encode @readable gzip
file_server
`;

const apache = `# For the .htaccess of the folder of the show; needs mod_mime, mod_headers and mod_deflate.
# Apache answers HEAD, byte ranges and Last-Modified by itself.
AddType application/rss+xml .xml
AddType text/vtt .vtt
AddType application/x-subrip .srt
AddType text/x-opml .opml
AddType audio/mpeg .mp3
AddType audio/x-m4a .m4a
AddCharset utf-8 .xml .vtt .opml
<If "%{REQUEST_URI} =~ m#(?:/chapters/[^/]+|chapters)\\.json$#">
    ForceType application/json+chapters
</If>
<FilesMatch "\\.(?:xml|json|vtt|srt)$">
    Header always set Access-Control-Allow-Origin "*"
</FilesMatch>
<IfModule mod_deflate.c>
    AddOutputFilterByType DEFLATE application/rss+xml application/json application/json+chapters text/vtt application/x-subrip
</IfModule>
# mod_deflate changes the ETag and does not know it again; Last-Modified is enough.
FileETag None
`;

/** Rows of paths and headers, for services that read them from a file. */
const rows: readonly (readonly [path: string, ...headers: readonly string[]])[] = [
  ['/*.xml', `Content-Type: ${typeOf('xml')}`, 'Access-Control-Allow-Origin: *'],
  ['/*.json', 'Access-Control-Allow-Origin: *'],
  ['/chapters/*', `Content-Type: ${typeOf('chapters.json')}`],
  ['/*.vtt', `Content-Type: ${typeOf('vtt')}`, 'Access-Control-Allow-Origin: *'],
  ['/*.srt', `Content-Type: ${typeOf('srt')}`, 'Access-Control-Allow-Origin: *'],
  ['/*.opml', `Content-Type: ${typeOf('opml')}`],
  ['/*.mp3', `Content-Type: ${typeOf('mp3')}`],
  ['/*.m4a', `Content-Type: ${typeOf('m4a')}`],
];

const headersFile = (of: string): string =>
  `# For the file _headers in the folder that ${of} publishes.\n# Where the feed is in a folder, put its path before /chapters/.\n${rows.map(([path, ...headers]) => [path, ...headers.map((header) => `  ${header}`)].join('\n')).join('\n')}\n`;

const bucket = 's3://YOUR-BUCKET';

const s3 = `# For the AWS command line; put the name of your bucket in place of YOUR-BUCKET.
# S3 answers HEAD, byte ranges, ETag and Last-Modified by itself.
# It does not compress: let CloudFront do that (Compress objects automatically).
${types
  .map(([ending, type]) => {
    const excluded = ending === 'json' ? ' --exclude "*chapters*.json"' : '';
    return `aws s3 cp . ${bucket} --recursive --exclude "*" --include "${ending === 'chapters.json' ? '*chapters*.json' : `*.${ending}`}"${excluded} --content-type "${type}"`;
  })
  .join('\n')}
aws s3api put-bucket-cors --bucket YOUR-BUCKET --cors-configuration '{"CORSRules":[{"AllowedOrigins":["*"],"AllowedMethods":["GET","HEAD"],"AllowedHeaders":["*"]}]}'
`;

/** The lines for each server that make it serve a show as directories and players ask. */
export const serverLines = {
  nginx,
  caddy,
  apache,
  netlify: headersFile('Netlify'),
  cloudflare: headersFile('Cloudflare Pages'),
  s3,
} as const;

export type ServerName = keyof typeof serverLines;

/** The servers and services that there are lines for. */
export const serverNames: readonly ServerName[] = ['nginx', 'caddy', 'apache', 'netlify', 'cloudflare', 's3'];
