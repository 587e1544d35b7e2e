import { valueAt } from './table.js';
import { parseUrl } from './url.js';

/** A page that shows a file or tells about it, where a feed needs the file itself. */
export interface Page {
  /** Who serves the page. */
  readonly host: string;
  /** The address of the file, where it follows from that of the page. */
  readonly file?: string;
}

/** Knows the pages of one site, by the path and the query of an address. */
type Site = (url: URL) => Page | undefined;

/** The pages of a site whose path has a form; the file's path is that with a piece replaced. */
function pages(host: string, form: RegExp, raw?: string): Site {
  return (url) => {
    if (!form.test(url.pathname)) return undefined;
    if (raw === undefined) return { host };
    const file = new URL(url);
    file.pathname = url.pathname.replace(form, raw);
    file.search = '';
    file.hash = '';
    return { host, file: file.href };
  };
}

const googleDrive: Site = ({ pathname, searchParams }) => {
  const inPath = /^\/(?:a\/[^/]+\/)?file\/(?:u\/\d+\/)?d\/([\w-]+)/.exec(pathname)?.[1];
  const id = inPath ?? (pathname === '/open' ? searchParams.get('id') : undefined);
  if (!id) return undefined;
  return { host: 'Google Drive', file: `https://drive.google.com/uc?export=download&id=${id}` };
};

const dropbox: Site = (url) => {
  if (!/^\/(?:s|scl|sh)\//.test(url.pathname)) return undefined;
  if (url.searchParams.get('dl') === '1' || url.searchParams.get('raw') === '1') return undefined;
  const file = new URL(url);
  file.searchParams.set('dl', '1');
  return { host: 'Dropbox', file: file.href };
};

const gitHub: Site = (url) => {
  if (url.searchParams.get('raw') === 'true') return undefined;
  return pages('GitHub', /^(\/[^/]+\/[^/]+)\/blob\//, '$1/raw/')(url);
};

const googleDocs: Site = (url) =>
  googleDrive(url) ?? pages('Google Docs', /^\/(?:document|spreadsheets|presentation)\/(?!.*\/export$)/)(url);

/** The address at which Google asks for a login; the same path is public elsewhere. */
const cloudStorage: Site = ({ pathname }) => ({
  host: 'Google Cloud for those who are logged in',
  file: `https://storage.googleapis.com${pathname}`,
});

/** The sites at which people keep recordings and pictures, by their hosts. */
const sites: Readonly<Record<string, Site>> = {
  'github.com': gitHub,
  'gist.github.com': pages('GitHub', /^\/[^/]+\/[\da-f]+\/?$/),
  'gitlab.com': pages('GitLab', /\/-\/blob\//, '/-/raw/'),
  'bitbucket.org': pages('Bitbucket', /^(\/[^/]+\/[^/]+)\/src\//, '$1/raw/'),
  'codeberg.org': pages('Codeberg', /^(\/[^/]+\/[^/]+)\/src\//, '$1/raw/'),
  'dropbox.com': dropbox,
  'drive.google.com': googleDrive,
  'docs.google.com': googleDocs,
  'storage.cloud.google.com': cloudStorage,
  'photos.google.com': pages('Google Photos', /^\//),
  'photos.app.goo.gl': pages('Google Photos', /^\//),
  '1drv.ms': pages('OneDrive', /^\//),
  'onedrive.live.com': pages('OneDrive', /^\/(?!download)/),
  'icloud.com': pages('iCloud', /^\/(?:iclouddrive|attachment)\//),
  'box.com': pages('Box', /^\/s\//),
  'app.box.com': pages('Box', /^\/s\/[^/]+$/),
  'mega.nz': pages('MEGA', /^\//),
  'we.tl': pages('WeTransfer', /^\//),
  'wetransfer.com': pages('WeTransfer', /^\/downloads\//),
  'mediafire.com': pages('MediaFire', /^\/(?:file|view)\//),
  'archive.org': pages('the Internet Archive', /^\/details\//),
  'youtube.com': pages('YouTube', /^\/(?:watch|shorts\/|live\/|embed\/|playlist|channel\/|@)/),
  'm.youtube.com': pages('YouTube', /^\/watch/),
  'music.youtube.com': pages('YouTube', /^\/watch/),
  'youtu.be': pages('YouTube', /^\/./),
  'vimeo.com': pages('Vimeo', /^\/\d+/),
  'soundcloud.com': pages('SoundCloud', /^\/[^/]+\/[^/]+/),
  'open.spotify.com': pages('Spotify', /^\//),
  'podcasts.apple.com': pages('Apple Podcasts', /^\//),
  'imgur.com': pages('Imgur', /^\/(?:a\/|gallery\/)?\w+$/),
  'flickr.com': pages('Flickr', /^\/photos\//),
  'unsplash.com': pages('Unsplash', /^\/photos\/[^/]+$/),
  'instagram.com': pages('Instagram', /^\/(?:p|reel)\//),
};

/** The page that an address leads to, when a site is known to answer it with one instead of a file. */
export function pageOf(address: string): Page | undefined {
  if (!/^https?:\/\//i.test(address)) return undefined;
  const host = /^https?:\/\/(?:www\.)?([a-z\d.-]+)/i.exec(address)?.[1]?.toLowerCase();
  const site = host === undefined ? undefined : valueAt(sites, host);
  const url = site && parseUrl(address);
  return url && site(url);
}
